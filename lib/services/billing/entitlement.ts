import { billingPort, type Subscription } from '#lib/adapters/billing/port.ts';
import type { Tx } from '#lib/adapters/db/tenant.ts';
import type { Context } from '#lib/core/context.ts';
import { DAY_MS } from '#lib/core/duration.ts';
import { AppError } from '#lib/core/errors.ts';
import type { Plan } from './schema.ts';

/** How long an unpaid period is borne: the card is tried again meanwhile, and its owner told. */
export const GRACE_DAYS = 7;
/** How long the news of what came after a trial may be on its way. */
export const LATE_DAYS = 1;

/** What a business pays with, as it is kept: what the provider said when it was last asked. */
export interface Standing {
  /** A test business is never charged, and never stopped. */
  test: boolean;
  /** The end of the trial that every business begins with, whether the provider knows of it or not. */
  trialEndsAt: Date;
  subscription: Pick<Subscription, 'status' | 'trialEndsAt' | 'periodStart' | 'periodEnd'> | null;
}

export interface Entitlement {
  plan: Plan;
  /** Calls, texts and emails may go out. What comes in is answered in every case. */
  outbound: boolean;
  /** Until when this holds, should nothing else be heard. */
  until: Date | null;
}

const after = (at: Date, days: number): Date => new Date(at.getTime() + days * DAY_MS);
const may = (plan: Plan, until: Date | null): Entitlement => ({ plan, outbound: true, until });
const stopped = (plan: Plan): Entitlement => ({ plan, outbound: false, until: null });

/** What a business may do: the one place where it is decided, from what is kept and the clock. */
export function entitlementOf({ test, trialEndsAt, subscription }: Standing, now: Date): Entitlement {
  if (test) return may('trial', null);
  const until = (end: Date, grace: number, plan: Plan, otherwise: Plan) =>
    now < after(end, grace) ? may(plan, end) : stopped(otherwise);
  switch (subscription?.status) {
    case undefined:
    case 'incomplete_expired':
      return until(trialEndsAt, 0, 'trial', 'trial_over');
    case 'trialing':
      return until(subscription?.trialEndsAt ?? trialEndsAt, LATE_DAYS, 'trial', 'trial_over');
    case 'active':
      return until(subscription?.periodEnd ?? now, GRACE_DAYS, 'subscribed', 'unpaid');
    case 'past_due': {
      // The period that is not paid began when it was to be.
      const borne = after(subscription?.periodStart ?? now, GRACE_DAYS);
      return now < borne ? may('overdue', borne) : stopped('unpaid');
    }
    case 'paused':
      return stopped('trial_over');
    case 'canceled':
      return stopped('canceled');
    default:
      return stopped('unpaid');
  }
}

/** What is kept of how a business pays. */
export async function standingOf(tx: Tx, businessId: string): Promise<Standing> {
  const row = await tx
    .selectFrom('businesses as b')
    .leftJoin('subscriptions as s', 's.business_id', 'b.id')
    .select([
      'b.twin_of',
      'b.trial_ends_at as own_trial',
      's.status',
      's.trial_ends_at',
      's.period_start',
      's.period_end',
    ])
    .where('b.id', '=', businessId)
    .executeTakeFirstOrThrow();
  const { status, period_start, period_end } = row;
  return {
    test: row.twin_of !== null,
    trialEndsAt: new Date(row.own_trial),
    subscription:
      status && period_start && period_end
        ? {
            status,
            trialEndsAt: row.trial_ends_at ? new Date(row.trial_ends_at) : null,
            periodStart: new Date(period_start),
            periodEnd: new Date(period_end),
          }
        : null,
  };
}

const WHY: Readonly<Partial<Record<Plan, string>>> = {
  trial_over: 'The trial is over.',
  unpaid: 'A payment is due.',
  canceled: 'The subscription was canceled.',
};

/**
 * The guard of everything that goes out: calls, texts, emails, new numbers, runs of the pipeline. Lets everything pass
 * where nothing takes money, and every test business.
 * @throws AppError `payment_required`
 */
export async function requireEntitled(tx: Tx, ctx: Context, businessId: string): Promise<void> {
  if (!ctx.ports.get(billingPort)) return;
  const { outbound, plan } = entitlementOf(await standingOf(tx, businessId), new Date());
  if (outbound) return;
  throw new AppError(
    'payment_required',
    `${WHY[plan] ?? 'A payment is due.'} Calls are still answered; what goes out waits for a subscription: Settings, Billing.`,
  );
}
