'use client';

import { useQuery } from '@tanstack/react-query';
import { Eye, PenLine } from 'lucide-react';
import type { z } from 'zod';
import { api } from '#components/api/client.ts';
import { Button } from '#components/ui/button.tsx';
import {
  Select,
  SelectContent,
  SelectGroup,
  SelectItem,
  SelectLabel,
  SelectTrigger,
  SelectValue,
} from '#components/ui/select.tsx';
import type { KnownLead } from '#lib/core/call-variables.ts';
import { DAY_MS } from '#lib/core/duration.ts';
import type { ListCallsOutput } from '#lib/services/calls/schema.ts';
import type { ListLeadsOutput } from '#lib/services/leads/schema.ts';
import { SAMPLE } from './preview-values.ts';

type Lead = z.output<typeof ListLeadsOutput>['leads'][number];

/** Whom a preview imagines on the line: a stranger, the sample, or a lead by its id. Null: nothing is previewed. */
export type Imagined = string | null;
const STRANGER = 'stranger';
const SAMPLE_CALLER = 'sample';

/** The lead that is imagined, as a call would know it; null for a stranger, and until it is read. */
export function useImagined(businessId: string, who: Imagined): KnownLead | null {
  const lead = useLatestLeads(businessId, who !== null).find(({ id }) => id === who);
  const { data: calls = 0 } = useQuery({
    queryKey: ['agents', 'preview', 'calls', lead?.id],
    queryFn: async ({ signal }) => {
      const query = { business_id: businessId, lead_id: lead?.id, limit: 100 };
      return (await api<z.output<typeof ListCallsOutput>>('GET', 'calls', { query, signal })).calls.length;
    },
    enabled: lead !== undefined,
  });
  if (who === SAMPLE_CALLER) return SAMPLE;
  return lead ? { ...lead, calls, days: Math.floor((Date.now() - Date.parse(lead.created_at)) / DAY_MS) } : null;
}

function useLatestLeads(businessId: string, enabled: boolean): Lead[] {
  const { data = [] } = useQuery({
    queryKey: ['agents', 'preview', 'leads', businessId],
    queryFn: async ({ signal }) => {
      const query = { business_id: businessId, limit: 12 };
      return (await api<z.output<typeof ListLeadsOutput>>('GET', 'leads', { query, signal })).leads;
    },
    enabled,
  });
  return data;
}

/** Turns from writing to reading the prompts as a call has them, and says who is imagined on the line. */
export function PreviewChoice(props: { businessId: string; who: Imagined; onChange: (who: Imagined) => void }) {
  const leads = useLatestLeads(props.businessId, props.who !== null);
  if (props.who === null) {
    return (
      <Button variant="ghost" size="sm" onClick={() => props.onChange(SAMPLE_CALLER)}>
        <Eye aria-hidden />
        Preview
      </Button>
    );
  }
  return (
    <div className="flex items-center gap-2">
      <Select value={props.who} onValueChange={props.onChange}>
        <SelectTrigger size="sm" aria-label="Who is on the line" className="w-auto max-w-44">
          <SelectValue>{named(props.who, leads)}</SelectValue>
        </SelectTrigger>
        <SelectContent>
          <SelectItem value={SAMPLE_CALLER}>{SAMPLE.name} (sample)</SelectItem>
          <SelectItem value={STRANGER}>A first caller</SelectItem>
          {leads.length > 0 && (
            <SelectGroup>
              <SelectLabel>Your latest leads</SelectLabel>
              {leads.map(({ id, name }) => (
                <SelectItem key={id} value={id}>
                  {name}
                </SelectItem>
              ))}
            </SelectGroup>
          )}
        </SelectContent>
      </Select>
      <Button size="sm" onClick={() => props.onChange(null)}>
        <PenLine aria-hidden />
        Write
      </Button>
    </div>
  );
}

function named(who: string, leads: Lead[]): string {
  if (who === STRANGER) return 'A first caller';
  return leads.find(({ id }) => id === who)?.name ?? `${SAMPLE.name} (sample)`;
}
