import fc from 'fast-check';
import { expect, it } from 'vitest';
import { retryDelay } from './retry.ts';

const DAY = 24 * 3600 * 1000;
const schedule = (random: number): number[] => {
  const delays: number[] = [];
  for (let attempts = 1; ; attempts++) {
    const delay = retryDelay(attempts, undefined, random);
    if (delay === null) return delays;
    delays.push(delay);
  }
};
const sum = (delays: number[]) => delays.reduce((a, b) => a + b, 0);

it('begins within seconds, grows, spans more than a day and ends within three, whatever the jitter', () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), (random) => {
      const delays = schedule(random);
      expect(delays[0]).toBeLessThanOrEqual(6000);
      expect(delays.every((delay, i) => i === 0 || delay > (delays[i - 1] ?? 0))).toBe(true);
      expect(sum(delays)).toBeGreaterThan(1.5 * DAY);
      expect(sum(delays)).toBeLessThan(3 * DAY);
    }),
  );
  expect(schedule(0)[3]).not.toBe(schedule(0.99)[3]);
});

it('waits as long as the receiver asks, within reason', () => {
  expect(retryDelay(1, '60', 0.5)).toBe(60_000);
  expect(retryDelay(1, '1', 0.5)).toBe(5000);
  expect(retryDelay(1, '999999999', 0.5)).toBe(3_600_000);
  for (const nonsense of ['-5', 'soon', 'Wed, 21 Oct 2026 07:28:00 GMT', 'Infinity']) {
    expect(retryDelay(1, nonsense, 0.5)).toBeLessThanOrEqual(3_600_000);
    expect(retryDelay(1, nonsense, 0.5)).toBeGreaterThanOrEqual(5000);
  }
});
