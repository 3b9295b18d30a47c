import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { asOwner } from '#lib/adapters/db/testing/database.ts';
import { settle } from '#lib/services/billing/settle.ts';
import { systemContext } from '#lib/surfaces/jobs/worker.ts';
import { signatureOf } from './events.ts';
import { billedProduct, SECRET } from './testing/product.ts';

let product: Awaited<ReturnType<typeof billedProduct>>;
beforeAll(async () => {
  product = await billedProduct();
}, 60_000);

/** What may become of a subscription that has a card. */
const HAPPENINGS = {
  paid: (customer: string) => product.emulator.account.nextPeriod(customer, true),
  unpaid: (customer: string) => product.emulator.account.nextPeriod(customer, false),
  settled: (customer: string) => product.emulator.account.payOpen(customer),
  canceled: (customer: string) => product.emulator.account.cancel(product.emulator.account.only(customer).id),
} as const;
type Happening = keyof typeof HAPPENINGS;

/**
 * Whatever happens at Stripe, and in whatever order, how often and how late it is told of: what is kept at the end is how
 * it is there. The looks that the events lead to overlap, and the answers of some are held back.
 */
test('what is kept is what is there, in every order of events', async () => {
  const { instance, emulator, url } = product;
  const account = await instance.signUp('Orders');
  const customer = await product.stands(account.business_id, 'trialing');
  emulator.account.addCard(customer);
  emulator.account.endTrial(customer);
  await product.stands(account.business_id, 'active');
  const ctx = systemContext(instance.ports, 'test', [account.business_id]);
  emulator.events.destination = null;

  const happening = fc.constantFrom<Happening>('paid', 'unpaid', 'settled');
  const plan = fc.record({
    happenings: fc.array(happening, { minLength: 1, maxLength: 4 }),
    order: fc.array(fc.nat(100), { minLength: 8, maxLength: 8 }),
    copies: fc.integer({ min: 1, max: 2 }),
    slow: fc.boolean(),
  });
  let told = 0;
  await fc.assert(
    fc.asyncProperty(plan, async ({ happenings, order, copies, slow }) => {
      const bodies = happenings.flatMap((name) => {
        const subscription = HAPPENINGS[name](customer);
        const body = emulator.events.snapshotBody('customer.subscription.updated', { ...subscription });
        return Array<string>(copies).fill(body);
      });
      const shuffled = bodies
        .map((body, i) => ({ body, at: order[i] ?? 0 }))
        .toSorted((a, b) => a.at - b.at)
        .map(({ body }) => body);
      const looks = slow ? [settle(ctx, account.business_id)] : [];
      for (const body of shuffled) {
        const headers = { 'stripe-signature': signatureOf(body, SECRET) };
        expect((await fetch(url, { method: 'POST', body, headers })).status).toBe(200);
        looks.push(settle(ctx, account.business_id));
        told += 1;
      }
      await Promise.all(looks);
      const there = emulator.account.only(customer);
      const [item] = there.items.data;
      const [kept] = await asOwner<{ status: string; start: number }>(
        'select status, extract(epoch from period_start)::int as start from subscriptions where business_id = $1',
        [account.business_id],
      );
      expect(kept).toEqual({ status: there.status, start: item?.current_period_start });
    }),
    { numRuns: 40 },
  );
  expect(told).toBeGreaterThan(40);

  HAPPENINGS.canceled(customer);
  await settle(ctx, account.business_id);
  expect((await product.kept(account.business_id))?.status).toBe('canceled');
}, 120_000);

test('an older look never overwrites a newer one', async () => {
  const { instance, emulator } = product;
  emulator.events.destination = null;
  const account = await instance.signUp('Older');
  const ctx = systemContext(instance.ports, 'test', [account.business_id]);
  await settle(ctx, account.business_id);
  await asOwner(
    "update subscriptions set settled_at = now() + interval '1 minute', status = 'active' where business_id = $1",
    [account.business_id],
  );
  await settle(ctx, account.business_id);
  expect((await product.kept(account.business_id))?.status).toBe('active');
});
