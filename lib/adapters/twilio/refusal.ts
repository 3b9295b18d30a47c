/** What Twilio said of a request that it did not take: its own code (`21422`), and its words. */
export interface TwilioRefusal {
  status: number;
  /** 0 where Twilio named none. */
  code: number;
  message: string;
}

/** The refusal in an error of the client; null for what never got an answer, and for faults of Twilio's own. */
export function refusalOf(error: unknown): TwilioRefusal | null {
  const { status, code, message } = (error ?? {}) as { status?: unknown; code?: unknown; message?: unknown };
  if (typeof status !== 'number' || status < 400 || status >= 500 || status === 429) return null;
  return { status, code: typeof code === 'number' ? code : 0, message: String(message).slice(0, 500) };
}

/** It is not there (any more). */
export const isGone = (error: unknown): boolean => refusalOf(error)?.status === 404;
