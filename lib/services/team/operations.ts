import { authenticated, open, operation, RATES, signedIn } from '#lib/core/operation.ts';
import { invite, resendInvitation, withdrawInvitation } from './invite.ts';
import { accept, join, readInvitationOf } from './join.ts';
import { changeRole, removeMember, transferOwnership } from './members.ts';
import { listTeam } from './read.ts';
import {
  AcceptInput,
  ChangeRoleInput,
  Invitation,
  InvitationInput,
  InviteInput,
  JoinInput,
  JoinOutput,
  ListTeamInput,
  ListTeamOutput,
  Member,
  MemberInput,
  ReadInvitationInput,
  ReadInvitationOutput,
  Success,
} from './schema.ts';

/** Mails go out: fewer than other writes. */
const MAILS = { requests: 30, seconds: 3600 } as const;
/** Of whoever holds a link, or guesses at one. */
const BY_LINK = { requests: 30, seconds: 300, per: 'address' } as const;

export const listTeamOperation = operation({
  id: 'team.list',
  method: 'GET',
  path: '/api/v1/team',
  access: signedIn(),
  rate: RATES.read,
  summary: 'List the people of a business',
  description: 'Members with their names and roles, and invitations that wait. Needs a signed-in person.',
  input: ListTeamInput,
  output: ListTeamOutput,
  run: (ctx, input) => listTeam(ctx, input.business_id),
});

export const changeRoleOperation = operation({
  id: 'team.update',
  method: 'PATCH',
  path: '/api/v1/team',
  access: signedIn('admin'),
  rate: RATES.write,
  summary: 'Change the role of a member',
  description: 'Nobody gives or takes a role above their own, and a business always keeps an owner.',
  input: ChangeRoleInput,
  output: Member,
  errors: ['not_found', 'conflict'],
  run: changeRole,
});

export const removeMemberOperation = operation({
  id: 'team.remove',
  method: 'DELETE',
  path: '/api/v1/team',
  access: signedIn(),
  rate: RATES.write,
  summary: 'Remove a member, or leave',
  description: 'Their sessions and keys lose the business at once; keys for this business alone are revoked.',
  input: MemberInput,
  output: Success,
  errors: ['not_found', 'conflict'],
  run: removeMember,
});

export const transferOwnershipOperation = operation({
  id: 'team.transfer',
  method: 'POST',
  path: '/api/v1/team/transfer',
  access: signedIn('owner'),
  rate: RATES.write,
  summary: 'Hand the ownership to a member',
  description: 'They become an owner, and you an admin.',
  input: MemberInput,
  output: Member,
  errors: ['not_found'],
  run: transferOwnership,
});

export const inviteOperation = operation({
  id: 'team.invitations.create',
  method: 'POST',
  path: '/api/v1/team/invitations',
  access: signedIn('admin'),
  rate: MAILS,
  summary: 'Invite somebody by email',
  description: 'A link is mailed that works once, within seven days, for that address.',
  input: InviteInput,
  output: Invitation,
  status: 201,
  errors: ['conflict'],
  run: invite,
});

export const resendInvitationOperation = operation({
  id: 'team.invitations.resend',
  method: 'POST',
  path: '/api/v1/team/invitations/resend',
  access: signedIn('admin'),
  rate: MAILS,
  summary: 'Send an invitation again',
  description: 'The new link replaces the one before.',
  input: InvitationInput,
  output: Invitation,
  errors: ['not_found'],
  run: (ctx, input) => resendInvitation(ctx, input.id),
});

export const withdrawInvitationOperation = operation({
  id: 'team.invitations.withdraw',
  method: 'DELETE',
  path: '/api/v1/team/invitations',
  access: signedIn('admin'),
  rate: RATES.write,
  summary: 'Withdraw an invitation',
  description: 'The link that was mailed opens nothing any more. Inviting the same address again is possible at once.',
  input: InvitationInput,
  output: Success,
  errors: ['not_found'],
  run: (ctx, input) => withdrawInvitation(ctx, input.id),
});

export const readInvitationOperation = operation({
  id: 'team.invitations.read',
  method: 'POST',
  path: '/api/v1/team/invitations/read',
  access: open,
  rate: BY_LINK,
  summary: 'Read an invitation by its link',
  description: 'What the page behind a mailed link shows. Looking uses nothing up.',
  input: ReadInvitationInput,
  output: ReadInvitationOutput,
  errors: ['not_found'],
  run: (_ctx, input) => readInvitationOf(input.token),
});

export const joinOperation = operation({
  id: 'team.join',
  method: 'POST',
  path: '/api/v1/team/join',
  access: open,
  rate: BY_LINK,
  summary: 'Join a team with a new account',
  description: 'For an invited address that has no account. The mailed link proves the address.',
  input: JoinInput,
  output: JoinOutput,
  status: 201,
  errors: ['not_found', 'email_exists'],
  run: join,
});

export const acceptOperation = operation({
  id: 'team.accept',
  method: 'POST',
  path: '/api/v1/team/accept',
  access: authenticated,
  rate: RATES.write,
  summary: 'Join a team with your account',
  description: 'Needs a signed-in person whose address was invited; an API key cannot.',
  input: AcceptInput,
  output: JoinOutput,
  errors: ['not_found'],
  run: (ctx, input) => accept(ctx, input.token),
});
