import { afterAll } from 'vitest';
import { WorkerProcess } from '#e2e/crash/worker-process.ts';
import { Chaos, type Rates } from '#e2e/emulators/kit/chaos.ts';
import { openDoor } from '#e2e/emulators/kit/testing/door.ts';
import { startStripeEmulator } from '#e2e/emulators/stripe/emulator.ts';
import { TwilioEmulator } from '#e2e/emulators/twilio/emulator.ts';
import { startVapiEmulator } from '#e2e/emulators/vapi/emulator.ts';
import { asOwner } from '#lib/adapters/db/testing/database.ts';
import { resumeForgottenUses } from '#lib/services/billing/meter.ts';
import { settleForgottenTexts } from '#lib/services/messages/queue.ts';
import { systemContext } from '#lib/surfaces/jobs/worker.ts';
import { testInstance } from '#lib/surfaces/testing/instance.ts';

const STRIPE_SECRET = 'whsec_of_chaos';
/** The product waits minutes for what was lost; here, a tenth of that. */
const PATIENCE = 0.1;

/**
 * The product over HTTP, two workers in processes of their own, and the vendors beside it. Nothing goes wrong before
 * `storm`: what an owner sets up is not what is tested.
 */
export async function openWorld({ concurrency, pace }: { concurrency: number; pace: number }) {
  const vapi = await startVapiEmulator({ concurrency, pace });
  const twilio = await TwilioEmulator.start();
  const stripe = await startStripeEmulator();
  const door = await openDoor();
  const { url } = door;
  Object.assign(process.env, vapi.env, twilio.env, stripe.env(STRIPE_SECRET), {
    PUBLIC_URL: url,
    VAPI_PATIENCE: String(PATIENCE),
    LOG_LEVEL: 'error',
  });
  const instance = await testInstance();
  door.leadTo(instance);
  twilio.messages.inboundUrl = `${url}/api/callbacks/twilio/messages`;
  const system = systemContext(instance.ports, 'chaos', []);
  stripe.events.destination = { url: `${url}/api/callbacks/stripe`, secret: STRIPE_SECRET };
  const workers = await Promise.all([WorkerProcess.start(), WorkerProcess.start()]);

  afterAll(async () => {
    await Promise.all(workers.map((worker) => worker.kill()));
    await vapi.close();
    await twilio.close();
    await stripe.close();
    door.close();
  });

  return {
    instance,
    url,
    vapi,
    twilio,
    stripe,
    workers,
    /** `kill -9` of a worker, and another in its place. All jobs under way count as lost, so some run twice at once. */
    async replaceWorker(at: number) {
      await workers[at]?.kill();
      workers[at] = await WorkerProcess.start();
      await asOwner(`update pgboss.job set started_on = started_on - interval '1 hour' where state = 'active'`);
    },
    /**
     * What minutes would do, at once: jobs that failed or wait for long are due, jobs and attempts of which no request can
     * be on its way any more count as cut off, and what was forgotten is looked for.
     */
    async letTimePass() {
      await asOwner(`update pgboss.job set start_after = now()
                      where start_after > now() + interval '3 s' and (state = 'retry'
                         or state = 'created' and name in ('billing.report', 'messages.conclude'))`);
      await asOwner(`update pgboss.job set started_on = started_on - interval '1 hour'
                      where state = 'active' and started_on < now() - interval '45 s'`);
      await asOwner(`update messages set attempted_at = attempted_at - interval '1 minute'
                      where status = 'queued' and network_id is null
                        and attempted_at between now() - interval '50 s' and now() - interval '20 s'`);
      await asOwner(`update meter_events set next_attempt_at = now() - interval '3 minutes'
                      where attempts = 0 or next_attempt_at > now()
                        and next_attempt_at not between now() + interval '40 s' and now() + interval '60 s'`);
      await settleForgottenTexts(system);
      await resumeForgottenUses(system);
    },
    /** From now on, every vendor has a bad day; answers the plan of each. */
    storm(seed: number, rates: Rates) {
      const plans = {
        vapi: new Chaos(seed, rates),
        twilio: new Chaos(seed + 1, rates),
        stripe: new Chaos(seed + 2, rates),
      };
      vapi.server.chaos = vapi.webhooks.chaos = plans.vapi;
      twilio.server.chaos = twilio.account.webhooks.chaos = plans.twilio;
      stripe.server.chaos = stripe.events.webhooks.chaos = plans.stripe;
      return plans;
    },
  };
}
