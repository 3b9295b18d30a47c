import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { afterAll } from 'vitest';
import { WorkerProcess } from '#e2e/crash/worker-process.ts';
import { Chaos, type Rates } from '#e2e/emulators/kit/chaos.ts';
import { startStripeEmulator } from '#e2e/emulators/stripe/emulator.ts';
import { TwilioEmulator } from '#e2e/emulators/twilio/emulator.ts';
import { startVapiEmulator } from '#e2e/emulators/vapi/emulator.ts';
import type { Kernel } from '#lib/surfaces/http/kernel.ts';
import { createHttpServer } from '#lib/surfaces/http/server.ts';
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
  // Its own address must be known before the product is composed.
  const kernel = {} as Kernel;
  const server = createHttpServer({ kernel, pages: async (_, outgoing) => void outgoing.writeHead(404).end() });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  Object.assign(process.env, vapi.env, twilio.env, stripe.env(STRIPE_SECRET), {
    PUBLIC_URL: url,
    VAPI_PATIENCE: String(PATIENCE),
    LOG_LEVEL: 'error',
  });
  const instance = await testInstance();
  Object.assign(kernel, instance.kernel);
  stripe.events.destination = { url: `${url}/api/callbacks/stripe`, secret: STRIPE_SECRET };
  const workers = await Promise.all([WorkerProcess.start(), WorkerProcess.start()]);

  afterAll(async () => {
    await Promise.all(workers.map((worker) => worker.kill()));
    await vapi.close();
    await twilio.close();
    await stripe.close();
    server.closeAllConnections();
    server.close();
  });

  return {
    instance,
    url,
    vapi,
    twilio,
    stripe,
    workers,
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
