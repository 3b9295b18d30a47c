'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import { api } from '#components/api/client.ts';
import type {
  ConfigureWebhookOutput,
  TestWebhookOutput,
  WebhookView as WebhookViewSchema,
} from '#lib/services/webhooks/schema.ts';

export type WebhookView = z.output<typeof WebhookViewSchema>;

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
