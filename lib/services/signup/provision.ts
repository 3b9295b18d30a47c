import { callApp } from '#lib/adapters/db/outside.ts';
import { inTenant, type Tx } from '#lib/adapters/db/tenant.ts';
import type { Context } from '#lib/core/context.ts';
import { forbidden } from '#lib/core/errors.ts';
import { insertAgent, planAgent } from '#lib/services/agents/create.ts';
import { withMirror } from '#lib/services/agents/new-mirror.ts';
import { receptionist } from '#lib/services/agents/receptionist-prompts.ts';
import { beginBilling } from '#lib/services/billing/settle.ts';
import { insertBusiness } from '#lib/services/businesses/service.ts';
import { type FirstNumber, giveBackFirstNumber, rentFirstNumber } from '#lib/services/numbers/first.ts';
import { provisionNumber } from '#lib/services/numbers/service.ts';

const TRIAL_DAYS = 30;

/**
 * When the trial of an account ends. It begins with its first business, and no other business has one of its own.
 * @throws `forbidden` for who was made with the identity provider alone: what an account costs, and how many an address
 * may make, is asked at signup.
 */
export async function beginTrial(accountId: string): Promise<string> {
  const [trial] = await callApp<{ ends: string }>('select app.begin_trial($1, $2) as ends', [accountId, TRIAL_DAYS]);
  if (!trial?.ends) throw forbidden('There is no account behind this sign-in. Make one by signing up.');
  return trial.ends;
}

export interface NewBusiness {
  id: string;
  name: string;
  type?: string | null;
  website?: string | null;
  description?: string;
  zone?: string;
  phone_forward_to?: string;
  trialEndsAt: string;
}

export interface Provisioned {
  business_id: string;
  agent_id: string;
  phone_number: string;
  trial_ends_at: string;
}

/**
 * Makes a business with all that it begins with, or nothing of it: its owner, what is left of the trial, an agent and its
 * number. `also` writes what else comes with it, in the same transaction.
 */
export async function provision<T>(
  ctx: Context,
  accountId: string,
  business: NewBusiness,
  also: (tx: Tx, ctx: Context, made: Provisioned) => Promise<T>,
): Promise<T> {
  const owner: Context = { ...ctx, businesses: [business.id], transaction: undefined };
  const forwardTo = business.phone_forward_to ?? null;
  const planned = planAgent({ business_id: business.id, ...receptionist(business) });
  const rows = (assistantId: string, first: FirstNumber | null) =>
    inTenant(owner, async (tx, within) => {
      await insertBusiness(tx, business);
      await beginBilling(tx, within, business.id);
      await tx
        .insertInto('memberships')
        .values({ account_id: accountId, business_id: business.id, role: 'owner' })
        .execute();
      const agent = await insertAgent(tx, within, planned, assistantId);
      const number = await provisionNumber(tx, within, {
        businessId: business.id,
        agentId: agent.id,
        forwardTo,
        first,
      });
      return also(tx, within, {
        business_id: business.id,
        agent_id: agent.id,
        phone_number: number.phone_number,
        trial_ends_at: business.trialEndsAt,
      });
    });
  const first = await rentFirstNumber(owner, { ...business, forwardTo });
  try {
    return await withMirror(owner, { test: false }, planned, (assistantId) => rows(assistantId, first), forwardTo);
  } catch (error) {
    if (first) await giveBackFirstNumber(owner, first).catch(() => {}); // what stays is found by its mark
    throw error;
  }
}
