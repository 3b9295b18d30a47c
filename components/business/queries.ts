'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import { api } from '#components/api/client.ts';
import type {
  BlockedCaller as BlockedCallerSchema,
  BlockInput,
  ListBlockedOutput,
} from '#lib/services/blocked-callers/schema.ts';
import type { BusinessDetail as BusinessDetailSchema, UpdateBusinessInput } from '#lib/services/businesses/schema.ts';

export type BusinessDetail = z.output<typeof BusinessDetailSchema>;
export type BusinessChange = Omit<z.input<typeof UpdateBusinessInput>, 'id'>;
export type BlockedCaller = z.output<typeof BlockedCallerSchema>;

export function useBusiness(initial: BusinessDetail) {
  return useQuery({
    queryKey: ['business', initial.id],
    queryFn: ({ signal }) => api<BusinessDetail>('GET', 'businesses', { query: { id: initial.id }, signal }),
    initialData: initial,
  });
}

export function useUpdateBusiness(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (change: BusinessChange) => api<BusinessDetail>('PATCH', 'businesses', { body: { id, ...change } }),
    onSuccess: (business) => client.setQueryData(['business', id], business),
  });
}

export function useBlockedCallers(businessId: string, initial: BlockedCaller[]) {
  return useQuery({
    queryKey: ['blocked-callers', businessId],
    queryFn: async ({ signal }) =>
      (
        await api<z.output<typeof ListBlockedOutput>>('GET', 'blocked-callers', {
          query: { business_id: businessId, limit: 100 },
          signal,
        })
      ).callers,
    initialData: initial,
  });
}

export function useBlock(businessId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Omit<z.input<typeof BlockInput>, 'business_id'>) =>
      api<BlockedCaller>('POST', 'blocked-callers', { body: { business_id: businessId, ...body } }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['blocked-callers', businessId] }),
  });
}

export function useUnblock(businessId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (phone: string) => api('DELETE', 'blocked-callers', { query: { business_id: businessId, phone } }),
    onSettled: () => client.invalidateQueries({ queryKey: ['blocked-callers', businessId] }),
  });
}
