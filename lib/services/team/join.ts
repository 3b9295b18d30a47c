import type { z } from 'zod';
import { authAdminPort, EmailTaken } from '#lib/adapters/auth/port.ts';
import { callApp } from '#lib/adapters/db/outside.ts';
import { inTenant } from '#lib/adapters/db/tenant.ts';
import { accountOf, type Context } from '#lib/core/context.ts';
import { AppError, forbidden, notFound } from '#lib/core/errors.ts';
import type { Role } from '#lib/core/scope.ts';
import { recordAudit } from '#lib/services/audit/record.ts';
import { forgetAccount } from './access.ts';
import { hashToken } from './invitation-token.ts';
import type { JoinInput, JoinOutput, OpenInvitation } from './schema.ts';

interface Found {
  id: string;
  business_id: string;
  business_name: string;
  email: string;
  role: Role;
  invited_by: string | null;
  account_id: string | null;
}

/** @throws `not_found` for a link that was used, withdrawn, replaced or is too old. */
async function find(token: string): Promise<Found> {
  const [found] = await callApp<Found>('select * from app.find_invitation($1)', [hashToken(token)]);
  if (!found) throw notFound('Invitation');
  return found;
}

/** What the page behind a mailed link shows; looking uses nothing up. */
export async function readInvitationOf(token: string): Promise<OpenInvitation> {
  const { business_name, email, role, invited_by, account_id } = await find(token);
  return { business_name, email, role, invited_by, has_account: account_id !== null };
}

/**
 * Makes an account for whoever was invited, and lets it join. The link proves the address.
 * @throws `email_exists` for an address that has an account: it signs in and accepts
 */
export async function join(ctx: Context, input: z.output<typeof JoinInput>): Promise<z.output<typeof JoinOutput>> {
  const invitation = await find(input.token);
  const auth = ctx.ports.get(authAdminPort);
  const { id } = await auth
    .createUser({ email: invitation.email, password: input.password, metadata: input.name ? { name: input.name } : {} })
    .catch((error: unknown) => {
      if (!(error instanceof EmailTaken)) throw error;
      throw new AppError('email_exists', 'There is an account with this address: sign in and accept the invitation.');
    });
  try {
    return await enter(ctx, invitation, input.token, id);
  } catch (error) {
    await auth.deleteUser(id);
    throw error;
  }
}

/**
 * The one signed in joins.
 * @throws `forbidden` where the invitation is for another address.
 */
export async function accept(ctx: Context, token: string): Promise<z.output<typeof JoinOutput>> {
  if (ctx.principal.kind !== 'session') throw forbidden('An invitation is accepted by a signed-in person.');
  const invitation = await find(token);
  if (invitation.account_id !== accountOf(ctx)) {
    throw forbidden(`This invitation is for ${invitation.email}. Sign in with that address.`);
  }
  return enter(ctx, invitation, token, accountOf(ctx));
}

/** Uses the link up: of two at once, one joins. Whoever is a member already keeps the role they have. */
async function enter(ctx: Context, invitation: Found, token: string, accountId: string) {
  const { id, business_id: businessId, email, role } = invitation;
  await callApp('select app.create_account($1, $2)', [accountId, email]);
  const roles = new Map([[businessId, role]]);
  const joiner: Context = {
    ...ctx,
    principal: { kind: 'session', id: '', accountId, email, roles },
    businesses: [businessId],
    transaction: undefined,
  };
  await inTenant(joiner, async (tx) => {
    const { numDeletedRows } = await tx
      .deleteFrom('invitations')
      .where('id', '=', id)
      .where('token_hash', '=', hashToken(token))
      .executeTakeFirstOrThrow();
    if (numDeletedRows === 0n) throw notFound('Invitation');
    await tx
      .insertInto('memberships')
      .values({ account_id: accountId, business_id: businessId, role })
      .onConflict((conflict) => conflict.columns(['account_id', 'business_id']).doNothing())
      .execute();
    await recordAudit(tx, joiner, {
      businessId,
      action: 'member.joined',
      subjectType: 'account',
      subjectId: accountId,
      after: { name: email, role },
    });
  });
  forgetAccount(accountId);
  return { business_id: businessId, email, role };
}
