import { billingPort } from '#lib/adapters/billing/port.ts';
import { callApp } from '#lib/adapters/db/outside.ts';
import { inTenant, type Tx } from '#lib/adapters/db/tenant.ts';
import type { Context } from '#lib/core/context.ts';
import { notifyOwner } from '#lib/services/notices/notify.ts';
import { entitlementOf, standingOf } from './entitlement.ts';
import type { Plan } from './schema.ts';

interface Ending {
  business_id: string;
  zone: string;
  ends_at: string;
  stage: 'week' | 'day' | 'over';
  /** The stage and the end: what is told once. */
  occasion: string;
  /** There is a card. */
  payable: boolean;
}

const BATCH = 100;

/**
 * Tells owners of the end of their trial: a week and a day before it, and when it is over, by day on their own clock
 * (`app.trials_to_tell`). Nothing where nothing takes money: there nothing ends.
 */
export async function tellOfTrials(system: Context, at = new Date()): Promise<void> {
  if (!system.ports.get(billingPort)) return;
  const endings = await callApp<Ending>('select * from app.trials_to_tell($1, $2)', [at.toISOString(), BATCH]);
  for (const ending of endings) {
    await inTenant({ ...system, businesses: [ending.business_id] }, (tx) => tell(tx, ending, at));
  }
}

interface Words {
  /** What it is told of: the news that a trial has become something else may still be on its way. */
  plan: Plan;
  title: (day: string) => string;
  since: string;
}

const WORDS: Readonly<Record<Ending['stage'], Words>> = {
  week: { plan: 'trial', title: (day) => `Your trial ends on ${day}`, since: 'From then on' },
  day: { plan: 'trial', title: (day) => `Your trial is in its last day: it ends on ${day}`, since: 'From then on' },
  over: { plan: 'trial_over', title: () => 'Your trial is over: calls are still answered', since: 'Now' },
};

const STAYS = 'Calls are answered as before, and everything that you have stays and can be exported.';

async function tell(tx: Tx, ending: Ending, at: Date): Promise<void> {
  const { business_id, zone, ends_at, stage, occasion, payable } = ending;
  const { plan, title, since } = WORDS[stage];
  if (entitlementOf(await standingOf(tx, business_id), at).plan !== plan) return;
  const day = new Intl.DateTimeFormat('en', { dateStyle: 'full', timeZone: zone }).format(new Date(ends_at));
  const waits = `${since} outgoing calls, texts, emails, new numbers and the follow-up wait for a card. Nothing is charged without one.`;
  await notifyOwner(tx, {
    businessId: business_id,
    kind: 'trial',
    subjectId: business_id,
    occasion,
    title: title(day),
    lines: plan === 'trial' && payable ? ['Then your subscription begins, on the card that you gave.'] : [waits, STAYS],
    path: `/b/${business_id}/settings/billing`,
  });
}
