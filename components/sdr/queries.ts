'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import { api } from '#components/api/client.ts';
import type {
  ActionInput,
  ActionOutput,
  ActivityOutput,
  ActivityRow as ActivityRowSchema,
  PipelineOutput,
  PipelineRow,
  RunOutput,
  WriteConfigInput,
  WriteConfigOutput,
} from '#lib/services/sdr/schema.ts';

export type Pipeline = z.output<typeof PipelineOutput>;
export type SdrLead = z.output<typeof PipelineRow>;
export type SdrAction = z.input<typeof ActionInput>['action'];
export type ActivityPage = z.output<typeof ActivityOutput>;
export type ActivityRow = z.output<typeof ActivityRowSchema>;
/** Parameters of a list, as text. */
export type SdrQuery = Record<string, string | undefined>;

export function usePipeline(query: SdrQuery, initial?: Pipeline, enabled = true) {
  return useQuery({
    queryKey: ['sdr', 'pipeline', query],
    queryFn: ({ signal }) => api<Pipeline>('GET', '/api/sdr/pipeline', { query, signal }),
    initialData: initial,
    enabled,
    staleTime: 3_000,
    refetchInterval: 20_000,
  });
}

export function useActivity(query: SdrQuery, initial?: ActivityPage) {
  return useQuery({
    queryKey: ['sdr', 'activity', query],
    queryFn: ({ signal }) => api<ActivityPage>('GET', '/api/sdr/activity', { query, signal }),
    initialData: initial,
    staleTime: 3_000,
    refetchInterval: 10_000,
  });
}

/** One action on one lead. */
export function useAct(businessId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (ask: { leadId: string; action: SdrAction }) =>
      api<z.output<typeof ActionOutput>>('POST', '/api/sdr/action', { body: { businessId, ...ask } }),
    onSettled: () => client.invalidateQueries({ queryKey: ['sdr'] }),
  });
}

/** A run over the whole pipeline, or what one would do. */
export function useRun(businessId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (dryRun: boolean) =>
      api<z.output<typeof RunOutput>>('POST', '/api/sdr/run', { body: { businessId, dryRun } }),
    onSettled: () => client.invalidateQueries({ queryKey: ['sdr'] }),
  });
}

export function useConfigure(businessId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (changes: Omit<z.input<typeof WriteConfigInput>, 'businessId'>) =>
      api<z.output<typeof WriteConfigOutput>>('POST', '/api/sdr/config', { body: { businessId, ...changes } }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['sdr'] }),
  });
}
