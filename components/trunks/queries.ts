'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import { api } from '#components/api/client.ts';
import type { CreateTrunkInput, ListTrunksOutput, Trunk, UpdateTrunkInput } from '#lib/services/trunks/schema.ts';

const key = (businessId: string) => ['trunks', businessId];

export function useTrunks(businessId: string, initial: Trunk[]) {
  return useQuery({
    queryKey: key(businessId),
    queryFn: async ({ signal }) => {
      const query = { business_id: businessId };
      return (await api<z.output<typeof ListTrunksOutput>>('GET', 'trunks', { query, signal })).trunks;
    },
    initialData: initial,
  });
}

export function useAddTrunk(businessId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: z.input<typeof CreateTrunkInput>) => api<Trunk>('POST', 'trunks', { body }),
    onSettled: () => client.invalidateQueries({ queryKey: key(businessId) }),
  });
}

export function useUpdateTrunk(businessId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: z.input<typeof UpdateTrunkInput>) => api<Trunk>('PATCH', 'trunks', { body }),
    onSettled: () => client.invalidateQueries({ queryKey: key(businessId) }),
  });
}

export function useRemoveTrunk(businessId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => api('DELETE', 'trunks', { query: { id } }),
    onSettled: () => client.invalidateQueries({ queryKey: key(businessId) }),
  });
}
