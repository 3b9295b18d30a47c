'use client';

import { useState } from 'react';
import { LeadName } from '#components/leads/lead-name.tsx';
import { Card } from '#components/ui/card.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';
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
              <Opener lead={lead} onOpen={setOpenId} />
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
                  <Opener lead={lead} onOpen={setOpenId} />
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

/** The whole row is the button. */
function Opener({ lead, onOpen }: { lead: SdrLead; onOpen: (id: string) => void }) {
  return (
    <button
      type="button"
      onClick={() => onOpen(lead.id)}
      className="min-w-0 max-w-full truncate rounded-xs text-left text-sm after:absolute after:inset-0 after:content-[''] focus-visible:outline-none focus-visible:after:-outline-offset-2 focus-visible:after:outline-2 focus-visible:after:outline-ring"
    >
      <LeadName name={lead.name} />
    </button>
  );
}

function Touches({ lead, most }: { lead: SdrLead; most: number }) {
  return (
    <span className="tabular whitespace-nowrap text-muted-foreground text-xs">
      {lead.touch_count} of {most}
      {lead.last_touch && (
        <>
          , <RelativeTime at={lead.last_touch} />
        </>
      )}
    </span>
  );
}
