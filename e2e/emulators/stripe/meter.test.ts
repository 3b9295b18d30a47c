import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { BAD_DAY, CALM, Chaos } from '#e2e/emulators/kit/chaos.ts';
import { newId } from '#lib/adapters/db/id.ts';
import { asOwner } from '#lib/adapters/db/testing/database.ts';
import { resumeForgottenUses } from '#lib/services/billing/meter.ts';
import { systemContext } from '#lib/surfaces/jobs/worker.ts';
import { eventually } from '#lib/surfaces/testing/instance.ts';
import { billedProduct } from './testing/product.ts';

let product: Awaited<ReturnType<typeof billedProduct>>;
beforeAll(async () => {
  product = await billedProduct();
}, 60_000);
afterEach(() => {
  product.emulator.server.chaos = CALM;
});

interface Use {
  sent_at: string | null;
  problem: string | null;
  next_attempt_at: string | null;
}
const use = async (identifier: string): Promise<Use | undefined> => {
  const [row] = await asOwner<Use>('select sent_at, problem, next_attempt_at from meter_events where identifier = $1', [
    identifier,
  ]);
  return row;
};
const ended = (identifier: string) =>
  eventually(async () => {
    const row = await use(identifier);
    return row?.next_attempt_at === null && row;
  });
const due = async () => {
  await asOwner(
    "update meter_events set next_attempt_at = now() - interval '3 minutes' where next_attempt_at is not null",
  );
  await resumeForgottenUses(systemContext(product.instance.ports, 'test', []));
};

const subscribed = async (name: string) => {
  const account = await product.instance.signUp(name);
  return { ...account, customer: await product.stands(account.business_id, 'trialing') };
};

const EXTRAS = 'extras_micros';

test('texts and months of a number are told to a meter of their own, by their amount, once', async () => {
  const { business_id, customer } = await subscribed('Extras');
  const id = newId();
  for (let i = 0; i < 3; i++) await product.chargeText(business_id, 2, id);
  await product.chargeNumber(business_id, 1_500_000);
  await ended(`message:${id}:sms`);
  const { meter } = product.emulator.account;
  await eventually(async () => meter.total(customer, EXTRAS) === 2 * 8_300 + 1_500_000);
  expect(meter.events.filter((event) => event.customer === customer)).toHaveLength(2);
  expect(meter.total(customer)).toBe(0);
});

describe('what a call comes to', () => {
  test('are told to the meter once, however often it is concluded', async () => {
    const { business_id, customer } = await subscribed('Once');
    const id = newId();
    for (let i = 0; i < 3; i++) await product.charge(business_id, 61, id);
    await ended(`call:${id}:conversation`);
    await ended(`call:${id}:telephony`);
    const told = product.emulator.account.meter.events.filter((event) => event.customer === customer);
    expect(told.toSorted((a, b) => a.value - b.value)).toMatchObject([
      { event: 'conversation_seconds', identifier: `call:${id}:conversation`, value: 61, canceled: false },
      { event: EXTRAS, identifier: `call:${id}:telephony`, value: 61 * 233, canceled: false },
    ]);
  });

  test('that cost nothing are not told: a simulated call, a test business, one that nobody answered', async () => {
    const { business_id, agent_id, api, customer } = await subscribed('Nothing');
    await product.charge(business_id, 0);
    const { body } = await api.post('/api/v1/sandbox/calls', {
      agent_id,
      from: '+15125550100',
      caller_lines: ['Goodbye.'],
    });
    await eventually(async () => (await api.get(`/api/v1/calls?id=${body.id}`)).body.concluded_at, 60_000);
    const { body: key } = await api.post('/api/v1/sandbox/keys', { business_id });
    await product.charge(key.business_id, 61);
    // Not even where somebody made it a customer.
    await asOwner("insert into subscriptions (business_id, customer_id, begun_at) values ($1, 'cus_twin', now())", [
      key.business_id,
    ]);
    await product.charge(key.business_id, 61);
    expect(
      await asOwner('select 1 from meter_events where business_id = any ($1)', [[business_id, key.business_id]]),
    ).toEqual([]);
    expect(product.emulator.account.meter.total(customer)).toBe(0);
  });

  test('wait for the customer to be made', async () => {
    const account = await product.instance.signUp('Early');
    await asOwner('update subscriptions set customer_id = null, begun_at = null where business_id = $1', [
      account.business_id,
    ]);
    const identifier = await product.charge(account.business_id, 30);
    await product.stands(account.business_id, 'trialing');
    await due();
    expect(await ended(identifier)).toMatchObject({ problem: null });
  });

  test('that are too old for the meter, or may have been counted days ago, are left to a person', async () => {
    const { business_id, customer } = await subscribed('Old');
    product.emulator.server.chaos = new Chaos(1, { tooMany: 1 });
    const [old, uncertain] = [await product.charge(business_id, 10), await product.charge(business_id, 20)];
    await eventually(
      async () =>
        (
          await asOwner(
            'select 1 from meter_events where identifier = any ($1) and attempts = 1 and uncertain_since is null',
            [[old, uncertain]],
          )
        ).length === 2,
    );
    product.emulator.server.chaos = CALM;
    await asOwner("update meter_events set happened_at = now() - interval '35 days' where identifier = $1", [old]);
    await asOwner("update meter_events set uncertain_since = now() - interval '1 day' where identifier = $1", [
      uncertain,
    ]);
    await due();
    expect(await ended(old)).toMatchObject({ sent_at: null, problem: expect.stringMatching(/older/) });
    expect(await ended(uncertain)).toMatchObject({
      sent_at: null,
      problem: expect.stringMatching(/may have been counted/),
    });
    expect(product.emulator.account.meter.total(customer)).toBe(0);
  });

  test('that are credited are taken back, or never told, and the ledger says both', async () => {
    const { business_id, customer } = await subscribed('Credited');
    const credit = async (identifier: string) => {
      const [, id] = identifier.split(':');
      return (await asOwner<{ lines: number }>('select app.credit_call($1) as lines', [id]))[0]?.lines;
    };
    const sent = await product.charge(business_id, 50);
    await ended(sent);
    expect([await credit(sent), await credit(sent)]).toEqual([2, 0]);
    await eventually(async () => product.emulator.account.meter.total(customer) === 0);

    product.emulator.server.chaos = new Chaos(1, { failAfter: 1 });
    const uncertain = await product.charge(business_id, 60);
    await eventually(async () => product.emulator.account.meter.total(customer) === 60);
    await eventually(
      async () =>
        (
          await asOwner(
            "select 1 from meter_events where identifier = $1 and next_attempt_at > now() + interval '5 s'",
            [uncertain],
          )
        ).length === 1,
    );
    await credit(uncertain);
    product.emulator.server.chaos = CALM;
    await due();
    await eventually(async () => product.emulator.account.meter.total(customer) === 0);

    const [sum] = await asOwner<{ seconds: string; micros: string }>(
      'select sum(quantity) as seconds, sum(amount_micros) as micros from ledger where business_id = $1',
      [business_id],
    );
    expect([Number(sum?.seconds), Number(sum?.micros)]).toEqual([0, 0]);
    // Noted after Stripe has taken it.
    const open = () =>
      asOwner('select 1 from meter_events where business_id = $1 and (withdrawn_at is null or problem is not null)', [
        business_id,
      ]);
    await eventually(async () => (await open()).length === 0);
  });

  test('that Stripe took and could not count are marked by what it tells afterwards', async () => {
    const { business_id } = await subscribed('Uncounted');
    const identifier = await product.charge(business_id, 40);
    await ended(identifier);
    product.emulator.events.notify('v1.billing.meter.error_report_triggered', {
      developer_message_summary: 'There is 1 invalid event',
      reason: {
        error_count: 1,
        error_types: [
          {
            code: 'meter_event_customer_not_found',
            error_count: 1,
            sample_errors: [{ error_message: 'No customer.', request: { identifier } }],
          },
        ],
      },
    });
    await eventually(async () => (await use(identifier))?.problem === 'meter_event_customer_not_found');
  });
});

test('on a bad day what is told is what is owed: no line of the ledger is lost, and none counted twice', async () => {
  const { business_id, customer } = await subscribed('Chaos');
  const chaos = new Chaos(20261122, {
    ...BAD_DAY,
    latencyMs: 30,
    tooMany: 0.15,
    failAfter: 0.15,
    hangAfter: 0.005,
    hangMs: 15_000,
    delayMs: 50,
  });
  product.emulator.server.chaos = chaos;
  const uses = Array.from({ length: 200 }, (_, i) => 1 + ((i * 37) % 600));
  for (let i = 0; i < uses.length; i += 10) {
    await Promise.all(
      uses
        .slice(i, i + 10)
        .map((each, n) => (n % 3 ? product.charge(business_id, each) : product.chargeText(business_id, each))),
    );
  }
  await product.chargeNumber(business_id, 25_000_000);
  const waiting = async () =>
    (await asOwner('select 1 from meter_events where business_id = $1 and next_attempt_at is not null', [business_id]))
      .length;
  for (let walk = 0; walk < 60 && (await waiting()) > 0; walk++) {
    await new Promise((resolve) => setTimeout(resolve, 700));
    await due();
  }
  product.emulator.server.chaos = CALM;
  await eventually(async () => (await waiting()) === 0);
  const [owed] = await asOwner<{ seconds: string; micros: string; lines: number }>(
    `select sum(quantity) filter (where component = 'conversation') as seconds,
            sum(amount_micros) filter (where component <> 'conversation') as micros, count(*)::int as lines
       from ledger where business_id = $1`,
    [business_id],
  );
  const { meter } = product.emulator.account;
  expect([meter.total(customer), meter.total(customer, EXTRAS)]).toEqual([Number(owed?.seconds), Number(owed?.micros)]);
  const [told] = await asOwner<{ sent: number; attempts: number }>(
    'select count(sent_at)::int as sent, sum(attempts)::int as attempts from meter_events where business_id = $1',
    [business_id],
  );
  console.log(`${owed?.lines} lines: ${told?.attempts} attempts, troubles ${JSON.stringify(chaos.happened)}`);
  expect(told?.sent).toBe(owed?.lines);
  expect(told?.attempts).toBeGreaterThan(340);
}, 120_000);
