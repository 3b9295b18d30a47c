import { describe, expect, test } from 'vitest';
import { forecastOf, forecastWords, money, planWords } from './plan-words.ts';

const NOW = Date.parse('2026-11-11T00:00:00Z');
const month = { start: '2026-11-01T00:00:00Z', end: '2026-12-01T00:00:00Z', components: [] };

describe('the plan', () => {
  const plan = (trial_ends_at: string, subscription_status: 'trialing' | 'past_due' = 'trialing') =>
    planWords({ subscription_status, trial_ends_at }, NOW);

  test('on trial counts its days down, and says when it is over', () => {
    expect(plan('2026-11-12T12:00:00Z').title).toBe('Trial, 2 days left');
    expect(plan('2026-11-11T00:00:01Z').title).toBe('Trial, 1 day left');
    expect(plan('2026-11-11T00:00:00Z')).toMatchObject({ title: 'Trial, over', until: '2026-11-11T00:00:00Z' });
  });

  test('that is no trial has no end', () => {
    expect(plan('2026-11-12T12:00:00Z', 'past_due')).toMatchObject({ title: 'A payment is overdue', until: null });
  });
});

test('money is written to the cent', () => {
  expect([0, 4_999, 5_000, 1_234_567_890].map(money)).toEqual(['$0.00', 'under $0.01', '$0.01', '$1,234.57']);
});

describe('the forecast', () => {
  test('goes on at the pace so far: ten days of thirty', () => {
    const forecast = forecastOf({ ...month, seconds: 600, texts: 7, micros: 1_000_000 }, NOW);
    expect(forecast).toEqual({ minutes: 30, texts: 21, micros: 3_000_000 });
    expect(forecast && forecastWords(forecast)).toBe('At this pace the month comes to 30 minutes, 21 texts and $3.00.');
  });

  test('is not made on the first day, nor of nothing', () => {
    const used = { ...month, seconds: 600, texts: 0, micros: 0 };
    expect(forecastOf(used, Date.parse('2026-11-01T23:59:59Z'))).toBeNull();
    expect(forecastOf({ ...used, seconds: 0 }, NOW)).toBeNull();
    expect(forecastWords({ minutes: 1, texts: 0, micros: 0 })).toBe('At this pace the month comes to 1 minute.');
  });
});
