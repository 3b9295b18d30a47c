'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import { api } from '#components/api/client.ts';
import type {
  ConnectEmailAccountInput,
  EmailAccount as EmailAccountSchema,
  ListEmailAccountsOutput,
  UpdateEmailAccountInput,
} from '#lib/services/email-accounts/schema.ts';

export type EmailAccount = z.output<typeof EmailAccountSchema>;

export function useEmailAccounts(businessId: string, initial: EmailAccount[]) {
  return useQuery({
    queryKey: ['email-accounts', businessId],
    queryFn: async ({ signal }) =>
      (
        await api<z.output<typeof ListEmailAccountsOutput>>('GET', 'email-accounts', {
          query: { business_id: businessId },
          signal,
        })
      ).accounts,
    initialData: initial,
  });
}

/** Connects an account, or changes the one that is named; the answer says whether the mail server let it in. */
export function useSaveAccount() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: z.input<typeof ConnectEmailAccountInput> | z.input<typeof UpdateEmailAccountInput>) =>
      api<EmailAccount>('id' in body ? 'PATCH' : 'POST', 'email-accounts', { body }),
    onSettled: () => client.invalidateQueries({ queryKey: ['email-accounts'] }),
  });
}

export function useVerifyAccount() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => api<EmailAccount>('POST', 'email-accounts/verify', { body: { id } }),
    onSettled: () => client.invalidateQueries({ queryKey: ['email-accounts'] }),
  });
}

export function useRemoveAccount() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => api('DELETE', 'email-accounts', { query: { id } }),
    onSettled: () => client.invalidateQueries({ queryKey: ['email-accounts'] }),
  });
}
