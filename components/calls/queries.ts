'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import { api } from '#components/api/client.ts';
import { usePace } from '#components/live/live-mode.ts';
import type {
  CallDetail,
  CallRow as CallRowSchema,
  ListCallsOutput,
  QueuedCall,
  UpdateCallInput,
} from '#lib/services/calls/schema.ts';
import type { RingAgentInput } from '#lib/services/sandbox/schema.ts';
import { isOver, pollEvery } from './call-state.ts';

export type CallRow = z.output<typeof CallRowSchema>;
export type CallsPage = z.output<typeof ListCallsOutput>;
/** Parameters of `GET /api/v1/calls`, as text. */
export type CallsQuery = Record<string, string | undefined>;

const FRESH_MS = 3_000;

/** One page of calls. While one of them is going on it is read again every two seconds, else, or where a stream tells of changes, every fifteen. */
export function useCalls(query: CallsQuery, initial?: CallsPage) {
  const pace = usePace();
  return useQuery({
    queryKey: ['calls', 'list', query],
    queryFn: ({ signal }) => api<CallsPage>('GET', 'calls', { query, signal }),
    initialData: initial,
    staleTime: FRESH_MS,
    refetchInterval: ({ state }) => pace(state.data?.calls.some((call) => !isOver(call)) ? 2_000 : 15_000),
  });
}

/** A call with its transcript, read again as long as anything about it can change. */
export function useCall(id: string | null, initial?: CallDetail) {
  const pace = usePace();
  return useQuery({
    queryKey: ['calls', 'one', id],
    queryFn: ({ signal }) =>
      api<CallDetail>('GET', 'calls', { query: { id: id ?? '', include: 'transcript' }, signal }),
    enabled: id !== null,
    initialData: initial,
    staleTime: FRESH_MS,
    refetchInterval: ({ state }) => pace(pollEvery(state.data)),
  });
}

export function useRing() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: z.input<typeof RingAgentInput>) => api<QueuedCall>('POST', 'sandbox/calls', { body }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['calls', 'list'] }),
  });
}

export function useSay(id: string) {
  return useMutation({ mutationFn: (text: string) => api('POST', 'sandbox/calls/say', { body: { id, text } }) });
}

export function useHangUp(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => api('POST', 'calls/hangup', { body: { id } }),
    onSettled: () => client.invalidateQueries({ queryKey: ['calls'] }),
  });
}

const CHANGE = ['calls', 'change'];

/** Writes notes or tags. They stand on the page at once, and go back where the server refuses. */
export function useUpdateCall() {
  const client = useQueryClient();
  return useMutation({
    // One after the other: each tag is written beside those before it.
    mutationKey: CHANGE,
    scope: { id: CHANGE.join() },
    mutationFn: (change: z.input<typeof UpdateCallInput>) => api<CallDetail>('PATCH', 'calls', { body: change }),
    onMutate: async (change) => {
      const key = ['calls', 'one', change.id];
      await client.cancelQueries({ queryKey: key });
      const before = client.getQueryData<CallDetail>(key);
      // A note is written in a field that still holds it: only tags need the head start.
      if (change.tags) client.setQueryData<CallDetail>(key, (call) => call && { ...call, tags: change.tags ?? [] });
      return { before };
    },
    onSuccess: ({ id, notes, tags }) => {
      // What is written next stands on the page already.
      if (client.isMutating({ mutationKey: CHANGE }) > 1) return;
      client.setQueryData<CallDetail>(['calls', 'one', id], (call) => call && { ...call, notes, tags });
    },
    onError: (_error, { id }, kept) => client.setQueryData(['calls', 'one', id], kept?.before),
    onSettled: () => client.invalidateQueries({ queryKey: ['calls', 'tags'] }),
  });
}

export function useDeleteCall() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => api('DELETE', 'calls', { query: { id } }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['calls', 'list'] }),
  });
}
