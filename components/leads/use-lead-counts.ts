'use client';

import { useQuery } from '@tanstack/react-query';
import type { z } from 'zod';
import { api } from '#components/api/client.ts';
import type { CountLeadsOutput } from '#lib/services/leads/schema.ts';

export type LeadCounts = z.output<typeof CountLeadsOutput>;

/** How many leads there are in each status. By itself: every page of the dashboard asks this one. */
export function useLeadCounts(filters: Record<string, string | undefined>, initial?: LeadCounts) {
  return useQuery({
    queryKey: ['leads', 'count', filters],
    queryFn: ({ signal }) => api<LeadCounts>('GET', 'leads/count', { query: filters, signal }),
    initialData: initial,
    staleTime: 3_000,
    refetchInterval: 20_000,
  });
}
