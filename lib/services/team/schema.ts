import { z } from 'zod';
import { ROLES, type Role, roleAtLeast } from '#lib/core/scope.ts';
import { isoTime } from '#lib/core/time.ts';

/** Days for which an invitation can be accepted. */
export const INVITATION_DAYS = 7;

/** Admins manage the team, and nobody gives or takes a role above their own. */
export const mayManage = (own: Role, other: Role): boolean => roleAtLeast(own, 'admin') && roleAtLeast(own, other);

const role = z.enum(ROLES);
const email = z
  .email('must be an email address')
  .max(254)
  .transform((text) => text.toLowerCase());
const token = z
  .string()
  .length(43)
  .meta({ description: 'What the mailed link carries.', example: 'v2Jq0cXw7mP4sT9aLk3hYb6nRfDe1gUo8iZxC5VtBWE' });

export const Member = z
  .object({
    account_id: z.guid(),
    email: z.string(),
    name: z.string().nullable(),
    role,
    joined_at: isoTime,
  })
  .meta({ id: 'Member' });
export type Member = z.output<typeof Member>;

export const Invitation = z
  .object({
    id: z.guid(),
    business_id: z.guid(),
    email: z.string(),
    role,
    invited_by: z.guid().nullable().describe('The account of whoever invited.'),
    status: z
      .enum(['sending', 'sent', 'refused', 'expired'])
      .describe('`refused`: the mail server refused the address.'),
    sent_at: isoTime.nullable(),
    expires_at: isoTime,
    created_at: isoTime,
  })
  .meta({ id: 'Invitation' });
export type Invitation = z.output<typeof Invitation>;

export const ListTeamInput = z.object({ business_id: z.guid() });
export const ListTeamOutput = z.object({
  members: z.array(Member),
  invitations: z.array(Invitation).describe('Not yet accepted, the newest first.'),
  former: z.array(z.object({ account_id: z.guid(), name: z.string() })).describe('Who has left, for histories.'),
});
export type Team = z.output<typeof ListTeamOutput>;

export const InviteInput = z.object({ business_id: z.guid(), email, role: role.default('member') });
export const InvitationInput = z.object({ id: z.guid() });

export const ReadInvitationInput = z.object({ token });
export const ReadInvitationOutput = z.object({
  business_name: z.string(),
  email: z.string(),
  role,
  invited_by: z.string().nullable().describe('The name or address of whoever invited.'),
  has_account: z.boolean().describe('There is an account with this address: it signs in and accepts.'),
});
export type OpenInvitation = z.output<typeof ReadInvitationOutput>;

export const JoinInput = z.object({
  token,
  name: z.string().trim().min(1).max(100).optional(),
  password: z
    .string()
    .min(8, 'must have at least 8 characters')
    .refine((text) => new TextEncoder().encode(text).length <= 72, 'must have at most 72 bytes'),
});
export const AcceptInput = z.object({ token });
export const JoinOutput = z.object({ business_id: z.guid(), email: z.string(), role });

const whom = { business_id: z.guid(), account_id: z.guid() };
export const ChangeRoleInput = z.object({ ...whom, role });
export const MemberInput = z.object(whom);
export const Success = z.object({ success: z.literal(true) });
