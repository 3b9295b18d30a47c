import { CarrierRefused } from '#lib/adapters/carrier/port.ts';
import { AppError } from '#lib/core/errors.ts';

/**
 * Asks the carrier while somebody waits for the answer.
 * @throws `validation_error` with its words for what it does not take, `provider_unavailable` when it does not answer.
 */
export async function askCarrier<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof CarrierRefused) throw new AppError('validation_error', `The carrier says: ${error.message}`);
    throw new AppError('provider_unavailable', 'The carrier did not answer. Try again.');
  }
}

/**
 * Makes something at the carrier, then writes it down; what cannot be written down is taken away there again. No
 * transaction may be open. (A crash in between leaves it there: `orphans.ts` finds what could matter.)
 */
export async function makeThenWrite<M, T>(steps: {
  make(): Promise<M>;
  write(made: M): Promise<T>;
  unmake(made: M): Promise<unknown>;
}): Promise<T> {
  const made = await askCarrier(steps.make);
  try {
    return await steps.write(made);
  } catch (error) {
    await steps.unmake(made).catch(() => {});
    throw error;
  }
}
