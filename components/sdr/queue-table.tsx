'use client';

import { useState } from 'react';
import { LeadName } from '#components/leads/lead-name.tsx';
import { Card } from '#components/ui/card.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { RowButton } from '#components/ui/row-button.tsx';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '#components/ui/table.tsx';
import type { SdrConfig } from '#lib/services/sdr/schema.ts';
import { LeadSheet } from './lead-sheet.tsx';
import type { SdrLead } from './queries.ts';
import { type SdrRules, SEGMENT_WORDS } from './sdr-words.ts';
import { Next, Standing } from './standing.tsx';

/** Leads of the pipeline with what is next. A press opens the lead's sheet, where one acts. */
export function QueueTable(props: {
  businessId: string;
  leads: SdrLead[];
  config: SdrConfig;
  rules: SdrRules;
  canWrite: boolean;
}) {
  const [openId, setOpenId] = useState<string | null>(null);
  const most = props.config.max_touches;
  return (
    <Card className="overflow-hidden">
      <ul className="divide-y divide-border md:hidden">
        {props.leads.map((lead) => (
          <li key={lead.id} className="relative grid gap-1 px-4 py-3 active:bg-muted">
            <span className="flex items-center justify-between gap-3">
              <RowButton onClick={() => setOpenId(lead.id)}>
                <LeadName name={lead.name} />
              </RowButton>
              <Next lead={lead} />
            </span>
            <span className="text-muted-foreground text-xs">{SEGMENT_WORDS[lead.segment]}</span>
            <span className="flex justify-between gap-3 text-xs">
              <Standing lead={lead} />
              <Touches lead={lead} most={most} />
            </span>
          </li>
        ))}
      </ul>
      <div className="max-md:hidden">
        <Table>
          <TableHeader>
            <TableRow>
              <TableHead className="w-full">Lead</TableHead>
              <TableHead className="max-xl:hidden">Segment</TableHead>
              <TableHead>Next</TableHead>
              <TableHead>When</TableHead>
              <TableHead className="text-right">Contacted</TableHead>
            </TableRow>
          </TableHeader>
          <TableBody>
            {props.leads.map((lead) => (
              <TableRow key={lead.id} className="relative">
                <TableCell className="max-w-0 truncate">
                  <RowButton onClick={() => setOpenId(lead.id)}>
                    <LeadName name={lead.name} />
                  </RowButton>
                </TableCell>
                <TableCell className="whitespace-nowrap text-muted-foreground max-xl:hidden">
                  {SEGMENT_WORDS[lead.segment]}
                </TableCell>
                <TableCell>
                  <Next lead={lead} />
                </TableCell>
                <TableCell>
                  <Standing lead={lead} />
                </TableCell>
                <TableCell className="text-right">
                  <Touches lead={lead} most={most} />
                </TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </div>
      <LeadSheet
        {...props}
        lead={props.leads.find(({ id }) => id === openId) ?? null}
        onClose={() => setOpenId(null)}
      />
    </Card>
  );
}

function Touches({ lead, most }: { lead: SdrLead; most: number }) {
  return (
    <span className="tabular whitespace-nowrap text-muted-foreground text-xs">
      {lead.touch_count} of {most}
      {lead.last_touch && (
        <>
          , <RelativeTime within at={lead.last_touch} />
        </>
      )}
    </span>
  );
}
