import { CarrierRefused } from '#lib/adapters/carrier/port.ts';
import { refusalText, statusOf } from './client.ts';

/** A no that stays a no: what was sent is not understood, not allowed, or speaks of what is not there. */
const REFUSALS: readonly number[] = [400, 402, 403, 404, 409, 422];

/** @throws CarrierRefused for what the carrier understood and does not take; anything else may be asked again. */
export async function orRefused<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if (REFUSALS.includes(statusOf(error) ?? 0)) throw new CarrierRefused(refusalText(error));
    throw error;
  }
}

/** Takes something away; that it is gone already is as good. */
export async function gone(remove: () => Promise<void>): Promise<void> {
  try {
    await remove();
  } catch (error) {
    if (statusOf(error) !== 404) throw error;
  }
}
