import { MarketRefused } from '#lib/adapters/numbers/port.ts';

/** What Twilio said of a request that it did not take. */
interface Refusal {
  status: number;
  /** Twilio's own code (`21422`); 0 where it named none. */
  code: number;
  message: string;
}

/** The refusal in an error of the client; null for what never got an answer, for a fault of Twilio's, and for "later". */
export function refusalOf(error: unknown): Refusal | null {
  const { status, code, message } = (error ?? {}) as { status?: unknown; code?: unknown; message?: unknown };
  if (typeof status !== 'number' || status < 400 || status >= 500 || status === 429) return null;
  return { status, code: typeof code === 'number' ? code : 0, message: String(message).slice(0, 500) };
}

/** Twilio's codes that mean something of their own to who buys a number; all others are told in Twilio's words. */
const REASONS: Readonly<Record<number, MarketRefused['reason']>> = {
  21421: 'taken', // no such number
  21422: 'taken', // not available
  21452: 'taken', // none in that area code
  21615: 'needs-bundle', // a local address is asked for
  21631: 'needs-bundle', // an address is asked for
  21649: 'needs-bundle', // a bundle is asked for
  21650: 'needs-bundle', // the bundle is not approved
  21651: 'needs-bundle', // the address is not of that country
};

/** Runs a request to Twilio; what it says no to for good is a `MarketRefused`. */
export async function orRefused<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    const refusal = refusalOf(error);
    if (!refusal) throw error;
    throw new MarketRefused(REASONS[refusal.code] ?? 'other', refusal.message);
  }
}
