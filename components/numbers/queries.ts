'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import { api } from '#components/api/client.ts';
import type { ListNumbersOutput, PhoneNumber, UpdateNumberInput } from '#lib/services/numbers/schema.ts';

const LOOK_MS = 2_000;

export type NumberChange = z.input<typeof UpdateNumberInput>;

/** The numbers of one business, looked at again while one is being bought; the operation answers all in reach. */
export function useNumbers(businessId: string, initial: PhoneNumber[]) {
  return useQuery({
    queryKey: ['numbers', 'list', businessId],
    queryFn: async ({ signal }) => {
      const { numbers } = await api<z.output<typeof ListNumbersOutput>>('GET', 'numbers', { signal });
      return numbers.filter((number) => number.business_id === businessId);
    },
    initialData: initial,
    refetchInterval: ({ state }) => (state.data?.some(({ status }) => status === 'ordered') ? LOOK_MS : false),
  });
}

/** Changes a number; what is on screen changes at once and goes back where the server refuses. */
export function useUpdateNumber(businessId: string) {
  const client = useQueryClient();
  const queryKey = ['numbers', 'list', businessId];
  return useMutation({
    mutationFn: (body: NumberChange) => api<PhoneNumber>('PATCH', 'numbers', { body }),
    onMutate: async ({ id, ...change }) => {
      await client.cancelQueries({ queryKey });
      const before = client.getQueryData<PhoneNumber[]>(queryKey);
      client.setQueryData<PhoneNumber[]>(queryKey, (numbers) =>
        numbers?.map((number) => (number.id === id ? { ...number, ...change } : number)),
      );
      return { before };
    },
    onError: (_error, _change, context) => client.setQueryData(queryKey, context?.before),
    onSettled: () =>
      Promise.all([client.invalidateQueries({ queryKey }), client.invalidateQueries({ queryKey: ['agents'] })]),
  });
}
