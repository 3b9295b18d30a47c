'use client';

import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import { api } from '#components/api/client.ts';
import type {
  ComplianceSettings,
  ContactDecision,
  ListDecisionsOutput,
  UpdateSettingsInput,
} from '#lib/services/contact/schema.ts';
import type { AddDncInput, DncEntry, ListDncOutput } from '#lib/services/dnc/schema.ts';

export type Settings = z.output<typeof ComplianceSettings>;
export type SettingsChange = Omit<z.input<typeof UpdateSettingsInput>, 'business_id'>;
export type Decision = z.output<typeof ContactDecision>;
export type DoNotCall = z.output<typeof DncEntry>;

export function useSettings(initial: Settings) {
  return useQuery({
    queryKey: ['compliance', 'settings', initial.business_id],
    queryFn: ({ signal }) =>
      api<Settings>('GET', 'compliance/settings', { query: { business_id: initial.business_id }, signal }),
    initialData: initial,
  });
}

export function useUpdateSettings(businessId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (change: SettingsChange) =>
      api<Settings>('PATCH', 'compliance/settings', { body: { business_id: businessId, ...change } }),
    onSuccess: (settings) => client.setQueryData(['compliance', 'settings', businessId], settings),
  });
}

export type DncPage = z.output<typeof ListDncOutput>;

const DNC_PAGE = 50;

/** The do-not-call list, page after page, the newest first; with `search` the numbers that hold it. */
export function useDnc(businessId: string, search: string, initial: DncPage) {
  return useInfiniteQuery({
    queryKey: ['dnc', businessId, search],
    queryFn: ({ pageParam, signal }) =>
      api<DncPage>('GET', 'dnc', {
        query: { business_id: businessId, search: search || undefined, limit: DNC_PAGE, after: pageParam },
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next_cursor ?? undefined,
    initialData: search ? undefined : { pages: [initial], pageParams: [undefined] },
    // While somebody types, the list stays as it was until the next one is there.
    placeholderData: keepPreviousData,
  });
}

export function useAddDnc(businessId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Omit<z.input<typeof AddDncInput>, 'business_id'>) =>
      api<DoNotCall>('POST', 'dnc', { body: { business_id: businessId, ...body } }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['dnc', businessId] }),
  });
}

export function useRemoveDnc(businessId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (phone: string) => api('DELETE', 'dnc', { query: { business_id: businessId, phone } }),
    onSettled: () => client.invalidateQueries({ queryKey: ['dnc', businessId] }),
  });
}

export function useDecisions(businessId: string, initial: Decision[]) {
  return useQuery({
    queryKey: ['compliance', 'decisions', businessId],
    queryFn: async ({ signal }) =>
      (
        await api<z.output<typeof ListDecisionsOutput>>('GET', 'compliance/decisions', {
          query: { business_id: businessId, limit: 50 },
          signal,
        })
      ).decisions,
    initialData: initial,
  });
}
