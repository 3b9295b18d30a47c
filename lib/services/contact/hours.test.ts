import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Hours, nextWithin } from './hours.ts';
import { PHONE_ZONES } from './phone-zones.ts';

// Held against the clocks themselves: what `Intl` shows on the wall of a zone, minute by minute.

const MINUTE = 60_000;
const ALL_ZONES = [
  ...new Set(
    PHONE_ZONES.trim()
      .split('\n')
      .flatMap((line) => line.split(': ')[0]?.split(' ') ?? []),
  ),
];
const STANDARD: Hours = { start: 480, end: 1260 };

const clocks = new Map<string, Intl.DateTimeFormat>();
function onTheWall(zone: string, at: Date): number {
  const clock =
    clocks.get(zone) ??
    new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  clocks.set(zone, clock);
  const [hours = 0, minutes = 0] = clock.format(at).split(':').map(Number);
  return hours * 60 + minutes;
}
const allowed = (zones: readonly string[], { start, end }: Hours, at: Date): boolean =>
  zones.every((zone) => start <= onTheWall(zone, at) && onTheWall(zone, at) < end);

/** Days around which clocks somewhere are put forward or back. */
const CHANGES = ['2026-03-08', '2026-03-29', '2026-04-05', '2026-09-27', '2026-10-04', '2026-10-25', '2026-11-01'];
const moment = fc.oneof(
  fc.date({ min: new Date('2025-01-01'), max: new Date('2028-01-01'), noInvalidDate: true }),
  fc
    .tuple(fc.constantFrom(...CHANGES), fc.integer({ min: -36 * 60, max: 36 * 60 }))
    .map(([day, minutes]) => new Date(Date.parse(day) + minutes * MINUTE)),
);
const zone = fc.oneof(
  fc.constantFrom(...ALL_ZONES),
  // Half and quarter hours, a change of half an hour, a change at midnight, a day that begins elsewhere.
  fc.constantFrom('Asia/Calcutta', 'Asia/Katmandu', 'Australia/Lord_Howe', 'Pacific/Chatham', 'America/St_Johns'),
  fc.constantFrom('Africa/Cairo', 'Asia/Beirut', 'America/Havana', 'Pacific/Kiritimati', 'Africa/Casablanca'),
);
const hours = fc.oneof(
  fc.constant(STANDARD),
  fc
    .tuple(fc.integer({ min: 0, max: 1439 }), fc.integer({ min: 1, max: 1440 }))
    .map(([start, length]) => ({ start, end: Math.min(1440, start + length) })),
);

function firstIsFirst(zones: readonly string[], wanted: Hours, from: Date, looks: readonly number[]): void {
  const next = nextWithin(zones, wanted, from);
  const end = next?.getTime() ?? from.getTime() + 3 * 24 * 60 * MINUTE;
  if (next) expect(allowed(zones, wanted, next), 'what is allowed is within the hours of all').toBe(true);
  if (next?.getTime() === from.getTime()) return;
  const first = Math.ceil(from.getTime() / MINUTE) * MINUTE;
  // The minute before, and many on the way: none is allowed.
  const minutes = Math.max(0, Math.floor((end - first) / MINUTE));
  const looked = [minutes - 1, 0, ...looks.map((look) => Math.floor(look * minutes))];
  for (const minute of looked) {
    if (minute < 0 || minute >= minutes) continue;
    expect(allowed(zones, wanted, new Date(first + minute * MINUTE)), `${minute} minutes later`).toBe(false);
  }
}
const looks = fc.array(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), { minLength: 20, maxLength: 40 });

test('in one zone, the first allowed minute is the first', () => {
  fc.assert(
    fc.property(zone, hours, moment, looks, (one, wanted, from, some) => firstIsFirst([one], wanted, from, some)),
    { numRuns: 600 },
  );
});

test('in several, it is allowed in each of them, and is the first that is', () => {
  const several = fc.uniqueArray(zone, { minLength: 2, maxLength: 5 });
  fc.assert(
    fc.property(several, hours, moment, looks, (zones, wanted, from, some) => firstIsFirst(zones, wanted, from, some)),
    { numRuns: 600 },
  );
});

test('every zone that a number can be in is known, and opens each day', () => {
  expect(ALL_ZONES.length).toBeGreaterThan(250);
  for (const one of ALL_ZONES) {
    const next = nextWithin([one], STANDARD, new Date('2026-11-18T18:00:00Z'));
    expect(next && allowed([one], STANDARD, next), one).toBe(true);
  }
});

describe('days on which clocks change', () => {
  test.each([
    // New York puts its clocks forward at 02:00 and back on another night: eight o'clock comes early, then late.
    ['America/New_York', STANDARD, '2026-03-08T05:00:00Z', '2026-03-08T12:00:00Z'],
    ['America/New_York', STANDARD, '2026-03-07T05:00:00Z', '2026-03-07T13:00:00Z'],
    ['America/New_York', STANDARD, '2026-11-01T04:00:00Z', '2026-11-01T13:00:00Z'],
    // An hour that does not exist begins when the clocks have passed it.
    ['America/New_York', { start: 150, end: 1260 }, '2026-03-08T06:00:00Z', '2026-03-08T07:00:00Z'],
    // An hour that comes twice is allowed twice.
    ['America/New_York', { start: 60, end: 90 }, '2026-11-01T05:30:00Z', '2026-11-01T06:00:00Z'],
    ['Australia/Lord_Howe', STANDARD, '2026-10-03T12:00:00Z', '2026-10-03T21:00:00Z'],
    ['Asia/Katmandu', STANDARD, '2026-05-01T00:00:00Z', '2026-05-01T02:15:00Z'],
  ])('%s %j from %s: %s', (one, wanted, from, then) => {
    expect(nextWithin([one], wanted, new Date(from))?.toISOString()).toBe(new Date(then).toISOString());
  });
});

describe('several zones', () => {
  test('the stricter one counts at both ends of the day', () => {
    const coasts = ['America/New_York', 'America/Los_Angeles'];
    const at = (time: string) => nextWithin(coasts, STANDARD, new Date(`2026-11-18T${time}Z`))?.toISOString();
    expect(at('15:00:00'), 'ten in New York, seven in Los Angeles').toBe('2026-11-18T16:00:00.000Z');
    expect(at('16:00:00')).toBe('2026-11-18T16:00:00.000Z');
    expect(at('02:30:00'), 'half past nine at night in New York').toBe('2026-11-18T16:00:00.000Z');
  });

  test('whose hours never meet are never allowed', () => {
    expect(nextWithin(['Pacific/Pago_Pago', 'Pacific/Guam'], { start: 720, end: 780 }, new Date())).toBeNull();
  });

  test('none at all wait for nothing', () => {
    const now = new Date();
    expect(nextWithin([], STANDARD, now)).toBe(now);
  });
});

test('a moment within its minute is itself', () => {
  const from = new Date('2026-11-18T18:00:30.123Z');
  expect(nextWithin(['America/Chicago'], STANDARD, from)).toBe(from);
});
