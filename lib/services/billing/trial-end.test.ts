import { beforeAll, expect, test } from 'vitest';
import { type Billing, billingPort } from '#lib/adapters/billing/port.ts';
import { asOwner } from '#lib/adapters/db/testing/database.ts';
import { noticed } from '#lib/services/notices/testing/noticed.ts';
import { systemContext } from '#lib/surfaces/jobs/worker.ts';
import { type Account, testInstance } from '#lib/surfaces/testing/instance.ts';
import { tellOfTrials } from './trial-end.ts';

let instance: Awaited<ReturnType<typeof testInstance>>;
const { log, settings } = noticed(() => instance.ports);

beforeAll(async () => {
  instance = await testInstance();
}, 60_000);

/** 17:00 of a Friday in Tokyo. */
const ENDS = '2026-12-04T08:00:00Z';
const ending = async (name: string): Promise<Account> => {
  const account = await instance.signUp(name, { zone: 'Asia/Tokyo' });
  await asOwner('update businesses set trial_ends_at = $2 where id = $1', [account.business_id, ENDS]);
  return account;
};
/** Several workers walk at each of these moments. */
async function walk(...moments: string[]): Promise<void> {
  const system = systemContext(instance.ports, 'trials', []);
  for (const at of moments) await Promise.all([1, 2, 3].map(() => tellOfTrials(system, new Date(at))));
}
const titles = async (account: Account) =>
  (await log(account, 'trial')).map(({ title }: { title: string }) => title).reverse();

test('the end of a trial is told a week and a day before it and afterwards, once each, by day, and only to whom it concerns', async () => {
  const [free, card, paid, quiet] = [
    await ending('Free'),
    await ending('Card'),
    await ending('Paid'),
    await ending('Quiet'),
  ];
  await asOwner(
    "insert into subscriptions (business_id, status, payable, trial_ends_at, period_start, period_end) values ($1, 'trialing', true, $2, now(), $2)",
    [card.business_id, ENDS],
  );
  await asOwner("update businesses set subscription_status = 'active' where id = $1", [paid.business_id]);
  await settings(quiet, { kind: 'trial', email: false });

  await walk('2026-11-28T00:00:00Z');
  expect(await titles(free)).toEqual([]); // nothing takes money here
  instance.ports.plug(billingPort, { test: true } as Billing);

  await walk('2026-11-27T07:59:00Z', '2026-11-27T10:00:00Z');
  expect(await titles(free)).toEqual([]); // too early; too late in the evening
  const week = 'Your trial ends on Friday, December 4, 2026';
  await walk('2026-11-28T00:00:00Z', '2026-11-29T03:00:00Z');
  expect(await titles(free)).toEqual([week]);
  const day = 'Your trial is in its last day: it ends on Friday, December 4, 2026';
  await walk('2026-12-03T08:00:00Z', '2026-12-04T01:00:00Z');
  expect(await titles(free)).toEqual([week, day]);
  await walk('2026-12-04T08:30:00Z', '2026-12-05T03:00:00Z', '2026-12-20T03:00:00Z');
  expect(await titles(free)).toEqual([week, day, 'Your trial is over: calls are still answered']);

  const lines = async (account: Account) => (await log(account, 'trial'))[0].lines.join(' ');
  expect(await lines(free)).toMatch(/^Now outgoing calls.* wait for a card.* Calls are answered as before/);
  expect(await titles(card)).toEqual([week, day]);
  expect(await lines(card)).toMatch(/begins, on the card/);
  expect([await titles(paid), await titles(quiet)]).toEqual([[], []]);
});
