'use client';

import { useMutation, useQuery } from '@tanstack/react-query';
import { api } from '#components/api/client.ts';
import { toastError } from '#components/api/error-note.tsx';
import type { Billing, Invoice } from '#lib/services/billing/schema.ts';

/** Who comes from the payment page waits for the news of it: it is here within seconds. */
const NEWS_MS = 2_000;

/** How the business pays. `awaited`: a card was just given, and is looked for until it is here. */
export function useBilling(initial: Billing, awaited: boolean) {
  return useQuery({
    queryKey: ['billing', initial.business_id],
    queryFn: ({ signal }) => api<Billing>('GET', 'billing', { query: { business_id: initial.business_id }, signal }),
    initialData: initial,
    refetchInterval: ({ state }) => (awaited && !(state.data?.payment_method && state.data.outbound) ? NEWS_MS : false),
  });
}

export const invoicesOf = (businessId: string) => ['invoices', businessId];

export function useInvoices(businessId: string) {
  return useQuery({
    queryKey: invoicesOf(businessId),
    queryFn: ({ signal }) =>
      api<{ invoices: Invoice[] }>('GET', 'billing/invoices', { query: { business_id: businessId }, signal }),
  });
}

/** Leaves for a page of the payment provider. */
export function useOpenPage(businessId: string) {
  return useMutation({
    mutationFn: (page: 'checkout' | 'portal') =>
      api<{ url: string }>('POST', `billing/${page}`, { body: { business_id: businessId } }),
    onSuccess: ({ url }) => window.location.assign(url),
    onError: (error) => toastError('The page could not be opened', error),
  });
}
