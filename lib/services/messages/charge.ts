import { newId } from '#lib/adapters/db/id.ts';
import type { Tx } from '#lib/adapters/db/tenant.ts';
import { PRICE_VERSION } from '#lib/services/ledger/prices.ts';

/** Micro-USD per segment, by network. A simulated text costs nothing. */
export const PER_SEGMENT: Readonly<Record<string, number>> = { sandbox: 0, twilio: 8_300 };

/** Writes a text's ledger line, once by its reference. */
export async function chargeText(
  tx: Tx,
  text: { id: string; businessId: string; network: string; segments: number },
): Promise<void> {
  const price = PER_SEGMENT[text.network];
  if (price === undefined) throw new Error(`no price for texts of the network ${text.network}`);
  await tx
    .insertInto('ledger')
    .values({
      id: newId(),
      business_id: text.businessId,
      reference: `message:${text.id}:sms`,
      component: 'sms',
      quantity: text.segments,
      unit: 'segment',
      amount_micros: text.segments * price,
      price_version: PRICE_VERSION,
    })
    .onConflict((conflict) => conflict.column('reference').doNothing())
    .execute();
}
