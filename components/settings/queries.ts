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
import type {
  ConfigureWebhookOutput,
  DeliveryDetail,
  ListDeliveriesOutput,
  ReplayOutput,
  TestWebhookOutput,
  WebhookView as WebhookViewSchema,
} from '#lib/services/webhooks/schema.ts';

export type ApiKey = z.output<typeof ApiKeySchema>;
export type WebhookView = z.output<typeof WebhookViewSchema>;
export type DeliveriesPage = z.output<typeof ListDeliveriesOutput>;
export type Delivery = DeliveriesPage['deliveries'][number];

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

export function useWebhook(businessId: string, initial: WebhookView) {
  return useQuery({
    queryKey: ['webhook', businessId],
    queryFn: ({ signal }) => api<WebhookView>('GET', 'webhooks', { query: { business_id: businessId }, signal }),
    initialData: initial,
  });
}

export function useConfigureWebhook(businessId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (webhook_url: string) =>
      api<z.output<typeof ConfigureWebhookOutput>>('POST', 'webhooks', {
        body: { business_id: businessId, webhook_url },
      }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['webhook', businessId] }),
  });
}

export function useRemoveWebhook(businessId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => api('DELETE', 'webhooks', { query: { business_id: businessId } }),
    onSettled: () => client.invalidateQueries({ queryKey: ['webhook', businessId] }),
  });
}

export function useTestWebhook(businessId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () =>
      api<z.output<typeof TestWebhookOutput>>('POST', 'webhooks/test', { body: { business_id: businessId } }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['deliveries'] }),
  });
}

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
