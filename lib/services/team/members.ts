import { sql } from 'kysely';
import type { z } from 'zod';
import { alsoReach, inTenant, type Tx } from '#lib/adapters/db/tenant.ts';
import { accountOf, type Context, requireBusiness } from '#lib/core/context.ts';
import { AppError, forbidden, invalid, notFound } from '#lib/core/errors.ts';
import type { Role } from '#lib/core/scope.ts';
import { recordAudit } from '#lib/services/audit/record.ts';
import { forgetAccount } from './access.ts';
import { readMembers } from './read.ts';
import { type ChangeRoleInput, type Member, type MemberInput, mayManage } from './schema.ts';

/** The members of a live business, held until the transaction ends: two changes at once cannot both be the last owner's. */
async function lockTeam(tx: Tx, ctx: Context, businessId: string): Promise<{ members: Member[]; own: Role }> {
  requireBusiness(ctx, businessId);
  const { rows: held } = await sql`
    select from businesses where id = ${businessId} and twin_of is null for no key update`.execute(tx);
  if (held.length === 0) throw invalid('business_id', 'is a test business: its people are those of the live one');
  const members = await readMembers(tx, businessId);
  const own = members.find(({ account_id }) => account_id === accountOf(ctx))?.role;
  if (!own) throw forbidden('You do not belong to this business.');
  return { members, own };
}

/** Who is meant. @throws `not_found` for whoever is not on the team. */
function memberOf(members: readonly Member[], accountId: string): Member {
  const member = members.find(({ account_id }) => account_id === accountId);
  if (!member) throw notFound('Member');
  return member;
}

/** @throws `conflict` where nobody would be left who may do everything. */
function keepAnOwner(members: readonly Member[], leaving: Member): void {
  const others = members.some(({ role, account_id }) => role === 'owner' && account_id !== leaving.account_id);
  if (leaving.role === 'owner' && !others) {
    throw new AppError('conflict', 'A business needs an owner. Hand the ownership to somebody else first.');
  }
}

const called = ({ name, email }: Member): string => name ?? email;

const setRole = (tx: Tx, businessId: string, accountId: string, role: Role) =>
  tx
    .updateTable('memberships')
    .set({ role })
    .where('business_id', '=', businessId)
    .where('account_id', '=', accountId)
    .execute();

/** Gives a member another role; it holds at once, for their sessions and keys. */
export async function changeRole(ctx: Context, input: z.output<typeof ChangeRoleInput>): Promise<Member> {
  const { business_id: businessId, account_id: accountId, role } = input;
  const changed = await inTenant(ctx, async (tx) => {
    const { members, own } = await lockTeam(tx, ctx, businessId);
    const member = memberOf(members, accountId);
    if (!mayManage(own, member.role)) throw forbidden('Your role does not allow changing theirs.');
    if (!mayManage(own, role)) throw forbidden('Nobody gives a role above their own.');
    if (role === member.role) return member;
    if (role !== 'owner') keepAnOwner(members, member);
    await setRole(tx, businessId, accountId, role);
    await recordAudit(tx, ctx, {
      businessId,
      action: 'member.role_changed',
      subjectType: 'account',
      subjectId: accountId,
      before: { name: called(member), role: member.role },
      after: { name: called(member), role },
    });
    return { ...member, role };
  });
  forgetAccount(accountId);
  return changed;
}

/**
 * Takes somebody off the team, or lets the one who asks leave. Their sessions and keys lose the business at once; keys
 * for this business alone are revoked, and stay so when they come back.
 */
export async function removeMember(ctx: Context, input: z.output<typeof MemberInput>): Promise<{ success: true }> {
  const { business_id: businessId, account_id: accountId } = input;
  await inTenant(ctx, async (tx) => {
    const { members, own } = await lockTeam(tx, ctx, businessId);
    const member = memberOf(members, accountId);
    const leaves = accountId === accountOf(ctx);
    if (!leaves && !mayManage(own, member.role)) throw forbidden('Your role does not allow removing them.');
    keepAnOwner(members, member);
    await tx
      .deleteFrom('memberships')
      .where('business_id', '=', businessId)
      .where('account_id', '=', accountId)
      .execute();
    await recordAudit(tx, ctx, {
      businessId,
      action: leaves ? 'member.left' : 'member.removed',
      subjectType: 'account',
      subjectId: accountId,
      before: { name: called(member), role: member.role, keys: await revokeKeys(tx, businessId, accountId) },
    });
  });
  forgetAccount(accountId);
  return { success: true };
}

/** Revokes what was made for this business, or for its test twin, alone. Answers the names of the keys. */
async function revokeKeys(tx: Tx, businessId: string, accountId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string | null }>`select app.find_twin(${businessId}) as id`.execute(tx);
  const twin = rows[0]?.id;
  if (twin) await alsoReach(tx, [twin]);
  const revoked = await tx
    .updateTable('api_keys')
    .set({ revoked_at: new Date().toISOString() })
    .where('account_id', '=', accountId)
    .where('business_id', 'in', twin ? [businessId, twin] : [businessId])
    .where('all_businesses', '=', false)
    .where('revoked_at', 'is', null)
    .returning('name')
    .execute();
  return revoked.map(({ name }) => name);
}

/** Makes another member the owner; the one who asks becomes an admin. */
export async function transferOwnership(ctx: Context, input: z.output<typeof MemberInput>): Promise<Member> {
  const { business_id: businessId, account_id: accountId } = input;
  const from = accountOf(ctx);
  if (accountId === from) throw invalid('account_id', 'is your own');
  const owner = await inTenant(ctx, async (tx) => {
    const { members, own } = await lockTeam(tx, ctx, businessId);
    if (own !== 'owner') throw forbidden('Only an owner hands the ownership on.');
    const member = memberOf(members, accountId);
    await setRole(tx, businessId, accountId, 'owner');
    await setRole(tx, businessId, from, 'admin');
    await recordAudit(tx, ctx, {
      businessId,
      action: 'ownership.transferred',
      subjectType: 'account',
      subjectId: accountId,
      before: { name: called(member), role: member.role },
      after: { name: called(member), role: 'owner' },
    });
    return { ...member, role: 'owner' as const };
  });
  forgetAccount(accountId);
  forgetAccount(from);
  return owner;
}
