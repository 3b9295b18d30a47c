import { NetworkBusy, type RefusalReason, TextRefused } from '#lib/adapters/messaging/port.ts';
import { refusalOf } from './client.ts';

/** Codes that mean more than "not taken" (Twilio, "Error and Warning Dictionary"), at once or in a report. */
const REASONS: Readonly<Record<string, RefusalReason>> = {
  '21610': 'opted_out',
  '63016': 'window_closed',
};

export const reasonOf = (code: string): RefusalReason | null => REASONS[code] ?? null;

const TOO_MANY = 20_429;

/**
 * What an error of the client says of a text. An answer of 4xx is a refusal, whatever its code: Twilio adds codes at any
 * time. Too many requests is not, and neither is a 5xx or no answer at all: Twilio may have acted before it failed, so
 * that error is given back as it is.
 */
export function networkError(error: unknown): unknown {
  const refusal = refusalOf(error);
  if (!refusal) return error;
  if (refusal.status === 429 || refusal.code === TOO_MANY) return new NetworkBusy('Twilio asks for patience');
  if (refusal.status >= 500 || refusal.status === 408) return error;
  const code = String(refusal.code ?? refusal.status);
  return new TextRefused(code, reasonOf(code));
}
