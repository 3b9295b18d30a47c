'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import { api } from '#components/api/client.ts';
import type { DeliveryDetail, ListDeliveriesOutput, ReplayOutput } from '#lib/services/webhooks/schema.ts';

export type DeliveriesPage = z.output<typeof ListDeliveriesOutput>;
export type Delivery = DeliveriesPage['deliveries'][number];

/** Parameters of `GET /api/v1/webhooks/deliveries`, as text. While one is on its way it is read every two seconds. */
export function useDeliveries(query: Record<string, string | undefined>, initial: DeliveriesPage) {
  return useQuery({
    queryKey: ['deliveries', 'list', query],
    queryFn: ({ signal }) => api<DeliveriesPage>('GET', 'webhooks/deliveries', { query, signal }),
    initialData: initial,
    staleTime: 3_000,
    refetchInterval: ({ state }) => (state.data?.deliveries.some(isUnderWay) ? 2_000 : 20_000),
  });
}

export function useDelivery(id: string | null) {
  return useQuery({
    queryKey: ['deliveries', 'one', id],
    queryFn: ({ signal }) =>
      api<z.output<typeof DeliveryDetail>>('GET', 'webhooks/deliveries', { query: { id: id ?? '' }, signal }),
    enabled: id !== null,
    staleTime: 0,
    refetchInterval: ({ state }) => (state.data?.status === 'pending' ? 2_000 : false),
  });
}

export function useReplay() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) =>
      api<z.output<typeof ReplayOutput>>('POST', 'webhooks/deliveries/replay', { body: { id } }),
    onSettled: () => client.invalidateQueries({ queryKey: ['deliveries'] }),
  });
}

/** Waiting for its first attempts; a delivery that waits for hours is not looked at every two seconds. */
function isUnderWay(delivery: Delivery): boolean {
  return delivery.status === 'pending' && delivery.attempts < 3;
}
