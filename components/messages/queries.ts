'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import { api } from '#components/api/client.ts';
import type { CheckInput, CheckOutput } from '#lib/services/contact/schema.ts';
import type {
  ListTextsOutput,
  ListThreadsOutput,
  ReceiveTextInput,
  SendSmsInput,
  SendSmsOutput,
  Text,
  Thread as ThreadSchema,
} from '#lib/services/messages/schema.ts';
import type { SendWhatsAppInput, SendWhatsAppOutput } from '#lib/services/whatsapp/schema.ts';

export type Thread = z.output<typeof ThreadSchema>;
export type ThreadsPage = z.output<typeof ListThreadsOutput>;
export type TextsPage = z.output<typeof ListTextsOutput>;
/** Parameters of a list, as text. */
export type ListQuery = Record<string, string | undefined>;
export type ContactCheck = z.output<typeof CheckOutput>;

const FRESH_MS = 2_000;

export function useThreads(query: ListQuery, initial: ThreadsPage) {
  return useQuery({
    queryKey: ['texts', 'threads', query],
    queryFn: ({ signal }) => api<ThreadsPage>('GET', 'sms/threads', { query, signal }),
    initialData: initial,
    staleTime: FRESH_MS,
    refetchInterval: 8_000,
  });
}

/** The texts with one number, the newest first. While one of them is on its way they are read again every second. */
export function useTexts(query: ListQuery, initial: TextsPage) {
  return useQuery({
    queryKey: ['texts', 'list', query],
    queryFn: ({ signal }) => api<TextsPage>('GET', 'sms', { query, signal }),
    initialData: initial,
    staleTime: FRESH_MS,
    refetchInterval: ({ state }) => (state.data?.messages.some(isOnItsWay) ? 1_000 : 4_000),
  });
}

const isOnItsWay = ({ status }: Text) => status === 'queued' || status === 'sent';

/** Whether a contact would be allowed, and if not, by which rules. `since` is what may have changed the answer. */
export function useContactCheck(ask: z.input<typeof CheckInput>, since: string | undefined, initial?: ContactCheck) {
  return useQuery({
    queryKey: ['contact', ask, since],
    queryFn: ({ signal }) => api<ContactCheck>('POST', 'compliance/check', { body: ask, signal }),
    initialData: initial,
    initialDataUpdatedAt: 0,
    placeholderData: (before) => before,
    staleTime: FRESH_MS,
  });
}

export function useSendText() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ channel, ...body }: z.input<typeof SendSmsInput> & { channel: Text['channel'] }) =>
      channel === 'sms'
        ? api<z.output<typeof SendSmsOutput>>('POST', 'sms/send', { body })
        : api<z.output<typeof SendWhatsAppOutput>>('POST', 'whatsapp/send', { body: freeText(body) }),
    onSettled: () => client.invalidateQueries({ queryKey: ['texts'] }),
  });
}

const freeText = (text: z.input<typeof SendSmsInput>): z.input<typeof SendWhatsAppInput> => ({
  agent_id: text.from_agent_id,
  to: text.to,
  message_type: 'text',
  content: text.message,
  lead_id: text.lead_id,
});

/** A template of WhatsApp's, which goes out at any time. */
export function useSendTemplate() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Omit<z.input<typeof SendWhatsAppInput>, 'message_type'>) =>
      api<z.output<typeof SendWhatsAppOutput>>('POST', 'whatsapp/send', {
        body: { ...body, message_type: 'template' },
      }),
    onSettled: () => client.invalidateQueries({ queryKey: ['texts'] }),
  });
}

/** A simulated text from somebody outside. */
export function useReceiveText() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: z.input<typeof ReceiveTextInput>) => api<Text>('POST', 'sandbox/sms', { body }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['texts'] }),
  });
}

export function useReadThread(businessId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (phone: string) => api('POST', 'sms/threads/read', { body: { business_id: businessId, phone } }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['texts', 'threads'] }),
  });
}
