'use client';

import { type QueryClient, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import { api } from '#components/api/client.ts';
import type {
  LeadDetail,
  LeadRow as LeadRowSchema,
  LeadStatus as LeadStatusSchema,
  ListLeadsOutput,
  UpdateLeadInput,
} from '#lib/services/leads/schema.ts';

export type LeadRow = z.output<typeof LeadRowSchema>;
export type LeadStatus = z.output<typeof LeadStatusSchema>;
export type LeadsPage = z.output<typeof ListLeadsOutput>;
/** Parameters of `GET /api/v1/leads`, as text. */
export type LeadsQuery = Record<string, string | undefined>;
export type LeadChange = z.input<typeof UpdateLeadInput>;

const FRESH_MS = 3_000;

export function useLeads(query: LeadsQuery, initial?: LeadsPage) {
  return useQuery({
    queryKey: ['leads', 'list', query],
    queryFn: ({ signal }) => api<LeadsPage>('GET', 'leads', { query, signal }),
    initialData: initial,
    staleTime: FRESH_MS,
    refetchInterval: 20_000,
  });
}

export function useLead(id: string | null, initial?: LeadDetail) {
  return useQuery({
    queryKey: ['leads', 'one', id],
    queryFn: ({ signal }) => api<LeadDetail>('GET', 'leads', { query: { id: id ?? '' }, signal }),
    enabled: id !== null,
    initialData: initial,
    staleTime: FRESH_MS,
  });
}

/** Changes a lead; what is on screen changes at once and goes back where the server refuses. */
export function useUpdateLead() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (change: LeadChange) => api<LeadDetail>('PATCH', 'leads', { body: change }),
    onMutate: async (change) => {
      await client.cancelQueries({ queryKey: ['leads'] });
      const before = client.getQueriesData({ queryKey: ['leads'] });
      paint(client, change);
      return { before };
    },
    onError: (_error, _change, context) => {
      for (const [key, data] of context?.before ?? []) client.setQueryData(key, data);
    },
    onSettled: () => client.invalidateQueries({ queryKey: ['leads'] }),
  });
}

function paint(client: QueryClient, { id, ...change }: LeadChange): void {
  const shown = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
  client.setQueriesData<LeadsPage>({ queryKey: ['leads', 'list'] }, (page) =>
    page ? { ...page, leads: page.leads.map((lead) => (lead.id === id ? { ...lead, ...shown } : lead)) } : page,
  );
  client.setQueryData<LeadDetail>(['leads', 'one', id], (lead) => (lead ? { ...lead, ...shown } : lead));
}
