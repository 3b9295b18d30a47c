import { MINUTE_MS } from '#lib/core/duration.ts';

/** Minutes of a local day: `start` inclusive, `end` exclusive. 480 to 1260 is 08:00 to 21:00. */
export interface Hours {
  readonly start: number;
  readonly end: number;
}

type Interval = readonly [from: number, to: number];

const DAY_MINUTES = 1440;
/** Windows repeat daily, but for days on which a clock is put forward or back. */
const LOOK_AHEAD_DAYS = 3;

/**
 * The first moment from `from` on at which it is within `hours` in every one of the zones: `from` itself, or the full
 * minute at which the last of them opens. Null when their hours do not meet. Without zones there is nothing to wait for.
 */
export function nextWithin(zones: readonly string[], hours: Hours, from: Date): Date | null {
  const start = Math.floor(from.getTime() / MINUTE_MS);
  let open: Interval[] = [[start, start + LOOK_AHEAD_DAYS * DAY_MINUTES]];
  for (const zone of zones) open = common(open, openings(zone, hours, start));
  const [first] = open;
  if (!first) return null;
  return first[0] === start ? from : new Date(first[0] * MINUTE_MS);
}

/** When a zone's clocks show a time within `hours`, in minutes since 1970, in order. */
function openings(zone: string, { start, end }: Hours, from: number): Interval[] {
  const found: Interval[] = [];
  for (const { since, until, offset } of spans(zone, from, from + LOOK_AHEAD_DAYS * DAY_MINUTES)) {
    const firstDay = Math.floor((since + offset) / DAY_MINUTES) * DAY_MINUTES;
    for (let day = firstDay; day - offset < until; day += DAY_MINUTES) {
      const opens = Math.max(since, day + start - offset);
      const closes = Math.min(until, day + end - offset);
      if (opens < closes) found.push([opens, closes]);
    }
  }
  return found;
}

/** What two lists in order have in common. */
function common(ours: readonly Interval[], theirs: readonly Interval[]): Interval[] {
  const both: Interval[] = [];
  for (const [a, b] of ours) {
    for (const [c, d] of theirs) {
      const [from, to] = [Math.max(a, c), Math.min(b, d)];
      if (from < to) both.push([from, to]);
    }
  }
  return both;
}

interface Span {
  since: number;
  until: number;
  offset: number;
}

/** Times in which a zone's clocks go evenly. A change between two looks a day apart is found to the minute. */
function spans(zone: string, from: number, to: number): Span[] {
  const found: Span[] = [];
  for (let since = from; since < to; ) {
    const offset = offsetOf(zone, since);
    let until = Math.min(since + DAY_MINUTES, to);
    if (offsetOf(zone, until) !== offset) {
      let same = since;
      while (until - same > 1) {
        const middle = Math.floor((same + until) / 2);
        if (offsetOf(zone, middle) === offset) same = middle;
        else until = middle;
      }
    }
    found.push({ since, until, offset });
    since = until;
  }
  return found;
}

const clocks = new Map<string, Intl.DateTimeFormat>();

/** Minutes that a zone's clocks are ahead of UTC at a minute since 1970. */
function offsetOf(zone: string, minute: number): number {
  let clock = clocks.get(zone);
  if (!clock) {
    clock = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' });
    clocks.set(zone, clock);
  }
  const text = clock.formatToParts(minute * MINUTE_MS).find(({ type }) => type === 'timeZoneName')?.value ?? '';
  const [, sign, hours, minutes] = /GMT([+-])(\d{2}):(\d{2})/.exec(text) ?? [];
  return sign ? (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) : 0;
}
