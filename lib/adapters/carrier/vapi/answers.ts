import { CarrierRefused } from '#lib/adapters/carrier/port.ts';
import { refusalText, statusOf } from './client.ts';

/** A no that stays a no: what was sent is not understood, not allowed, or speaks of what is not there. */
const REFUSALS: readonly number[] = [400, 402, 403, 404, 409, 422];

/** @throws CarrierRefused for what the carrier understood and does not take; anything else may be asked again. */
export async function orRefused<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    const status = statusOf(error);
    if (status && REFUSALS.includes(status)) throw new CarrierRefused(refusalText(error), status === 404);
    throw error;
  }
}

/** As `orRefused`; false when the carrier does not know what is spoken of. */
export async function unlessUnknown(ask: () => Promise<void>): Promise<boolean> {
  try {
    await orRefused(ask);
    return true;
  } catch (error) {
    if (error instanceof CarrierRefused && error.unknown) return false;
    throw error;
  }
}

/** Takes something away; that it is gone already is as good. */
export async function unlessGone(remove: () => Promise<void>): Promise<void> {
  await unlessUnknown(remove);
}
