import { callApp } from '#lib/adapters/db/outside.ts';
import type { Context } from '#lib/core/context.ts';
import type { Ports } from '#lib/core/port.ts';
import { mirrorForgottenAgents } from '#lib/services/agents/mirror.ts';
import { resumeForgottenUses } from '#lib/services/billing/meter.ts';
import { sayFarewells, settleForgotten } from '#lib/services/billing/settle.ts';
import { tellOfTrials } from '#lib/services/billing/trial-end.ts';
import { askForSilentCalls } from '#lib/services/calls/reconcile.ts';
import { announceForgottenCalls, closeOverdueCalls } from '#lib/services/calls/watchdog.ts';
import { removeLeftovers } from '#lib/services/carrier/leftovers.ts';
import { removeOrphans } from '#lib/services/carrier/orphans.ts';
import { askAboutBundles } from '#lib/services/compliance/review.ts';
import { resumeForgottenEmails } from '#lib/services/emails/forgotten.ts';
import { endBusinesses } from '#lib/services/erasure/business.ts';
import { dropOldArchives } from '#lib/services/exports/drop.ts';
import { settleForgottenTexts } from '#lib/services/messages/queue.ts';
import { sendDigests } from '#lib/services/notices/digest.ts';
import { chargeNumbers, releaseOrphans, settleForgottenNumbers } from '#lib/services/numbers/forgotten.ts';
import { compareNumbers } from '#lib/services/numbers/settle.ts';
import { expireWhatIsOld } from '#lib/services/retention/expire.ts';
import { openSlot } from '#lib/services/sdr/schedule.ts';
import { settleHeldPayments } from '#lib/services/signup/held.ts';
import { offerTrunks } from '#lib/services/trunks/offer.ts';
import { resumeForgottenDeliveries } from '#lib/services/webhooks/forgotten.ts';
import { decideTemplates } from '#lib/services/whatsapp/decide.ts';
import { log } from '#lib/surfaces/http/log.ts';
import { systemContext } from './worker.ts';

interface Round {
  name: string;
  everyMs: number;
  walk(system: Context): Promise<unknown>;
}

/** What every worker looks after by itself. Each round is safe to walk by many workers at once. */
const ROUNDS: readonly Round[] = [
  { name: 'watchdog', everyMs: 5_000, walk: closeOverdueCalls },
  { name: 'silent calls', everyMs: 5_000, walk: askForSilentCalls },
  { name: 'announcements', everyMs: 30_000, walk: announceForgottenCalls },
  { name: 'deliveries', everyMs: 30_000, walk: resumeForgottenDeliveries },
  { name: 'retention', everyMs: 600_000, walk: expireWhatIsOld },
  { name: 'texts', everyMs: 15_000, walk: settleForgottenTexts },
  { name: 'templates', everyMs: 2_000, walk: decideTemplates },
  { name: 'emails', everyMs: 30_000, walk: resumeForgottenEmails },
  { name: 'decisions', everyMs: 600_000, walk: () => callApp('select app.expire_decisions(5000)') },
  { name: 'day counts', everyMs: 30_000, walk: () => callApp('select app.fold_days(500)') },
  { name: 'eval runs', everyMs: 600_000, walk: () => callApp('select app.end_lost_eval_runs()') },
  { name: 'digests', everyMs: 60_000, walk: sendDigests },
  { name: 'sdr slots', everyMs: 30_000, walk: () => openSlot('worker') },
  { name: 'archives', everyMs: 600_000, walk: dropOldArchives },
  { name: 'ends', everyMs: 600_000, walk: endBusinesses },
  { name: 'subscriptions', everyMs: 60_000, walk: settleForgotten },
  { name: 'trials', everyMs: 600_000, walk: tellOfTrials },
  { name: 'held payments', everyMs: 60_000, walk: settleHeldPayments },
  { name: 'uses', everyMs: 60_000, walk: resumeForgottenUses },
  { name: 'farewells', everyMs: 600_000, walk: sayFarewells },
  { name: 'mirrors', everyMs: 60_000, walk: mirrorForgottenAgents },
  { name: 'trunks', everyMs: 60_000, walk: offerTrunks },
  { name: 'leftovers', everyMs: 30_000, walk: removeLeftovers },
  { name: 'orphans', everyMs: 600_000, walk: removeOrphans },
  { name: 'forgotten numbers', everyMs: 60_000, walk: settleForgottenNumbers },
  { name: 'orphan numbers', everyMs: 600_000, walk: releaseOrphans },
  { name: 'number months', everyMs: 60_000, walk: chargeNumbers },
  { name: 'bundles', everyMs: 5_000, walk: askAboutBundles },
  { name: 'number settings', everyMs: 300_000, walk: compareAndLog },
  { name: 'tidy', everyMs: 600_000, walk: () => callApp('select app.tidy()') },
  {
    name: 'payments',
    everyMs: 600_000,
    walk: () => callApp('select app.forget_billing_events(), app.forget_payment_answers()'),
  },
];

async function compareAndLog(system: Context): Promise<void> {
  const compared = await compareNumbers(system);
  for (const { id, drifted } of compared) log.warn({ number: id, drifted }, 'settings of a number were put right');
}

/** Walks the rounds until stopped; a round that fails is walked again at its next time. */
export function startRounds(ports: Ports): { stop(): void } {
  const timers = ROUNDS.map((round) => {
    let walking = false;
    return setInterval(async () => {
      if (walking) return;
      walking = true;
      try {
        await round.walk(systemContext(ports, round.name, []));
      } catch (error) {
        log.warn({ round: round.name, error: (error as Error).name }, 'a round failed');
      } finally {
        walking = false;
      }
    }, round.everyMs);
  });
  return { stop: () => timers.forEach(clearInterval) };
}
