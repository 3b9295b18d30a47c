import { describe, expect, test } from 'vitest';
import { type Billing, PLANS } from '#lib/services/billing/schema.ts';
import { amount, forecastOf, forecastWords, money, planWords } from './plan-words.ts';

const NOW = Date.parse('2026-11-11T00:00:00Z');
const month = { start: '2026-11-01T00:00:00Z', end: '2026-12-01T00:00:00Z', components: [] };

describe('the plan', () => {
  const plan = (more: Partial<Billing>) =>
    planWords(
      {
        business_id: '',
        configured: true,
        test_mode: false,
        plan: 'trial',
        outbound: true,
        until: '2026-11-20T00:00:00Z',
        cancels_at: null,
        payment_method: false,
        usage: { start: '', seconds: 0 },
        ...more,
      },
      NOW,
    );

  test('on trial counts its days down, and says when it is over', () => {
    expect(plan({ until: '2026-11-12T12:00:00Z' }).title).toBe('Trial, 2 days left');
    expect(plan({ until: '2026-11-11T00:00:01Z' }).title).toBe('Trial, 1 day left');
    expect(plan({ until: '2026-11-11T00:00:00Z' }).title).toBe('Trial, over');
    expect(plan({ until: null }), 'of a test business').toMatchObject({ title: 'Free', action: null });
  });

  test('asks for a card where there is none, and urgently once something waits for it', () => {
    expect(plan({}).action).toEqual({ page: 'checkout', label: 'Add a card' });
    expect(plan({ payment_method: true }).action?.page).toBe('portal');
    expect(plan({ plan: 'trial_over' }).action).toMatchObject({ page: 'checkout', urgent: true });
    expect(plan({ plan: 'unpaid' }).action).toMatchObject({ page: 'portal', urgent: true });
    expect(plan({ plan: 'subscribed' })).toMatchObject({ title: 'Subscribed', when: 'Next invoice' });
    expect(plan({ plan: 'subscribed', cancels_at: '2026-11-12T12:00:00Z' }).when).toBe('Until');
  });

  test('of an installation that takes no payments leaves nothing to do', () => {
    for (const name of PLANS) expect(plan({ configured: false, plan: name }).action).toBeNull();
  });
});

test('an amount has the digits of its currency', () => {
  expect([amount(4_900, 'usd'), amount(4_900, 'jpy')]).toEqual(['$49.00', '¥4,900']);
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

  test('takes what is paid by the month once', () => {
    const components = [{ component: 'number', unit: 'month', quantity: 1, micros: 1_500_000 }];
    const forecast = forecastOf({ ...month, components, seconds: 60, texts: 0, micros: 1_600_000 }, NOW);
    expect(forecast?.micros).toBe(1_800_000);
  });

  test('is not made on the first day, nor of nothing', () => {
    const used = { ...month, seconds: 600, texts: 0, micros: 0 };
    expect(forecastOf(used, Date.parse('2026-11-01T23:59:59Z'))).toBeNull();
    expect(forecastOf({ ...used, seconds: 0 }, NOW)).toBeNull();
    expect(forecastWords({ minutes: 1, texts: 0, micros: 0 })).toBe('At this pace the month comes to 1 minute.');
  });
});
