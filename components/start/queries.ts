'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import { api } from '#components/api/client.ts';
import type { Sample } from '#lib/services/sample/schema.ts';
import type { Start, UpdateStartInput } from '#lib/services/start/schema.ts';

const startKey = (businessId: string) => ['start', businessId];

/** Read again whenever one comes back to the page: steps are done on other pages. */
export function useStart(businessId: string, initial: Start) {
  return useQuery({
    queryKey: startKey(businessId),
    queryFn: ({ signal }) => api<Start>('GET', 'start', { query: { business_id: businessId }, signal }),
    initialData: initial,
    staleTime: 3_000,
  });
}

/** What is passed over shows at once; a refusal puts it back. */
export function useUpdateStart(businessId: string) {
  const client = useQueryClient();
  const queryKey = startKey(businessId);
  return useMutation({
    mutationFn: (body: Omit<z.input<typeof UpdateStartInput>, 'business_id'>) =>
      api<Start>('PATCH', 'start', { body: { ...body, business_id: businessId } }),
    onMutate: async ({ hidden, skipped }) => {
      await client.cancelQueries({ queryKey });
      const before = client.getQueryData<Start>(queryKey);
      if (before)
        client.setQueryData<Start>(queryKey, {
          hidden: hidden ?? before.hidden,
          steps: before.steps.map((step) => ({
            ...step,
            skipped: skipped ? skipped.includes(step.step) : step.skipped,
          })),
        });
      return before;
    },
    onError: (_error, _input, before) => client.setQueryData(queryKey, before),
    onSuccess: (start) => client.setQueryData(queryKey, start),
  });
}

const sampleKey = (businessId: string) => ['sample', businessId];

/** The sample of a business; followed every second while it is being made. */
export function useSample(businessId: string, initial: Sample) {
  return useQuery({
    queryKey: sampleKey(businessId),
    queryFn: ({ signal }) => api<Sample>('GET', 'sample', { query: { business_id: businessId }, signal }),
    initialData: initial,
    staleTime: 5_000,
    refetchInterval: ({ state }) => (state.data?.status === 'filling' ? 1_000 : false),
  });
}

export function useFillSample(businessId: string) {
  return useMutation({ mutationFn: () => api<Sample>('POST', 'sample', { body: { business_id: businessId } }) });
}

export function useRemoveSample(businessId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => api<Sample>('DELETE', 'sample', { query: { business_id: businessId } }),
    onSuccess: (none) => {
      client.setQueryData(sampleKey(businessId), none);
      return client.invalidateQueries();
    },
  });
}
