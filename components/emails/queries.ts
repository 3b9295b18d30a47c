'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import { api } from '#components/api/client.ts';
import type {
  EmailDetail,
  EmailRow as EmailRowSchema,
  ListEmailsOutput,
  QueueEmailInput,
  ReviewEmailInput,
} from '#lib/services/emails/schema.ts';

export type EmailRow = z.output<typeof EmailRowSchema>;
export type Email = z.output<typeof EmailDetail>;
export type EmailsPage = z.output<typeof ListEmailsOutput>;
/** Parameters of `GET /api/v1/emails`, as text. */
export type EmailsQuery = Record<string, string | undefined>;
export type EmailReview = z.input<typeof ReviewEmailInput>;

const MOVING: readonly EmailRow['status'][] = ['approved', 'sending'];

/** One page of emails; while one of them is on its way it is read again every two seconds. */
export function useEmails(query: EmailsQuery, initial: EmailsPage) {
  return useQuery({
    queryKey: ['emails', 'list', query],
    queryFn: ({ signal }) => api<EmailsPage>('GET', 'emails', { query, signal }),
    initialData: initial,
    staleTime: 3_000,
    refetchInterval: ({ state }) => (state.data?.emails.some(({ status }) => MOVING.includes(status)) ? 2_000 : 15_000),
  });
}

export function useEmail(id: string | null) {
  return useQuery({
    queryKey: ['emails', 'one', id],
    queryFn: ({ signal }) => api<Email>('GET', 'emails', { query: { id: id ?? '' }, signal }),
    enabled: id !== null,
  });
}

/** Approves, rejects, edits, cancels or sends again. */
export function useReviewEmail() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: EmailReview) => api<Email>('PATCH', 'emails', { body }),
    onSettled: () => client.invalidateQueries({ queryKey: ['emails'] }),
  });
}

export function useQueueEmail() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: z.input<typeof QueueEmailInput>) => api<Email>('POST', 'emails', { body }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['emails'] }),
  });
}
