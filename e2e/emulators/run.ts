import { once } from 'node:events';
import { startStripeEmulator } from './stripe/emulator.ts';
import { TwilioEmulator } from './twilio/emulator.ts';
import { startVapiEmulator } from './vapi/emulator.ts';

// All emulators together, until Ctrl-C or the end of the process that forked them. For hands it prints what to put into
// the product's environment; who forked it is told. `PACE` makes calls so much faster than a telephone (5), `PRODUCT` is
// where the product will listen (http://127.0.0.1:3000); with `OPENAI_BASE_URL` that model speaks for the agents.
const { PACE = '5', PRODUCT = 'http://127.0.0.1:3000', OPENAI_BASE_URL, OPENAI_API_KEY = '' } = process.env;
const STRIPE_SECRET = 'whsec_of_an_emulator';

const model = OPENAI_BASE_URL ? { baseUrl: OPENAI_BASE_URL, apiKey: OPENAI_API_KEY } : undefined;
const vapi = await startVapiEmulator({ pace: Number(PACE), concurrency: 100, model });
const twilio = await TwilioEmulator.start({ product: PRODUCT });
const stripe = await startStripeEmulator({
  destination: { url: `${PRODUCT}/api/callbacks/stripe`, secret: STRIPE_SECRET },
});
const env = { ...vapi.env, ...twilio.env, ...stripe.env(STRIPE_SECRET) };

if (process.send) process.send({ env, carrier: vapi.url });
else {
  for (const [name, value] of Object.entries(env)) console.log(`${name}='${value}'`);
  console.log(`\n# Rings a number of the product's: curl ${vapi.url}/__emulator/ring \\`);
  console.log(`#   -H 'Content-Type: application/json' \\`);
  console.log(`#   -d '{"number": "+1…", "from": "+15125551234", "lines": ["Hello, my name is Nora Quill."]}'`);
}
await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM'), once(process, 'disconnect')]);
process.exit();
