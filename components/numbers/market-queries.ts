'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import { api } from '#components/api/client.ts';
import type {
  Bundle,
  CreateBundleInput,
  ListBundlesOutput,
  RequirementsOutput,
  UpdateBundleInput,
} from '#lib/services/compliance/schema.ts';
import type { BuyNumberInput, PhoneNumber, SearchNumbersOutput } from '#lib/services/numbers/schema.ts';

export interface Wanted {
  country: string;
  type: string;
  area_code: string;
}

const SHOWN = 6;

/** What is for sale now. */
export const useAvailable = (businessId: string, wanted: Wanted) =>
  useQuery({
    queryKey: ['numbers', 'available', businessId, wanted],
    queryFn: ({ signal }) =>
      api<z.output<typeof SearchNumbersOutput>>('GET', 'numbers/available', {
        query: { business_id: businessId, ...wanted, limit: SHOWN },
        signal,
      }),
    // While an area code is typed, what was found stays; another country's numbers would be the wrong ones.
    placeholderData: (found, before) => {
      const earlier = before?.queryKey[3] as Wanted | undefined;
      return earlier?.country === wanted.country && earlier.type === wanted.type ? found : undefined;
    },
    retry: false,
  });

/** Buys a number; `once` keeps a second press from buying a second time. */
export function useBuyNumber(businessId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ once, ...body }: z.input<typeof BuyNumberInput> & { once: string }) =>
      api<PhoneNumber>('POST', 'numbers', { body, once }),
    onSettled: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: ['numbers', 'list', businessId] }),
        client.invalidateQueries({ queryKey: ['numbers', 'available', businessId] }),
        client.invalidateQueries({ queryKey: ['agents'] }),
      ]),
  });
}

const UNDER_REVIEW = ['pending-review', 'in-review'];
const LOOK_MS = 2_000;

/** The newest bundle for such numbers; looked at again while somebody reviews it. */
export const useBundle = (businessId: string, { country, type }: Wanted, enabled: boolean) =>
  useQuery({
    queryKey: ['bundles', businessId, country, type],
    queryFn: async ({ signal }) => {
      const query = { business_id: businessId, limit: 100 };
      const { bundles } = await api<z.output<typeof ListBundlesOutput>>('GET', 'compliance/bundles', { query, signal });
      const fitting = bundles.filter((bundle) => bundle.country === country && bundle.number_type === type);
      return fitting.find(({ status }) => status === 'approved') ?? fitting[0] ?? null;
    },
    enabled,
    refetchInterval: ({ state }) => (state.data && UNDER_REVIEW.includes(state.data.status) ? LOOK_MS : false),
  });

export const useRequirements = (businessId: string, { country, type }: Wanted) =>
  useQuery({
    queryKey: ['requirements', businessId, country, type],
    queryFn: ({ signal }) =>
      api<z.output<typeof RequirementsOutput>>('GET', 'compliance/requirements', {
        query: { business_id: businessId, country, number_type: type },
        signal,
      }),
    staleTime: Number.POSITIVE_INFINITY,
  });

type Said = Omit<z.input<typeof UpdateBundleInput>, 'id'>;

/** Says who will have the numbers, and hands it in: a new bundle, or one that is mended. */
export function useHandIn(businessId: string, { country, type }: Wanted) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ id, ...said }: Said & { id: string | null }) => {
      const draft = id
        ? await api<Bundle>('PATCH', 'compliance/bundles', { body: { id, ...said } })
        : await api<Bundle>('POST', 'compliance/bundles', {
            body: { ...said, business_id: businessId, country, number_type: type } as z.input<typeof CreateBundleInput>,
          });
      return api<Bundle>('POST', 'compliance/bundles/submit', { body: { id: draft.id } });
    },
    onSettled: () => client.invalidateQueries({ queryKey: ['bundles', businessId] }),
  });
}
