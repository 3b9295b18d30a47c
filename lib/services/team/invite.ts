import type { z } from 'zod';
import { enqueue } from '#lib/adapters/db/enqueue.ts';
import { newId } from '#lib/adapters/db/id.ts';
import { inTenant, type Tx } from '#lib/adapters/db/tenant.ts';
import { accountOf, type Context, requireBusiness } from '#lib/core/context.ts';
import { DAY_MS } from '#lib/core/duration.ts';
import { AppError, forbidden, invalid, notFound } from '#lib/core/errors.ts';
import type { Role } from '#lib/core/scope.ts';
import { recordAudit } from '#lib/services/audit/record.ts';
import { readInvitation, readMembers } from './read.ts';
import { INVITATION_DAYS, type Invitation, type InviteInput, mayManage } from './schema.ts';
import { INVITING } from './send-invitation.ts';

/** Seconds between two mails to one address. */
const RESEND_SECONDS = 60;
/** Waiting at once: a business does not write to the whole world. */
const MOST_WAITING = 200;

const expiry = (): string => new Date(Date.now() + INVITATION_DAYS * DAY_MS).toISOString();

function requireManager(ctx: Context, businessId: string, role: Role): void {
  requireBusiness(ctx, businessId);
  const own = ctx.principal.kind === 'session' ? ctx.principal.roles.get(businessId) : undefined;
  if (!own || !mayManage(own, role)) throw forbidden('Nobody gives a role above their own.');
}

/** Invites somebody by mail. */
export async function invite(ctx: Context, input: z.output<typeof InviteInput>): Promise<Invitation> {
  const { business_id: businessId, email, role } = input;
  requireManager(ctx, businessId, role);
  return inTenant(ctx, async (tx) => {
    const business = await tx
      .selectFrom('businesses')
      .select('twin_of')
      .where('id', '=', businessId)
      .forNoKeyUpdate()
      .executeTakeFirstOrThrow();
    if (business.twin_of) throw invalid('business_id', 'is a test business: its people are those of the live one');
    await refuseKnown(tx, businessId, email);
    const id = newId();
    await tx
      .insertInto('invitations')
      .values({ id, business_id: businessId, email, role, invited_by: accountOf(ctx), expires_at: expiry() })
      .execute();
    await enqueue(tx, INVITING, { business_id: businessId, invitation_id: id });
    await recordAudit(tx, ctx, {
      businessId,
      action: 'member.invited',
      subjectType: 'invitation',
      subjectId: id,
      after: { name: email, role },
    });
    return readInvitation(tx, id);
  });
}

async function refuseKnown(tx: Tx, businessId: string, email: string): Promise<void> {
  const members = await readMembers(tx, businessId);
  if (members.some((member) => member.email === email)) throw new AppError('conflict', `${email} is on the team.`);
  const waiting = await tx.selectFrom('invitations').select('email').where('business_id', '=', businessId).execute();
  if (waiting.some((invitation) => invitation.email === email)) {
    throw new AppError('conflict', `${email} is invited already. The invitation can be sent again.`);
  }
  if (waiting.length >= MOST_WAITING) {
    throw new AppError('conflict', `${MOST_WAITING} invitations wait to be accepted. Withdraw some first.`);
  }
}

/** The invitation, held until the transaction ends. */
async function lockInvitation(tx: Tx, ctx: Context, id: string) {
  const row = await tx
    .selectFrom('invitations')
    .select(['business_id', 'email', 'role', 'sent_at'])
    .where('id', '=', id)
    .where('business_id', 'in', [...ctx.businesses])
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw notFound('Invitation');
  requireManager(ctx, row.business_id, row.role);
  return row;
}

/**
 * Mails an invitation again, with a new link; the older one is of no use any more.
 * @throws `not_found`; `rate_limited` a moment after the last one
 */
export function resendInvitation(ctx: Context, id: string): Promise<Invitation> {
  return inTenant(ctx, async (tx) => {
    const { business_id, sent_at } = await lockInvitation(tx, ctx, id);
    const wait = sent_at ? Math.ceil(RESEND_SECONDS - (Date.now() - Date.parse(sent_at)) / 1000) : 0;
    if (wait > 0) {
      throw new AppError('rate_limited', `It was sent a moment ago. Try again in ${wait} seconds.`, {
        retryAfter: wait,
      });
    }
    await tx
      .updateTable('invitations')
      .set({ expires_at: expiry(), sent_at: null, refused: false })
      .where('id', '=', id)
      .execute();
    await enqueue(tx, INVITING, { business_id, invitation_id: id });
    return readInvitation(tx, id);
  });
}

/** Takes an invitation back: its link opens nothing any more. */
export function withdrawInvitation(ctx: Context, id: string): Promise<{ success: true }> {
  return inTenant(ctx, async (tx) => {
    const { business_id: businessId, email, role } = await lockInvitation(tx, ctx, id);
    await tx.deleteFrom('invitations').where('id', '=', id).execute();
    await recordAudit(tx, ctx, {
      businessId,
      action: 'member.invitation_withdrawn',
      subjectType: 'invitation',
      subjectId: id,
      before: { name: email, role },
    });
    return { success: true };
  });
}
