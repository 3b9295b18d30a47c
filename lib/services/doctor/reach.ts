import { randomUUID } from 'node:crypto';
import { isSet } from '#lib/core/settings.ts';
import { type Check, fail, ok, type Patient, skip, warn } from './check.ts';
import { clockVerdict } from './database.ts';
import { ROUND_TRIP_PATH, roundTripHolds, roundTripRequest } from './round-trip.ts';

const TIMEOUT_MS = 10_000;
const LOOPBACK = /^(localhost|127(\.\d+){3}|\[::1\])$/;
/** Whoever of these is configured sends webhooks to the public address. */
const SENDERS = ['VAPI_API_KEY', 'TWILIO_ACCOUNT_SID', 'STRIPE_SECRET_KEY'];
/** A vendor that is itself emulated on this machine reaches it. */
const EMULATED = ['VAPI_BASE_URL', 'TWILIO_BASE_URL', 'STRIPE_BASE_URL'];

const FIX =
  'Set PUBLIC_URL to the address that leads here from outside, and see that the proxy passes /api on with its body and headers as they are.';

const ask = (url: string, init: RequestInit = {}) =>
  fetch(url, { ...init, redirect: 'manual', signal: AbortSignal.timeout(TIMEOUT_MS) });

const isLocal = ({ publicUrl }: Patient): boolean => LOOPBACK.test(new URL(publicUrl).hostname);

export const REACH: readonly Check[] = [
  {
    id: 'public-url',
    title: 'The public address',
    async run(patient) {
      const { env, publicUrl } = patient;
      const senders = SENDERS.filter((name, index) => isSet(env, name) && !isSet(env, EMULATED[index] ?? ''));
      if (isLocal(patient) && senders.length > 0) {
        return fail(
          'It leads to this machine only: no vendor can reach it, and no call or text comes in.',
          'Set PUBLIC_URL to an https address that leads here from outside.',
        );
      }
      const answered = await ask(`${publicUrl}/api/health`).catch(() => null);
      if (!answered) return fail('Nothing answers there.', FIX);
      if (!answered.ok) return fail(`It answers ${answered.status}, not as this product does.`, FIX);
      if (isLocal(patient)) return ok('It answers. Only this machine reaches it, as nothing is configured that must.');
      if (!publicUrl.startsWith('https:')) {
        return warn(
          'It answers, but without encryption.',
          'Put a proxy with a certificate in front, and begin PUBLIC_URL with https.',
        );
      }
      return ok('It answers, encrypted.');
    },
  },
  {
    id: 'clock-http',
    title: 'This clock and the public address’s agree',
    async run({ publicUrl }) {
      const before = Date.now();
      const answered = await ask(`${publicUrl}/api/health`).catch(() => null);
      const date = Date.parse(answered?.headers.get('date') ?? '');
      if (Number.isNaN(date)) return skip('Nothing there tells the time.');
      // The header has whole seconds.
      return clockVerdict(Math.max(0, Math.abs((before + Date.now()) / 2 - date - 500) - 500));
    },
  },
  {
    id: 'webhook-round-trip',
    title: 'Webhooks come in whole',
    async run({ env, publicUrl }) {
      const secret = env.KAICALLS_KEY_PEPPER ?? '';
      const nonce = randomUUID();
      const answered = await ask(publicUrl + ROUND_TRIP_PATH, {
        method: 'POST',
        ...roundTripRequest(secret, nonce),
      }).catch(() => null);
      if (!answered) return fail('A request to our own public address got no answer.', FIX);
      const body = (await answered.json().catch(() => null)) as { answer?: unknown } | null;
      if (answered.ok && roundTripHolds(secret, nonce, body?.answer))
        return ok('A signed request came back as it was sent.');
      if (answered.status === 401) {
        return fail(
          'It arrived altered, or at an installation with another secret.',
          'Give every instance the same KAICALLS_KEY_PEPPER, and let no proxy change bodies.',
        );
      }
      return fail(`It was answered with ${answered.status} by something else.`, FIX);
    },
  },
];
