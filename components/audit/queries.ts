'use client';

import { useQuery } from '@tanstack/react-query';
import type { z } from 'zod';
import { api } from '#components/api/client.ts';
import type { ListAuditOutput } from '#lib/services/audit/schema.ts';

export type AuditPage = z.output<typeof ListAuditOutput>;
export type AuditEntry = AuditPage['entries'][number];

/** Parameters of `GET /api/v1/audit`, as text. */
export function useAudit(query: Record<string, string | undefined>, initial: AuditPage) {
  return useQuery({
    queryKey: ['audit', query],
    queryFn: ({ signal }) => api<AuditPage>('GET', 'audit', { query, signal }),
    initialData: initial,
  });
}
