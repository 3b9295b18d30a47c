'use client';

import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import { api } from '#components/api/client.ts';
import type { PlaceCallInput, PlaceCallOutput } from '#lib/services/calls/schema.ts';
import type { EmailDetail as EmailDetailSchema, QueueEmailInput } from '#lib/services/emails/schema.ts';
import type { ListDuplicatesOutput, MergeLeadsInput } from '#lib/services/lead-duplicates/schema.ts';
import type { ImportLeadsInput, ImportResult } from '#lib/services/lead-import/schema.ts';
import type { LeadNext, LeadNote, TimelineOutput } from '#lib/services/lead-record/schema.ts';
import type {
  CreateLeadInput,
  LeadDetail,
  LeadRow as LeadRowSchema,
  LeadStatus as LeadStatusSchema,
  ListLeadsOutput,
  MoveLeadsInput,
  UpdateLeadInput,
} from '#lib/services/leads/schema.ts';
import type { SendSmsInput, SendSmsOutput } from '#lib/services/messages/schema.ts';
import { COLUMN_PAGE } from './leads-address.ts';
import { paintChange } from './paint.ts';

type EmailDetail = z.output<typeof EmailDetailSchema>;
export type LeadRow = z.output<typeof LeadRowSchema>;
export type LeadStatus = z.output<typeof LeadStatusSchema>;
export type LeadsPage = z.output<typeof ListLeadsOutput>;
export type TimelinePage = z.output<typeof TimelineOutput>;
export type Duplicates = z.output<typeof ListDuplicatesOutput>;
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

/** The leads of one status, page by page. */
export function useColumn(filters: LeadsQuery, status: LeadStatus, initial: LeadsPage) {
  return useInfiniteQuery({
    queryKey: ['leads', 'column', status, filters],
    queryFn: ({ pageParam, signal }) =>
      api<LeadsPage>('GET', 'leads', { query: { ...filters, status, limit: COLUMN_PAGE, after: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next_cursor }) => next_cursor ?? undefined,
    initialData: { pages: [initial], pageParams: [undefined] },
    staleTime: FRESH_MS,
    refetchInterval: 30_000,
  });
}

const PAINT = ['leads', 'paint'];

/** Changes leads; what is on screen changes at once and goes back where the server refuses. */
function usePainted<I, O>(ask: (input: I) => Promise<O>, changesOf: (input: I) => readonly LeadChange[]) {
  const client = useQueryClient();
  return useMutation({
    // One after the other, and what is on screen is read again after the last: each is painted upon those before it.
    mutationKey: PAINT,
    scope: { id: PAINT.join() },
    mutationFn: ask,
    onMutate: async (input) => {
      await client.cancelQueries({ queryKey: ['leads'] });
      const before = client.getQueriesData({ queryKey: ['leads'] });
      for (const change of changesOf(input)) paintChange(client, change);
      return { before };
    },
    onError: (_error, _input, context) => {
      for (const [key, data] of context?.before ?? []) client.setQueryData(key, data);
    },
    onSettled: () => {
      if (client.isMutating({ mutationKey: PAINT }) === 1) return client.invalidateQueries({ queryKey: ['leads'] });
    },
  });
}

export const useUpdateLead = () =>
  usePainted(
    (change: LeadChange) => api<LeadDetail>('PATCH', 'leads', { body: change }),
    (change) => [change],
  );
export const useSetStatus = () =>
  usePainted(
    (body: z.input<typeof MoveLeadsInput>) => api('PATCH', 'leads/status', { body }),
    ({ ids, status }) => ids.map((id) => ({ id, status })),
  );

/** Any other request about leads, after which everything about them is read again. */
function useLeadAction<I, O>(ask: (input: I) => Promise<O>) {
  const client = useQueryClient();
  return useMutation({ mutationFn: ask, onSuccess: () => client.invalidateQueries({ queryKey: ['leads'] }) });
}

export const useFileLead = () =>
  useLeadAction((body: z.input<typeof CreateLeadInput>) => api<LeadDetail>('POST', 'leads', { body }));
export const useMergeLeads = () =>
  useLeadAction((body: z.input<typeof MergeLeadsInput>) => api<LeadDetail>('POST', 'leads/merge', { body }));
export const useImportLeads = () =>
  useLeadAction((body: z.input<typeof ImportLeadsInput>) => api<ImportResult>('POST', 'leads/import', { body }));

/** What was deleted is not read again. */
export function useDeleteLead() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => api('DELETE', 'leads', { query: { id } }),
    onSuccess: () => client.removeQueries({ queryKey: ['leads', 'list'] }),
  });
}

export function useDuplicates(businessId: string, initial: Duplicates) {
  return useQuery({
    queryKey: ['leads', 'duplicates', businessId],
    queryFn: ({ signal }) => api<Duplicates>('GET', 'leads/duplicates', { query: { business_id: businessId }, signal }),
    initialData: initial,
    staleTime: FRESH_MS,
  });
}

/** Says of two leads that they are two people, or takes it back. The pair goes at once. */
export function useDistinguish(businessId: string) {
  const client = useQueryClient();
  const queryKey = ['leads', 'duplicates', businessId];
  return useMutation({
    mutationFn: ({ leads: [one, other], apart }: { leads: LeadRow[]; apart: boolean }) => {
      const pair = { id: one?.id ?? '', other_id: other?.id ?? '' };
      return apart
        ? api('POST', 'leads/duplicates', { body: pair })
        : api('DELETE', 'leads/duplicates', { query: pair });
    },
    onMutate: async ({ leads, apart }) => {
      await client.cancelQueries({ queryKey });
      const before = client.getQueryData<Duplicates>(queryKey);
      const others = before?.duplicates.filter((pair) => pair.leads !== leads) ?? [];
      if (apart && before) client.setQueryData<Duplicates>(queryKey, { ...before, duplicates: others });
      return { before };
    },
    onError: (_error, _input, context) => client.setQueryData(queryKey, context?.before),
    onSettled: () => client.invalidateQueries({ queryKey }),
  });
}

/** What happened with a lead, page by page. While a call goes on or a text is on its way, it is read more often. */
export function useTimeline(id: string, initial: TimelinePage) {
  return useInfiniteQuery({
    queryKey: ['leads', 'timeline', id],
    queryFn: ({ pageParam, signal }) =>
      api<TimelinePage>('GET', 'leads/timeline', { query: { id, after: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next_cursor }) => next_cursor ?? undefined,
    initialData: { pages: [initial], pageParams: [undefined] },
    staleTime: FRESH_MS,
    refetchInterval: ({ state }) => (state.data?.pages[0]?.items.some(isUnderWay) ? 2_000 : 10_000),
  });
}

const UNDER_WAY = ['queued', 'ringing', 'in-progress', 'sent', 'approved', 'sending'];
const isUnderWay = ({ status, kind }: TimelinePage['items'][number]) =>
  kind !== 'status' && status !== null && UNDER_WAY.includes(status);

/** What comes next, and whether anybody may be contacted: the clock changes it too. */
export function useLeadNext(id: string, initial: LeadNext) {
  return useQuery({
    queryKey: ['leads', 'next', id],
    queryFn: ({ signal }) => api<LeadNext>('GET', 'leads/next', { query: { id }, signal }),
    initialData: initial,
    staleTime: FRESH_MS,
    refetchInterval: 30_000,
  });
}

export const useCallLead = () =>
  useLeadAction((body: z.input<typeof PlaceCallInput>) =>
    api<z.output<typeof PlaceCallOutput>>('POST', 'calls', { body }),
  );
export const useTextLead = () =>
  useLeadAction((body: z.input<typeof SendSmsInput>) =>
    api<z.output<typeof SendSmsOutput>>('POST', 'sms/send', { body }),
  );
export const useEmailLead = () =>
  useLeadAction((body: z.input<typeof QueueEmailInput>) => api<EmailDetail>('POST', 'emails', { body }));

/** Puts a lead's number on the do-not-call list, or takes it off. */
export const useDoNotCall = (businessId: string) =>
  useLeadAction(({ phone, listed }: { phone: string; listed: boolean }) =>
    listed
      ? api('POST', 'dnc', { body: { business_id: businessId, phone } })
      : api('DELETE', 'dnc', { query: { business_id: businessId, phone } }),
  );

/** What a person decides about a lead in the pipeline. */
export const useDecide = (businessId: string) =>
  useLeadAction((ask: { leadId: string; action: 'skip' | 'pause' | 'resume' }) =>
    api('POST', '/api/sdr/action', { body: { businessId, ...ask } }),
  );

export const useCreateNote = (leadId: string) =>
  useLeadAction((body: string) => api<LeadNote>('POST', 'leads/notes', { body: { lead_id: leadId, body } }));
export const useUpdateNote = () =>
  useLeadAction((body: { id: string; body: string }) => api<LeadNote>('PATCH', 'leads/notes', { body }));
export const useDeleteNote = () => useLeadAction((id: string) => api('DELETE', 'leads/notes', { query: { id } }));
