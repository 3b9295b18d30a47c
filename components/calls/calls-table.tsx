'use client';

import { ArrowDownLeft, ArrowUpRight } from 'lucide-react';
import { useRef, useState } from 'react';
import { businessPath } from '#components/layout/navigation.ts';
import { Card } from '#components/ui/card.tsx';
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
import { isOver } from './call-state.ts';
import { CALL_COLUMNS, type CallColumn, CallLength, STANDARD_COLUMNS, Tags } from './calls-columns.tsx';
import { Person } from './person.tsx';
import { type CallRow, type CallsPage, type CallsQuery, useCalls } from './queries.ts';

/** One page of calls: a table, or cards of three lines on a phone. With `columns` they can be chosen. Follows what goes on now. */
export function CallsTable(props: { query: CallsQuery; initial: CallsPage; columns?: string[] }) {
  const { data = props.initial } = useCalls(props.query, props.initial);
  const [shown, setShown] = useState<readonly string[]>(props.columns ?? STANDARD_COLUMNS);
  const list = useRef<HTMLDivElement>(null);
  useRowKeys(list);
  const columns = CALL_COLUMNS.filter(({ id }) => shown.includes(id));
  function choose(next: string[]) {
    setShown(next);
    rememberInCookie(columnsCookie('calls'), next.join('.'));
  }
  return (
    <Card ref={list} className="overflow-hidden">
      <ul className="divide-y divide-border md:hidden">
        {data.calls.map((call) => (
          <CallCard key={call.id} call={call} />
        ))}
      </ul>
      <div className="max-md:hidden">
        <Table>
          <TableHeader>
            <TableRow>
              <TableHead>Status</TableHead>
              <TableHead>Who</TableHead>
              {columns.map(({ id, label, className }) => (
                <TableHead key={id} className={className}>
                  {label}
                </TableHead>
              ))}
              <TableHead className="sticky right-0 w-10 bg-card pl-0 text-right last:pr-1.5">
                {props.columns && (
                  <ColumnChooser columns={CALL_COLUMNS} shown={shown} standard={STANDARD_COLUMNS} onChange={choose} />
                )}
              </TableHead>
            </TableRow>
          </TableHeader>
          <TableBody>
            {data.calls.map((call) => (
              <CallTableRow key={call.id} call={call} columns={columns} />
            ))}
          </TableBody>
        </Table>
      </div>
    </Card>
  );
}

const callPath = (call: CallRow) => businessPath(call.business_id, `calls/${call.id}`);

function CallTableRow({ call, columns }: { call: CallRow; columns: CallColumn[] }) {
  return (
    <TableRow className="relative">
      <TableCell className="w-32">
        <CallStatus status={call.status} className="flex" />
      </TableCell>
      <TableCell className="whitespace-nowrap">
        <span className="flex items-center gap-2">
          <Direction call={call} />
          {/* The link lies over the whole row. */}
          <HoverLink
            {...rowMark}
            href={callPath(call)}
            className="max-w-56 truncate rounded-xs after:absolute after:inset-0 after:content-[''] focus-visible:outline-none focus-visible:after:-outline-offset-2 focus-visible:after:outline-2 focus-visible:after:outline-ring"
          >
            <Person call={call} />
          </HoverLink>
        </span>
      </TableCell>
      {columns.map(({ id, className, cell }) => (
        <TableCell key={id} className={className}>
          {cell(call)}
        </TableCell>
      ))}
      <TableCell className="w-10" />
    </TableRow>
  );
}

function CallCard({ call }: { call: CallRow }) {
  return (
    <li>
      <HoverLink
        {...rowMark}
        href={callPath(call)}
        className="grid grid-cols-[minmax(0,1fr)] gap-0.5 px-4 py-3 focus-visible:-outline-offset-2 active:bg-muted"
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
