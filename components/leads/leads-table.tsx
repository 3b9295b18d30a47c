'use client';

import { useRef } from 'react';
import { businessPath } from '#components/layout/navigation.ts';
import { Card } from '#components/ui/card.tsx';
import { HoverLink } from '#components/ui/hover-link.tsx';
import { PhoneNumber } from '#components/ui/phone-number.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { ScorePill } from '#components/ui/score-pill.tsx';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '#components/ui/table.tsx';
import { rowMark, useRowKeys } from '#components/ui/use-row-keys.ts';
import { EditLead } from './edit-lead.tsx';
import { LeadName, sourceWords } from './lead-name.tsx';
import { LeadStatusSelect } from './lead-status.tsx';
import { type LeadRow, type LeadsPage, type LeadsQuery, useLeads } from './queries.ts';

/** One page of leads: a table, or cards of three lines on a phone. */
export function LeadsTable(props: { query: LeadsQuery; initial: LeadsPage; canWrite: boolean }) {
  const { data = props.initial } = useLeads(props.query, props.initial);
  const list = useRef<HTMLDivElement>(null);
  useRowKeys(list);
  return (
    <Card ref={list} className="overflow-hidden">
      <ul className="divide-y divide-border md:hidden">
        {data.leads.map((lead) => (
          <LeadCard key={lead.id} lead={lead} canWrite={props.canWrite} />
        ))}
      </ul>
      <div className="max-md:hidden">
        <Table>
          <TableHeader>
            <TableRow>
              <TableHead className="w-full">Lead</TableHead>
              <TableHead className="text-right">Score</TableHead>
              <TableHead>Status</TableHead>
              <TableHead>Phone</TableHead>
              <TableHead className="max-lg:hidden">Email</TableHead>
              <TableHead className="max-xl:hidden">From</TableHead>
              <TableHead className="text-right">Since</TableHead>
              {props.canWrite && (
                <TableHead className="w-10 pl-0">
                  <span className="sr-only">Edit</span>
                </TableHead>
              )}
            </TableRow>
          </TableHeader>
          <TableBody>
            {data.leads.map((lead) => (
              <LeadTableRow key={lead.id} lead={lead} canWrite={props.canWrite} />
            ))}
          </TableBody>
        </Table>
      </div>
    </Card>
  );
}

/** In a column of them, a border around each would be all that one sees. */
const quietClasses =
  '-ml-2.5 border-transparent bg-transparent hover:border-input data-[state=open]:border-input dark:bg-transparent [&>svg]:opacity-40 hover:[&>svg]:opacity-100';

const leadPath = (lead: LeadRow) => businessPath(lead.business_id, `leads/${lead.id}`);

function LeadTableRow({ lead, canWrite }: { lead: LeadRow; canWrite: boolean }) {
  return (
    <TableRow className="group relative">
      <TableCell className="max-w-0 truncate">
        <HoverLink
          {...rowMark}
          href={leadPath(lead)}
          className="rounded-xs after:absolute after:inset-0 after:content-[''] focus-visible:outline-none focus-visible:after:-outline-offset-2 focus-visible:after:outline-2 focus-visible:after:outline-ring"
        >
          <LeadName name={lead.name} />
        </HoverLink>
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

function LeadCard({ lead, canWrite }: { lead: LeadRow; canWrite: boolean }) {
  return (
    <li className="relative grid gap-1 px-4 py-3 active:bg-muted">
      <span className="flex items-center justify-between gap-3 text-base">
        <HoverLink
          {...rowMark}
          href={leadPath(lead)}
          className="min-w-0 truncate after:absolute after:inset-0 after:content-[''] focus-visible:outline-none focus-visible:after:-outline-offset-2 focus-visible:after:outline-2 focus-visible:after:outline-ring"
        >
          <LeadName name={lead.name} />
        </HoverLink>
        <ScorePill score={lead.score} />
      </span>
      <span className="truncate text-muted-foreground text-sm">{lead.email ?? sourceWords(lead.source)}</span>
      <span className="flex items-center justify-between gap-3 text-muted-foreground text-xs">
        <LeadStatusSelect lead={lead} canWrite={canWrite} className={quietClasses} />
        <RelativeTime at={lead.created_at} />
      </span>
    </li>
  );
}
