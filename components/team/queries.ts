'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import { api } from '#components/api/client.ts';
import type { Role } from '#lib/core/scope.ts';
import type { Invitation, InviteInput, Member, Team } from '#lib/services/team/schema.ts';

/** An invitation that is being mailed is looked at again soon. */
const SENDING_MS = 1500;

const keyOf = (businessId: string) => ['team', businessId];

export function useTeam(businessId: string, initial: Team) {
  return useQuery({
    queryKey: keyOf(businessId),
    queryFn: ({ signal }) => api<Team>('GET', 'team', { query: { business_id: businessId }, signal }),
    initialData: initial,
    refetchInterval: ({ state }) =>
      state.data?.invitations.some(({ status }) => status === 'sending') ? SENDING_MS : false,
  });
}

/** Changes what is shown at once, and takes it back where the server refuses. */
function useTeamChange<Input>(
  businessId: string,
  ask: (input: Input) => Promise<unknown>,
  shown: (team: Team, input: Input) => Team,
) {
  const client = useQueryClient();
  const queryKey = keyOf(businessId);
  return useMutation({
    mutationFn: ask,
    onMutate: async (input: Input) => {
      await client.cancelQueries({ queryKey });
      const before = client.getQueryData<Team>(queryKey);
      if (before) client.setQueryData(queryKey, shown(before, input));
      return before;
    },
    onError: (_error, _input, before) => before && client.setQueryData(queryKey, before),
    onSettled: () => client.invalidateQueries({ queryKey }),
  });
}

export const useChangeRole = (businessId: string) =>
  useTeamChange(
    businessId,
    (input: { account_id: string; role: Role }) =>
      api<Member>('PATCH', 'team', { body: { business_id: businessId, ...input } }),
    (team, { account_id, role }) => ({
      ...team,
      members: team.members.map((member) => (member.account_id === account_id ? { ...member, role } : member)),
    }),
  );

export const useWithdraw = (businessId: string) =>
  useTeamChange(
    businessId,
    (id: string) => api('DELETE', 'team/invitations', { query: { id } }),
    (team, id) => ({ ...team, invitations: team.invitations.filter((invitation) => invitation.id !== id) }),
  );

/** What is shown only once the server has said yes. */
function useTeamRequest<Input, Output>(businessId: string, ask: (input: Input) => Promise<Output>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ask,
    onSettled: () => client.invalidateQueries({ queryKey: keyOf(businessId) }),
  });
}

export const useInvite = (businessId: string) =>
  useTeamRequest(businessId, (input: Omit<z.input<typeof InviteInput>, 'business_id'>) =>
    api<Invitation>('POST', 'team/invitations', { body: { business_id: businessId, ...input } }),
  );

export const useResend = (businessId: string) =>
  useTeamRequest(businessId, (id: string) => api<Invitation>('POST', 'team/invitations/resend', { body: { id } }));

export const useRemoveMember = (businessId: string) =>
  useTeamRequest(businessId, (account_id: string) =>
    api('DELETE', 'team', { query: { business_id: businessId, account_id } }),
  );

export const useTransfer = (businessId: string) =>
  useTeamRequest(businessId, (account_id: string) =>
    api<Member>('POST', 'team/transfer', { body: { business_id: businessId, account_id } }),
  );
