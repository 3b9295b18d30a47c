'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import { api } from '#components/api/client.ts';
import type { Deletion, Erasure, ListErasuresOutput } from '#lib/services/erasure/schema.ts';
import type { Export, ListExportsOutput } from '#lib/services/exports/schema.ts';

export type ErasuresPage = z.output<typeof ListErasuresOutput>;

const isWaiting = ({ status }: Erasure): boolean => status === 'queued';
const isMaking = ({ status }: Export): boolean => status === 'queued' || status === 'running';

export function useExports(businessId: string, initial: ListExportsOutput) {
  return useQuery({
    queryKey: ['exports', businessId],
    queryFn: ({ signal }) => api<ListExportsOutput>('GET', 'exports', { query: { business_id: businessId }, signal }),
    initialData: initial,
    refetchInterval: ({ state }) => (state.data?.exports.some(isMaking) ? 1_000 : false),
  });
}

export function useRequestExport(businessId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => api<Export>('POST', 'exports', { body: { business_id: businessId } }),
    onSettled: () => client.invalidateQueries({ queryKey: ['exports', businessId] }),
  });
}

export function useErasures(businessId: string, initial: ErasuresPage) {
  return useQuery({
    queryKey: ['erasures', businessId],
    queryFn: async ({ signal, client }) => {
      const page = await api<ErasuresPage>('GET', 'erasures', { query: { business_id: businessId }, signal });
      // Who is erased takes the archives made before along: they are gone when the erasure is done, not when it is asked.
      if (!page.erasures.some(isWaiting)) client.invalidateQueries({ queryKey: ['exports', businessId] });
      return page;
    },
    initialData: initial,
    refetchInterval: ({ state }) => (state.data?.erasures.some(isWaiting) ? 1_000 : false),
  });
}

export function useErase(businessId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (phone: string) => api<Erasure>('POST', 'erasures', { body: { business_id: businessId, phone } }),
    onSuccess: () => client.invalidateQueries(),
  });
}

export function useDeleteBusiness(businessId: string) {
  return useMutation({
    mutationFn: (name: string) =>
      api<Deletion>('POST', 'businesses/deletion', { body: { business_id: businessId, name } }),
  });
}

export function useKeepBusiness(businessId: string) {
  return useMutation({
    mutationFn: () => api('DELETE', 'businesses/deletion', { query: { business_id: businessId } }),
  });
}
