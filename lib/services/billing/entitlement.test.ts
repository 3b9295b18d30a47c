import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SUBSCRIPTION_STATUSES } from '#lib/adapters/billing/port.ts';
import { entitlementOf, GRACE_DAYS, LATE_DAYS, type Standing } from './entitlement.ts';

const NOW = new Date('2026-11-11T12:00:00Z');
const inDays = (days: number) => new Date(NOW.getTime() + days * 86_400_000);

type Kept = NonNullable<Standing['subscription']>;
const of = (status: Kept['status'] | null, more: Partial<Kept> = {}, rest: Partial<Standing> = {}) =>
  entitlementOf(
    {
      test: false,
      trialEndsAt: inDays(-1),
      subscription: status && { status, trialEndsAt: null, periodStart: inDays(-10), periodEnd: inDays(20), ...more },
      ...rest,
    },
    NOW,
  );

describe('what a business may do', () => {
  test('without a subscription: until its own trial ends, to the moment', () => {
    expect(of(null, {}, { trialEndsAt: inDays(0.001) })).toMatchObject({ plan: 'trial', outbound: true });
    expect(of(null, {}, { trialEndsAt: NOW })).toEqual({ plan: 'trial_over', outbound: false, until: null });
    expect(of('incomplete_expired', {}, { trialEndsAt: inDays(3) })).toMatchObject({ plan: 'trial', outbound: true });
  });

  test.each<[string, Kept['status'], Partial<Kept>, string, boolean]>([
    ['on trial', 'trialing', { trialEndsAt: inDays(3) }, 'trial', true],
    [
      'on a trial whose end nobody has told of yet',
      'trialing',
      { trialEndsAt: inDays(0.1 - LATE_DAYS) },
      'trial',
      true,
    ],
    ['on a trial that ended long ago', 'trialing', { trialEndsAt: inDays(-0.1 - LATE_DAYS) }, 'trial_over', false],
    ['whose trial ended without a card', 'paused', {}, 'trial_over', false],
    ['that pays', 'active', {}, 'subscribed', true],
    [
      'that pays, the provider not having been heard for days',
      'active',
      { periodEnd: inDays(0.1 - GRACE_DAYS) },
      'subscribed',
      true,
    ],
    ['that paid once, and was heard of no more', 'active', { periodEnd: inDays(-0.1 - GRACE_DAYS) }, 'unpaid', false],
    ['whose payment failed', 'past_due', { periodStart: inDays(0.1 - GRACE_DAYS) }, 'overdue', true],
    [
      'whose payment failed more than a week ago',
      'past_due',
      { periodStart: inDays(-0.1 - GRACE_DAYS) },
      'unpaid',
      false,
    ],
    ['given up on', 'unpaid', {}, 'unpaid', false],
    ['whose first payment was never made', 'incomplete', {}, 'unpaid', false],
    ['that canceled', 'canceled', {}, 'canceled', false],
  ])('%s', (_name, status, more, plan, outbound) => {
    expect(of(status, more)).toMatchObject({ plan, outbound });
  });

  const day = fc.integer({ min: -60, max: 60 }).map(inDays);
  const standing = fc.record({
    test: fc.constant(false),
    trialEndsAt: day,
    subscription: fc.option(
      fc.record({
        status: fc.constantFrom(...SUBSCRIPTION_STATUSES),
        trialEndsAt: fc.option(day),
        periodStart: day,
        periodEnd: day,
      }),
    ),
  });

  test('nothing opens by the mere passing of time, and every stop has its name', () => {
    fc.assert(
      fc.property(standing, fc.nat(90), (kept, days) => {
        const [now, then] = [entitlementOf(kept, NOW), entitlementOf(kept, inDays(days))];
        if (!now.outbound) expect(then).toEqual(now);
        expect(now.outbound).toBe(['trial', 'subscribed', 'overdue'].includes(now.plan));
      }),
    );
  });

  test('a test business is never stopped', () => {
    fc.assert(fc.property(standing, (kept) => entitlementOf({ ...kept, test: true }, NOW).outbound));
  });
});
