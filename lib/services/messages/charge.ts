import { newId } from '#lib/adapters/db/id.ts';
import type { Tx } from '#lib/adapters/db/tenant.ts';
import type { TextChannel } from '#lib/adapters/messaging/port.ts';
import { PRICE_VERSION } from '#lib/services/ledger/prices.ts';

/** Micro-USD per segment, by network. A simulated text costs nothing. */
export const PER_SEGMENT: Readonly<Record<string, number>> = { sandbox: 0, twilio: 8_300 };
/** Micro-USD per WhatsApp message, however long. */
const PER_MESSAGE: Readonly<Record<string, number>> = { sandbox: 0, twilio: 5_000 };

/** Writes a text's ledger line, once by its reference. */
export async function chargeText(
  tx: Tx,
  text: { id: string; businessId: string; network: string; channel: TextChannel; segments: number },
): Promise<void> {
  const bySegment = text.channel === 'sms';
  const price = (bySegment ? PER_SEGMENT : PER_MESSAGE)[text.network];
  if (price === undefined) throw new Error(`no price for texts of the network ${text.network}`);
  const quantity = bySegment ? text.segments : 1;
  await tx
    .insertInto('ledger')
    .values({
      id: newId(),
      business_id: text.businessId,
      reference: `message:${text.id}:${text.channel}`,
      component: text.channel,
      quantity,
      unit: bySegment ? 'segment' : 'message',
      amount_micros: quantity * price,
      price_version: PRICE_VERSION,
    })
    .onConflict((conflict) => conflict.column('reference').doNothing())
    .execute();
}
