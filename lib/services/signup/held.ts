import { callApp } from '#lib/adapters/db/outside.ts';
import { type Payment, PaymentRefused, paywallPort } from '#lib/adapters/paywall/port.ts';
import type { Context } from '#lib/core/context.ts';
import { takeBackBusiness } from '#lib/services/erasure/business.ts';
import type { Account } from './schema.ts';
import { collect, HELD_SECONDS, opened } from './sell.ts';

const BATCH = 20;

/** Settles for accounts that a crash has left unpaid, or takes them back where the money does not come. */
export async function settleHeldPayments(system: Context): Promise<void> {
  const paywall = system.ports.get(paywallPort);
  if (!paywall) return;
  const held = await callApp<Payment & { answer: Buffer }>('select * from app.forgotten_payments($1, $2)', [
    BATCH,
    HELD_SECONDS,
  ]);
  for (const { answer, ...payment } of held) {
    const { business_id } = opened<Account>(paywall, payment, answer);
    await collect(paywall, payment, () => takeBackBusiness(system, business_id)).catch((error: unknown) => {
      if (!(error instanceof PaymentRefused)) throw error;
    });
  }
}
