import { sql } from 'kysely';

/** The carrier must have reported an end by then, after `max_duration`; the rest of the guarantee's 120 s is the watchdog's. */
const GRACE_SECONDS = 60;

/** When the watchdog closes a call of at most so many seconds that begins now, or after some seconds of waiting. */
export const deadlineOf = (maxDuration: number, waitSeconds = 0) =>
  sql<string>`now() + make_interval(secs => ${maxDuration + GRACE_SECONDS + waitSeconds})`;
