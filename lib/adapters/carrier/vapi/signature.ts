import { createHmac, timingSafeEqual } from 'node:crypto';
import { MINUTE_MS } from '#lib/core/duration.ts';
import { AppError } from '#lib/core/errors.ts';

/** Older messages are refused, so that what was overheard once cannot be sent again for ever. */
const FRESH_MS = 5 * MINUTE_MS;

/**
 * Proves that a message is Vapi's: sha256 in hex over `{timestamp}.{body}`, by the credential's secret.
 * @throws `unauthorized` for anything unsigned, signed by another secret, altered, or stale.
 */
export function requireSignature(headers: Headers, body: string, secret: string, now = Date.now()): void {
  const timestamp = headers.get('x-timestamp') ?? '';
  const told = headers.get('x-signature') ?? '';
  const expected = createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex');
  if (!sameText(told.toLowerCase(), expected)) throw refused('This message is not signed by the carrier’s credential.');
  if (!(Math.abs(now - momentOf(timestamp)) <= FRESH_MS)) throw refused('This message is too old.');
}

const refused = (message: string) => new AppError('unauthorized', message);

/** Seconds or milliseconds since 1970: no moment of this century is both. */
function momentOf(timestamp: string): number {
  const number = Number(timestamp || Number.NaN);
  return number < 1e11 ? number * 1000 : number;
}

function sameText(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
