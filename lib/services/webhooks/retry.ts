/**
 * Seconds from one attempt to the next (after Standard Webhooks): eleven attempts within 52 hours, so that with jitter
 * the last one still lies within the three days of the contract.
 */
const DELAYS = [5, 30, 120, 600, 1800, 7200, 18_000, 36_000, 50_400, 72_000] as const;
/** Each delay is taken between 80 % and 120 % of itself, so that a receiver that comes back is not met by all at once. */
const JITTER = 0.2;
const LONGEST_WISH_SECONDS = 3600;

/**
 * Milliseconds until the next attempt after `attempts` of them, or null when it was the last. A receiver that asks for
 * more time (`Retry-After` in seconds) gets it, up to an hour. `random` lies in [0, 1).
 */
export function retryDelay(attempts: number, retryAfter: string | undefined, random = Math.random()): number | null {
  const seconds = DELAYS[attempts - 1];
  if (seconds === undefined) return null;
  const wished = Math.min(LONGEST_WISH_SECONDS, Number(retryAfter) || 0);
  return Math.round(Math.max(seconds * (1 - JITTER + 2 * JITTER * random), wished) * 1000);
}
