'use client';

import { useQuery } from '@tanstack/react-query';
import type { z } from 'zod';
import { api } from '#components/api/client.ts';
import type { LeadDetail as LeadDetailSchema } from '#lib/services/leads/schema.ts';

type LeadDetail = z.output<typeof LeadDetailSchema>;

export function useLead(id: string | null, initial?: LeadDetail) {
  return useQuery({
    queryKey: ['leads', 'one', id],
    queryFn: ({ signal }) => api<LeadDetail>('GET', 'leads', { query: { id: id ?? '' }, signal }),
    enabled: id !== null,
    initialData: initial,
    staleTime: 3_000,
  });
}
