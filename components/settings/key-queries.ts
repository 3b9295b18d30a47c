'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import { api } from '#components/api/client.ts';
import type {
  ApiKey as ApiKeySchema,
  CreateKeyInput,
  CreateKeyOutput,
  ListKeysOutput,
} from '#lib/services/keys/schema.ts';
import type { CreateTestKeyInput, CreateTestKeyOutput } from '#lib/services/sandbox/schema.ts';

export type ApiKey = z.output<typeof ApiKeySchema>;

export function useKeys(initial: ApiKey[]) {
  return useQuery({
    queryKey: ['keys'],
    queryFn: async ({ signal }) => (await api<z.output<typeof ListKeysOutput>>('GET', 'keys', { signal })).keys,
    initialData: initial,
  });
}

export function useCreateKey() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: z.input<typeof CreateKeyInput>) =>
      api<z.output<typeof CreateKeyOutput>>('POST', 'keys', { body }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['keys'] }),
  });
}

export function useCreateTestKey() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: z.input<typeof CreateTestKeyInput>) =>
      api<z.output<typeof CreateTestKeyOutput>>('POST', 'sandbox/keys', { body }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['keys'] }),
  });
}

export function useRevokeKey() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => api('DELETE', 'keys', { query: { id } }),
    onSettled: () => client.invalidateQueries({ queryKey: ['keys'] }),
  });
}
