import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { seal, unseal } from '#lib/core/sealed.ts';
import { type X402Settings, x402FromEnv } from './env.ts';
import { type Payment, PaymentRefused, type Paywall, PaywallDown } from './port.ts';

/** Protocol x402, version 2, scheme `exact` on EVM networks (x402-specification-v2, scheme_exact_evm). */
const VERSION = 2;
/** Seconds from the signature to the settlement, also by the next worker after a crash. */
const TIMEOUT_SECONDS = 600;
const FACILITATOR_MS = 20_000;
const MOST_HEADER = 8_192;
const USE = 'x402 answers';

const hex = (bytes: number) => z.string().regex(new RegExp(`^0x[0-9a-fA-F]{${bytes * 2}}$`));

/** The part of a payment that we look at ourselves; the rest is for the facilitator. */
const Exact = z.object({
  accepted: z.unknown(),
  payload: z.object({
    signature: z.string().startsWith('0x'),
    authorization: z.object({
      from: hex(20),
      to: hex(20),
      value: z.string(),
      validAfter: z.string(),
      validBefore: z.string().regex(/^\d{1,15}$/),
      nonce: hex(32),
    }),
  }),
});

export function paywallFromEnv(env: Readonly<Record<string, string | undefined>>, secret: string): Paywall | null {
  const settings = x402FromEnv(env);
  return settings && x402Paywall(settings, secret);
}

/** Asks a facilitator, by the protocol's own client, which is loaded when somebody pays. */
function x402Paywall(settings: X402Settings, secret: string): Paywall {
  const offer = {
    scheme: 'exact',
    network: settings.network,
    amount: settings.price,
    asset: settings.asset.address,
    payTo: settings.payTo,
    maxTimeoutSeconds: TIMEOUT_SECONDS,
    extra: { name: settings.asset.name, version: settings.asset.version },
  };
  const facilitator = async () => {
    const { HTTPFacilitatorClient } = await import('@x402/core/server');
    return new HTTPFacilitatorClient({ url: settings.facilitatorUrl, timeoutMs: FACILITATOR_MS });
  };
  const about = ({ payer, nonce }: Payment) => `${payer} ${nonce}`;

  return {
    offer(url, error) {
      return encoded({ x402Version: VERSION, error, resource: { url }, accepts: [offer] });
    },

    async read(header) {
      const sent = decoded(header);
      const { PaymentPayloadV2Schema } = await import('@x402/core/schemas');
      const { success, data } = Exact.safeParse(sent);
      if (!success || !PaymentPayloadV2Schema.safeParse(sent).success) {
        throw new PaymentRefused('It is not a payment of x402 version 2, scheme exact.');
      }
      const { accepted, payload } = data;
      const { from, to, value, nonce, validBefore } = payload.authorization;
      if (!isDeepStrictEqual(accepted, offer)) throw new PaymentRefused('It does not accept what is asked for.');
      if (to.toLowerCase() !== offer.payTo.toLowerCase() || value !== offer.amount) {
        throw new PaymentRefused('It pays somebody else, or another amount.');
      }
      if (Number(validBefore) * 1000 <= Date.now()) throw new PaymentRefused('It has expired.');
      return { payer: from.toLowerCase(), nonce: nonce.toLowerCase(), sent };
    },

    async verify({ sent, payer }) {
      const {
        isValid,
        invalidReason,
        payer: found,
      } = await orDown(async () => (await facilitator()).verify(sent as never, offer as never));
      if (!isValid) throw new PaymentRefused(`It would not be good: ${invalidReason ?? 'no reason given'}.`);
      if (found && found.toLowerCase() !== payer) throw new PaymentRefused('Somebody else signed it.');
    },

    async settle({ sent }) {
      const settled = await orDown(async () => (await facilitator()).settle(sent as never, offer as never));
      if (!settled.success) throw new PaymentRefused(`It was not good: ${settled.errorReason ?? 'no reason given'}.`);
      return encoded(settled);
    },

    seal: (payment, text) => seal(secret, USE, about(payment), text),
    unseal: (payment, sealed) => unseal(secret, USE, about(payment), sealed),
  };
}

const encoded = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64');

function decoded(header: string): unknown {
  try {
    if (header.length <= MOST_HEADER) return JSON.parse(Buffer.from(header, 'base64').toString());
  } catch {
    // Said below.
  }
  throw new PaymentRefused('PAYMENT-SIGNATURE is not readable.');
}

/** The facilitator says no with an answer of its own; what is none is a failure, after which nobody knows. */
async function orDown<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    const { invalidReason, errorReason } = error as { invalidReason?: string; errorReason?: string };
    const reason = invalidReason ?? errorReason;
    if (reason) throw new PaymentRefused(`It is not good: ${reason}.`);
    throw new PaywallDown('the facilitator did not answer');
  }
}
