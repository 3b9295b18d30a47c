import { newId } from '#lib/adapters/db/id.ts';
import type { Tx } from '#lib/adapters/db/tenant.ts';
import { METERED, PER_SECOND, PRICE_VERSION } from './prices.ts';

interface ChargedCall {
  id: string;
  business_id: string;
  carrier: string;
  duration: number | null;
}

/**
 * Writes a call's ledger lines, each once by its reference, and answers what the call costs in micro-USD: all of it, and
 * the part for the agent's mind (`realtime`).
 */
export async function chargeCall(tx: Tx, call: ChargedCall): Promise<{ total: number; realtime: number }> {
  const seconds = call.duration ?? 0;
  const prices = PER_SECOND[call.carrier];
  if (!prices) throw new Error(`no price for calls of the carrier ${call.carrier}`);
  const lines = Object.entries(prices).map(([component, price]) => ({
    id: newId(),
    business_id: call.business_id,
    call_id: call.id,
    reference: `call:${call.id}:${component}`,
    component,
    quantity: seconds,
    unit: 'second',
    amount_micros: seconds * price,
    price_version: PRICE_VERSION,
  }));
  await tx
    .insertInto('ledger')
    .values(lines)
    .onConflict((conflict) => conflict.column('reference').doNothing())
    .execute();
  const sum = (of: typeof lines) => of.reduce((total, line) => total + line.amount_micros, 0);
  return { total: sum(lines), realtime: sum(lines.filter((line) => line.component === METERED)) };
}
