'use client';

import { useQuery } from '@tanstack/react-query';
import type { z } from 'zod';
import { api } from '#components/api/client.ts';
import type { EvalRow as EvalRowSchema, ListEvalsOutput } from '#lib/services/evals/schema.ts';

export type EvalRow = z.output<typeof EvalRowSchema>;

export function useEvals(agentId: string, initial?: EvalRow[]) {
  return useQuery({
    queryKey: ['evals', 'list', agentId],
    queryFn: async ({ signal }) =>
      (
        await api<z.output<typeof ListEvalsOutput>>('GET', 'evals', {
          query: { agent_id: agentId, limit: 200 },
          signal,
        })
      ).evals,
    initialData: initial,
  });
}
