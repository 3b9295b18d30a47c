import { sql } from 'kysely';
import { inTenant, type Tx } from '#lib/adapters/db/tenant.ts';
import { type Context, requireBusiness } from '#lib/core/context.ts';
import type { Invitation, Member, Team } from './schema.ts';

const INVITATION = [
  'id',
  'business_id',
  'email',
  'role',
  'invited_by',
  'sent_at',
  'refused',
  'expires_at',
  'created_at',
] as const;

/** The people of a business, who is invited, and who has left. A test business has its live business's people. */
export function listTeam(ctx: Context, businessId: string): Promise<Team> {
  requireBusiness(ctx, businessId);
  return inTenant(ctx, async (tx) => ({
    members: await readMembers(tx, businessId),
    invitations: await readInvitations(tx, businessId),
    former: await readFormer(tx, businessId),
  }));
}

export async function readMembers(tx: Tx, businessId: string): Promise<Member[]> {
  const { rows } = await sql<Member>`
    select account_id, email, name, role, app.iso(joined_at) as joined_at from app.team(${businessId})`.execute(tx);
  return rows;
}

async function readInvitations(tx: Tx, businessId: string): Promise<Invitation[]> {
  const rows = await tx
    .selectFrom('invitations')
    .select(INVITATION)
    .where('business_id', '=', businessId)
    .orderBy('created_at', 'desc')
    .execute();
  return rows.map(invitationOf);
}

export async function readInvitation(tx: Tx, id: string): Promise<Invitation> {
  const row = await tx.selectFrom('invitations').select(INVITATION).where('id', '=', id).executeTakeFirstOrThrow();
  return invitationOf(row);
}

function invitationOf({ refused, ...row }: Omit<Invitation, 'status'> & { refused: boolean }) {
  const expired = Date.parse(row.expires_at) <= Date.now();
  const status = refused ? 'refused' : expired ? 'expired' : row.sent_at ? 'sent' : 'sending';
  return { ...row, status } satisfies Invitation;
}

/** Their names as the log has kept them. */
async function readFormer(tx: Tx, businessId: string): Promise<Team['former']> {
  const { rows } = await sql<{ account_id: string; name: string }>`
    select distinct on (subject_id) subject_id as account_id, before ->> 'name' as name
      from audit_log
     where business_id = ${businessId} and action in ('member.removed', 'member.left')
       and not exists (select from memberships m where m.business_id = audit_log.business_id and m.account_id::text = subject_id)
     order by subject_id, created_at desc`.execute(tx);
  return rows;
}
