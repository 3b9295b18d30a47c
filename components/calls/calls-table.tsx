'use client';

import { ArrowDownLeft, ArrowUpRight } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useRef, useState } from 'react';
import { businessPath } from '#components/layout/navigation.ts';
import { CardsHead, PickAllHead, PickCard, PickCell } from '#components/selection/pick-box.tsx';
import { type Selection, useSelection } from '#components/selection/use-selection.ts';
import { Tags } from '#components/tags/tags.tsx';
import { Card } from '#components/ui/card.tsx';
import { cn } from '#components/ui/cn.ts';
import { columnsCookie } from '#components/ui/column-choice.ts';
import { ColumnChooser } from '#components/ui/column-chooser.tsx';
import { HoverLink } from '#components/ui/hover-link.tsx';
import { rememberInCookie } from '#components/ui/preferences.ts';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { ScorePill } from '#components/ui/score-pill.tsx';
import { CallStatus } from '#components/ui/status-badge.tsx';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '#components/ui/table.tsx';
import { rowMark, useRowKeys } from '#components/ui/use-row-keys.ts';
import { callBrief } from './call-brief.ts';
import { isOver, otherSide } from './call-state.ts';
import { exportAddress } from './calls-address.ts';
import { CALL_COLUMNS, type CallColumn, CallLength, STANDARD_COLUMNS } from './calls-columns.tsx';
import { Person } from './person.tsx';
import { type CallRow, type CallsPage, type CallsQuery, useCalls } from './queries.ts';

const SelectionBar = dynamic(
  () => import('#components/selection/selection-bar.tsx').then((module) => module.SelectionBar),
  { ssr: false },
);

/** One page of calls: a table whose columns can be chosen, or cards of three lines on a phone. Follows what goes on now. */
export function CallsTable(props: { query: CallsQuery; initial: CallsPage; columns: string[] }) {
  const { data = props.initial } = useCalls(props.query, props.initial);
  const [shown, setShown] = useState<readonly string[]>(props.columns);
  const list = useRef<HTMLDivElement>(null);
  const selection = useSelection(data.calls.map(({ id }) => id));
  useRowKeys(list, selection.toggle);
  const columns = CALL_COLUMNS.filter(({ id }) => shown.includes(id));
  function choose(next: string[]) {
    setShown(next);
    rememberInCookie(columnsCookie('calls'), next.join('.'));
  }
  return (
    <Card ref={list} className="overflow-hidden">
      <CardsHead selection={selection} things="calls" />
      <ul className="divide-y divide-border md:hidden">
        {data.calls.map((call) => (
          <CallCard key={call.id} call={call} selection={selection} />
        ))}
      </ul>
      <div className="max-md:hidden">
        <Table>
          <TableHeader>
            <TableRow>
              <PickAllHead selection={selection} things="calls" />
              <TableHead>Status</TableHead>
              <TableHead>Who</TableHead>
              {columns.map(({ id, label, className }) => (
                <TableHead key={id} className={className}>
                  {label}
                </TableHead>
              ))}
              <TableHead className="sticky right-0 w-10 bg-card pl-0 text-right last:pr-1.5">
                <ColumnChooser columns={CALL_COLUMNS} shown={shown} standard={STANDARD_COLUMNS} onChange={choose} />
              </TableHead>
            </TableRow>
          </TableHeader>
          <TableBody>
            {data.calls.map((call) => (
              <CallTableRow key={call.id} call={call} columns={columns} selection={selection} />
            ))}
          </TableBody>
        </Table>
      </div>
      {selection.ids.length > 0 && (
        <SelectionBar
          count={selection.ids.length}
          exported={exportAddress({ business_id: props.query.business_id, ids: selection.ids.join() })}
          onClear={selection.clear}
        />
      )}
    </Card>
  );
}

const callPath = (call: CallRow) => businessPath(call.business_id, `calls/${call.id}`);

/** Whom a box is about: the person, else the number. */
const whoOf = (call: CallRow): string => call.lead_name ?? otherSide(call).number ?? 'the call';

function CallTableRow(props: { call: CallRow; columns: CallColumn[]; selection: Selection }) {
  const { call, selection } = props;
  return (
    <TableRow className="relative" data-state={selection.has(call.id) ? 'selected' : undefined}>
      <PickCell id={call.id} name={whoOf(call)} selection={selection} />
      <TableCell className="w-32">
        <CallStatus status={call.status} className="flex" />
      </TableCell>
      <TableCell className="whitespace-nowrap">
        <span className="flex items-center gap-2">
          <Direction call={call} />
          {/* The link lies over the whole row. */}
          <HoverLink
            {...rowMark(call.id)}
            href={callPath(call)}
            className="max-w-56 truncate rounded-xs after:absolute after:inset-0 after:content-[''] focus-visible:outline-none focus-visible:after:-outline-offset-2 focus-visible:after:outline-2 focus-visible:after:outline-ring"
          >
            <Person call={call} />
          </HoverLink>
        </span>
      </TableCell>
      {props.columns.map(({ id, className, cell }) => (
        <TableCell key={id} className={className}>
          {cell(call)}
        </TableCell>
      ))}
      <TableCell className="w-10" />
    </TableRow>
  );
}

function CallCard({ call, selection }: { call: CallRow; selection: Selection }) {
  return (
    <li className="relative">
      <PickCard id={call.id} name={whoOf(call)} selection={selection} />
      <HoverLink
        {...rowMark(call.id)}
        href={callPath(call)}
        className={cn(
          'grid grid-cols-1 gap-0.5 px-4 py-3 focus-visible:-outline-offset-2 active:bg-muted',
          selection.choosing && 'pl-12',
        )}
      >
        <span className="flex items-center justify-between gap-3 text-base">
          <span className="flex min-w-0 items-center gap-2">
            <Direction call={call} />
            <Person call={call} className="truncate" />
          </span>
          <RelativeTime at={call.created_at} className="shrink-0 text-muted-foreground text-xs" />
        </span>
        <span className="line-clamp-2 text-muted-foreground text-sm">{callBrief(call)}</span>
        <span className="flex flex-wrap items-center gap-x-3 gap-y-1 text-xs">
          <CallStatus status={call.status} />
          {(call.duration !== null || !isOver(call)) && <CallLength call={call} />}
          <Tags tags={call.tags} />
          <ScorePill score={call.score} className="ml-auto" />
        </span>
      </HoverLink>
    </li>
  );
}

function Direction({ call }: { call: CallRow }) {
  const Icon = call.direction === 'inbound' ? ArrowDownLeft : ArrowUpRight;
  return (
    <Icon
      className="size-3.5 shrink-0 text-muted-foreground"
      aria-label={call.direction === 'inbound' ? 'Incoming' : 'Outgoing'}
    />
  );
}
