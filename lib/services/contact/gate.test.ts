import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { inTenant, type Tx } from '#lib/adapters/db/tenant.ts';
import { asOwner, testDatabase } from '#lib/adapters/db/testing/database.ts';
import type { Context } from '#lib/core/context.ts';
import type { AppError } from '#lib/core/errors.ts';
import { Ports } from '#lib/core/port.ts';
import { insertDnc } from '#lib/services/dnc/service.ts';
import { type Ask, contactDecision, contactDecisions, previewDecisions, requireAllowed } from './gate.ts';

/** Noon of a Wednesday in Chicago; night in Tokyo. */
const NOON = new Date('2026-11-18T18:00:00Z');
const AUSTIN = '+15125550100';
const TOKYO = '+819012345678';

const business = randomUUID();
const ctx: Context = {
  requestId: 'test',
  principal: { kind: 'system', job: 'test' },
  businesses: [business],
  ip: null,
  ports: new Ports(),
  usage: {},
};
beforeAll(async () => {
  await testDatabase();
  await asOwner("insert into businesses (id, name, trial_ends_at) values ($1, 'Gatekeepers', now())", [business]);
});

const run = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => inTenant(ctx, (tx) => work(tx));
const ask = (more: Partial<Ask> = {}): Ask => ({
  channel: 'sms',
  to: AUSTIN,
  purpose: 'api_message',
  at: NOON,
  ...more,
});
const reasons = async (more: Partial<Ask> = {}) =>
  (await run((tx) => contactDecision(tx, business, ask(more)))).reasons;
const stored = (address: string) =>
  asOwner<{ allowed: boolean; reasons: string[]; inputs: Record<string, unknown>; purpose: string }>(
    'select allowed, reasons, inputs, purpose from contact_decisions where address = $1 order by created_at',
    [address],
  );
const list = (phone: string) =>
  run((tx) => insertDnc(tx, ctx, { businessId: business, phone, reason: null, source: 'manual' }));
/** Numbers in Chicago's zone that no other test uses. */
let count = 0;
const someone = () => `+1512555${String(1000 + ++count)}`;

describe('the do-not-call list', () => {
  test.each([
    'sdr',
    'campaign',
    'agent_tool',
    'sdr_action',
    'api_message',
    'dashboard',
    'auto_reply',
    'notice',
  ] as const)('holds for %s', async (purpose) => {
    const to = someone();
    expect(await reasons({ to, purpose })).toEqual([]);
    await list(to);
    for (const channel of ['call', 'sms', 'whatsapp'] as const) {
      expect(await reasons({ to, purpose, channel })).toEqual(['number_on_dnc']);
    }
  });
});

describe('hours and place', () => {
  test('count where the product chooses the moment, and nowhere else', async () => {
    for (const purpose of ['sdr', 'campaign', 'agent_tool'] as const) {
      expect(await reasons({ to: TOKYO, purpose })).toEqual(['outside_calling_hours']);
    }
    for (const purpose of ['sdr_action', 'api_message', 'dashboard', 'auto_reply', 'notice'] as const) {
      expect(await reasons({ to: TOKYO, purpose })).toEqual([]);
    }
  });

  test('an email may come at night', async () => {
    expect(await reasons({ to: 'ada@example.jp', channel: 'email', purpose: 'sdr' })).toEqual([]);
  });

  test('say when it may be tried', async () => {
    const decision = await run((tx) => contactDecision(tx, business, ask({ to: TOKYO, purpose: 'sdr' })));
    expect(decision.nextAllowedAt).toBe('2026-11-18T23:00:00.000Z');
  });

  test('an asker may want narrower hours, never wider ones', async () => {
    const at = new Date('2026-11-18T14:30:00Z'); // 08:30 in Austin
    expect(await reasons({ to: someone(), purpose: 'sdr', at })).toEqual([]);
    expect(await reasons({ to: someone(), purpose: 'sdr', at, within: { start: 540, end: 1020 } })).toEqual([
      'outside_calling_hours',
    ]);
    const night = new Date('2026-11-18T09:00:00Z');
    expect(await reasons({ to: someone(), purpose: 'sdr', at: night, within: { start: 0, end: 1440 } })).toEqual([
      'outside_calling_hours',
    ]);
  });
});

test('premium-rate numbers are refused on every path', async () => {
  expect(await reasons({ to: '+19005550100', channel: 'call' })).toEqual(['number_refused']);
});

test('a cap holds where the product chooses the moment; what others send does not count', async () => {
  const to = someone();
  const now = { to, channel: 'email' as const, at: undefined };
  for (let i = 0; i < 7; i += 1) expect(await reasons({ ...now, purpose: i % 2 ? 'sdr' : 'campaign' })).toEqual([]);
  expect(await reasons({ ...now, purpose: 'agent_tool' })).toEqual(['too_frequent']);
  expect(await reasons({ ...now, purpose: 'api_message' })).toEqual([]);
  const { nextAllowedAt } = await run((tx) => contactDecision(tx, business, ask({ ...now, purpose: 'sdr' })));
  const days = (Date.parse(nextAllowedAt ?? '') - Date.now()) / 86_400_000;
  expect(days).toBeGreaterThan(6.99);
  expect(days).toBeLessThan(7);
});

test('many at once decide as one after the other would, in their order', async () => {
  const [listed, twice] = [someone(), someone()];
  await list(listed);
  const asks = [listed, ...Array<string>(9).fill(twice), TOKYO].map((to) => ask({ to, purpose: 'sdr' }));
  const together = await run((tx) => previewDecisions(tx, business, asks));
  const apart = [];
  for (const one of asks) apart.push(await run((tx) => contactDecision(tx, business, one)));
  expect(together.map((d) => d.reasons)).toEqual(apart.map((d) => d.reasons));
  expect(together.filter(({ allowed }) => allowed)).toHaveLength(7);
});

describe('the record', () => {
  test('keeps each decision with what it was made from', async () => {
    const to = someone();
    await reasons({ to, purpose: 'sdr' });
    expect(await stored(to)).toMatchObject([
      { allowed: true, reasons: [], purpose: 'sdr', inputs: { zones: ['America/Chicago'], on_dnc: false } },
    ]);
  });

  test('keeps a refusal whose transaction it undoes', async () => {
    const to = someone();
    await list(to);
    const refusal = await run(async (tx) => {
      await tx
        .insertInto('dnc_entries')
        .values({ id: randomUUID(), business_id: business, phone: `${to}9`, source: 'x' })
        .execute();
      requireAllowed(await contactDecision(tx, business, ask({ to })));
    }).catch((error: AppError) => error.code);
    expect(refusal).toBe('number_on_dnc');
    expect(await asOwner('select from dnc_entries where phone = $1', [`${to}9`])).toEqual([]);
    await vi.waitFor(async () => expect(await stored(to)).toHaveLength(1));
    expect((await stored(to))[0]).toMatchObject({ allowed: false, reasons: ['number_on_dnc'] });
  });

  test('has a refusal once where the transaction lives', async () => {
    const to = someone();
    await list(to);
    await run(async (tx) => {
      const decision = await contactDecision(tx, business, ask({ to }));
      expect(() => requireAllowed(decision)).toThrow('do-not-call');
      await new Promise((done) => setTimeout(done, 100));
    });
    await new Promise((done) => setTimeout(done, 200));
    expect(await stored(to)).toHaveLength(1);
  });

  test('asking first leaves nothing behind', async () => {
    const to = someone();
    await run((tx) => previewDecisions(tx, business, [ask({ to })]));
    expect(await stored(to)).toEqual([]);
  });
});

test('a thousand asks are a few statements', async () => {
  const asks = Array.from({ length: 1000 }, (_, i) => ask({ to: `+1512556${String(1000 + i)}`, purpose: 'sdr' }));
  const decisions = await run((tx) => contactDecisions(tx, business, asks));
  expect(decisions.filter(({ allowed }) => allowed)).toHaveLength(1000);
});
