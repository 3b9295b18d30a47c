import type { z } from 'zod';
import { billingPort } from '#lib/adapters/billing/port.ts';
import { newId } from '#lib/adapters/db/id.ts';
import { inTenant } from '#lib/adapters/db/tenant.ts';
import { accountOf, type Context } from '#lib/core/context.ts';
import { AppError } from '#lib/core/errors.ts';
import { recordAudit } from '#lib/services/audit/record.ts';
import { entitlementOf, standingOf } from '#lib/services/billing/entitlement.ts';
import { businessOf } from '#lib/services/businesses/service.ts';
import { forgetAccount } from '#lib/services/team/access.ts';
import { beginTrial, provision } from './provision.ts';
import type { CreateBusinessInput, CreateBusinessOutput } from './schema.ts';

type Made = z.output<typeof CreateBusinessOutput>;

/**
 * Makes another business for the one signed in, who owns it. It has what is left of the account's trial, and none of its
 * own. A repetition of the request answers what the first has made.
 * @throws `payment_required` when the trial is over and none of their businesses pays
 */
export async function createBusiness(ctx: Context, input: z.output<typeof CreateBusinessInput>): Promise<Made> {
  const id = ctx.onceId ?? newId();
  const accountId = accountOf(ctx);
  const before = ctx.onceId ? await readMade(ctx, id) : undefined;
  if (before) return before;
  const trialEndsAt = await beginTrial(accountId);
  await requirePaid(ctx, trialEndsAt);
  await provision(ctx, accountId, { id, trialEndsAt, ...input }, (tx, within, made) =>
    recordAudit(tx, within, {
      businessId: id,
      action: 'business.created',
      subjectType: 'business',
      subjectId: id,
      after: { name: input.name, phone_number: made.phone_number },
    }),
  );
  forgetAccount(accountId);
  const made = await readMade(ctx, id);
  if (!made) throw new Error('a business that was made is there');
  return made;
}

const readMade = (ctx: Context, id: string): Promise<Made | undefined> =>
  inTenant({ ...ctx, businesses: [id], transaction: undefined }, async (tx) => {
    const row = await tx
      .selectFrom('businesses as b')
      .innerJoin('numbers as n', 'n.business_id', 'b.id')
      .selectAll('b')
      .select(['n.agent_id', 'n.phone_number'])
      .where('b.id', '=', id)
      .executeTakeFirst();
    return row && { ...businessOf(row), agent_id: row.agent_id, phone_number: row.phone_number };
  });

/** A business comes with a number, which costs something each month: after the trial, for those who pay. */
async function requirePaid(ctx: Context, trialEndsAt: string): Promise<void> {
  const now = new Date();
  if (!ctx.ports.get(billingPort) || now < new Date(trialEndsAt)) return;
  const paid = await inTenant(ctx, async (tx) => {
    for (const id of ownedBy(ctx)) {
      const standing = await standingOf(tx, id);
      if (!standing.test && entitlementOf(standing, now).outbound) return true;
    }
    return false;
  });
  if (!paid) {
    throw new AppError('payment_required', 'The trial is over. Subscribe with one of your businesses first.');
  }
}

const ownedBy = ({ principal, businesses }: Context): readonly string[] =>
  businesses.filter((id) => principal.kind === 'session' && principal.roles.get(id) === 'owner');
