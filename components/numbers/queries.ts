'use client';

import { useQuery } from '@tanstack/react-query';
import type { z } from 'zod';
import { api } from '#components/api/client.ts';
import type { ListNumbersOutput, PhoneNumber } from '#lib/services/numbers/schema.ts';

/** The numbers of one business; the operation answers those of every business in reach. */
export function useNumbers(businessId: string, initial: PhoneNumber[]) {
  return useQuery({
    queryKey: ['numbers', 'list', businessId],
    queryFn: async ({ signal }) => {
      const { numbers } = await api<z.output<typeof ListNumbersOutput>>('GET', 'numbers', { signal });
      return numbers.filter((number) => number.business_id === businessId);
    },
    initialData: initial,
  });
}
