'use client';

import dynamic from 'next/dynamic';
import { useRef } from 'react';
import { businessPath } from '#components/layout/navigation.ts';
import { CardsHead, PickAllHead, PickCard, PickCell } from '#components/selection/pick-box.tsx';
import { type Selection, useSelection } from '#components/selection/use-selection.ts';
import { Tags } from '#components/tags/tags.tsx';
import { Card } from '#components/ui/card.tsx';
import { cn } from '#components/ui/cn.ts';
import { HoverLink } from '#components/ui/hover-link.tsx';
import { PhoneNumber } from '#components/ui/phone-number.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { ScorePill } from '#components/ui/score-pill.tsx';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '#components/ui/table.tsx';
import { rowMark, useRowKeys } from '#components/ui/use-row-keys.ts';
import { EditLead } from './edit-lead.tsx';
import { LeadName, sourceWords } from './lead-name.tsx';
import { LeadStatusSelect } from './lead-status.tsx';
import { OrderChoice, OrderHead } from './order.tsx';
import { type LeadRow, type LeadsPage, type LeadsQuery, useLeads } from './queries.ts';

const LeadsSelection = dynamic(() => import('./leads-selection.tsx').then((module) => module.LeadsSelection), {
  ssr: false,
});

/** One page of leads: a table, or cards of three lines on a phone. */
export function LeadsTable(props: { query: LeadsQuery; initial: LeadsPage; canWrite: boolean }) {
  const { data = props.initial } = useLeads(props.query, props.initial);
  const list = useRef<HTMLDivElement>(null);
  const selection = useSelection(data.leads.map(({ id }) => id));
  useRowKeys(list, selection.toggle);
  return (
    <Card ref={list} className="overflow-hidden">
      <CardsHead selection={selection} things="leads">
        <OrderChoice />
      </CardsHead>
      <ul className="divide-y divide-border md:hidden">
        {data.leads.map((lead) => (
          <LeadCard key={lead.id} lead={lead} canWrite={props.canWrite} selection={selection} />
        ))}
      </ul>
      <div className="max-md:hidden">
        <Table>
          <TableHeader>
            <TableRow>
              <PickAllHead selection={selection} things="leads" />
              <TableHead className="w-full pl-1">Lead</TableHead>
              <OrderHead order="score">Score</OrderHead>
              <TableHead>Status</TableHead>
              <TableHead>Phone</TableHead>
              <TableHead className="max-lg:hidden">Email</TableHead>
              <TableHead className="max-xl:hidden">From</TableHead>
              <OrderHead order="newest">Since</OrderHead>
              {props.canWrite && (
                <TableHead className="w-10 pl-0">
                  <span className="sr-only">Edit</span>
                </TableHead>
              )}
            </TableRow>
          </TableHeader>
          <TableBody>
            {data.leads.map((lead) => (
              <LeadTableRow key={lead.id} lead={lead} canWrite={props.canWrite} selection={selection} />
            ))}
          </TableBody>
        </Table>
      </div>
      {selection.ids.length > 0 && (
        <LeadsSelection
          leads={data.leads.filter(({ id }) => selection.has(id))}
          canWrite={props.canWrite}
          onClear={selection.clear}
        />
      )}
    </Card>
  );
}

/** In a column of them, a border around each would be all that one sees. */
const quietClasses =
  '-ml-2.5 border-transparent bg-transparent hover:border-input data-[state=open]:border-input dark:bg-transparent [&>svg]:opacity-40 hover:[&>svg]:opacity-100';

const leadPath = (lead: LeadRow) => businessPath(lead.business_id, `leads/${lead.id}`);

interface RowProps {
  lead: LeadRow;
  canWrite: boolean;
  selection: Selection;
}

function LeadTableRow({ lead, canWrite, selection }: RowProps) {
  return (
    <TableRow className="group relative" data-state={selection.has(lead.id) ? 'selected' : undefined}>
      <PickCell id={lead.id} name={lead.name} selection={selection} />
      <TableCell className="max-w-0 pl-1">
        <span className="flex items-center gap-2">
          <HoverLink
            {...rowMark(lead.id)}
            href={leadPath(lead)}
            className="min-w-0 truncate rounded-xs after:absolute after:inset-0 after:content-[''] focus-visible:outline-none focus-visible:after:-outline-offset-2 focus-visible:after:outline-2 focus-visible:after:outline-ring"
          >
            <LeadName name={lead.name} />
          </HoverLink>
          <Tags tags={lead.tags} />
        </span>
      </TableCell>
      <TableCell className="text-right">
        {lead.score === null ? <span className="text-muted-foreground">–</span> : <ScorePill score={lead.score} />}
      </TableCell>
      <TableCell>
        <LeadStatusSelect lead={lead} canWrite={canWrite} className={quietClasses} />
      </TableCell>
      <TableCell>
        {lead.phone ? <PhoneNumber value={lead.phone} /> : <span className="text-muted-foreground">–</span>}
      </TableCell>
      <TableCell className="max-w-56 truncate text-muted-foreground max-lg:hidden">{lead.email ?? '–'}</TableCell>
      <TableCell className="whitespace-nowrap text-muted-foreground max-xl:hidden">
        {sourceWords(lead.source)}
      </TableCell>
      <TableCell className="text-right text-muted-foreground">
        <RelativeTime at={lead.created_at} className="relative" />
      </TableCell>
      {canWrite && (
        <TableCell className="w-10 pl-0 last:pr-1.5">
          <EditLead lead={lead} />
        </TableCell>
      )}
    </TableRow>
  );
}

function LeadCard({ lead, canWrite, selection }: RowProps) {
  return (
    <li className={cn('relative grid grid-cols-1 gap-1 px-4 py-3 active:bg-muted', selection.choosing && 'pl-12')}>
      <PickCard id={lead.id} name={lead.name} selection={selection} />
      <span className="flex items-center justify-between gap-3 text-base">
        <HoverLink
          {...rowMark(lead.id)}
          href={leadPath(lead)}
          className="min-w-0 truncate after:absolute after:inset-0 after:content-[''] focus-visible:outline-none focus-visible:after:-outline-offset-2 focus-visible:after:outline-2 focus-visible:after:outline-ring"
        >
          <LeadName name={lead.name} />
        </HoverLink>
        <ScorePill score={lead.score} />
      </span>
      <span className="truncate text-muted-foreground text-sm">{lead.email ?? sourceWords(lead.source)}</span>
      {lead.tags.length > 0 && <Tags tags={lead.tags} />}
      <span className="flex items-center justify-between gap-3 text-muted-foreground text-xs">
        <LeadStatusSelect lead={lead} canWrite={canWrite} className={quietClasses} />
        <RelativeTime at={lead.created_at} />
      </span>
    </li>
  );
}
