import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { asOwner, testDatabase } from '#lib/adapters/db/testing/database.ts';
import { Ports } from '#lib/core/port.ts';
import { createKernel, type Kernel } from './kernel.ts';
import { catalog, ran } from './testing/catalog.ts';
import { type Tenant, tenant } from './testing/tenant.ts';

const kernel = createKernel({ catalog, ports: new Ports() });
let a: Tenant;

beforeAll(async () => {
  await testDatabase();
  a = await tenant();
});
beforeEach(() => {
  ran.length = 0;
});
afterAll(() => kernel.close());

async function say(
  text: string,
  idempotencyKey: string,
  { by = a, through = kernel }: { by?: Tenant; through?: Kernel } = {},
) {
  const request = new Request('http://127.0.0.1/api/v1/echo', {
    method: 'POST',
    headers: { authorization: `Bearer ${by.key}`, 'idempotency-key': idempotencyKey },
    body: JSON.stringify({ say: text }),
  });
  const response = await through.handle(request);
  return {
    status: response.status,
    text: await response.text(),
    replayed: response.headers.get('idempotent-replayed'),
    requestId: response.headers.get('x-request-id'),
  };
}
const rows = async (phone: string) => (await asOwner('select from dnc_entries where phone = $1', [phone])).length;

describe('a key', () => {
  test('makes twenty at once one, with one answer', async () => {
    const replies = await Promise.all(Array.from({ length: 20 }, () => say('slow twenty', 'k1')));
    expect(new Set(replies.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
    expect(replies[0]?.status).toBe(201);
    expect(replies.filter(({ replayed }) => replayed === 'true')).toHaveLength(19);
    expect(new Set(replies.map(({ requestId }) => requestId)).size).toBe(20);
    expect([ran.length, await rows('slow twenty')]).toEqual([1, 1]);
  });

  test('is refused with another body', async () => {
    await say('first', 'k2');
    const reply = await say('second', 'k2');
    expect(reply.status).toBe(409);
    expect(JSON.parse(reply.text).error.code).toBe('idempotency_conflict');
    expect(await rows('second')).toBe(0);
  });

  test('of another caller is another key', async () => {
    const b = await tenant();
    await say('mine', 'k3');
    expect((await say('yours', 'k3', { by: b })).status).toBe(201);
  });

  test('keeps no error: the same request may then succeed', async () => {
    expect((await say('fail', 'k4')).status).toBe(409);
    expect((await say('fail', 'k4')).replayed).toBeNull();
    expect(ran).toEqual(['fail', 'fail']);
    expect((await say('anything else', 'k4')).status).toBe(201);
  });

  test('is forgotten after a day', async () => {
    await say('daily', 'k5');
    await asOwner("update idempotency_keys set created_at = now() - interval '23 hours 59 minutes' where key = 'k5'");
    expect((await say('daily', 'k5')).replayed).toBe('true');
    await asOwner("update idempotency_keys set created_at = now() - interval '24 hours 1 minute' where key = 'k5'");
    await asOwner("delete from dnc_entries where phone = 'daily'");
    expect((await say('daily', 'k5')).replayed).toBeNull();
    expect(ran).toHaveLength(2);
  });

  test.each([
    ['empty', ''],
    ['too long', 'x'.repeat(256)],
  ])('that is %s is 400', async (_what, key) => {
    expect((await say('hi', key)).status).toBe(400);
    expect(ran).toEqual([]);
  });
});

test('what takes longer than ten seconds elsewhere is 409 in flight', { timeout: 20_000 }, async () => {
  // Another instance, mid-request: its claim is not committed.
  const { pool } = await import('#lib/adapters/db/pool.ts');
  const other = await pool().connect();
  await other.query('begin');
  const owner = `key ${a.keyId}`;
  await other.query("select app.claim_idempotency_key($1, '/api/v1/echo', 'k6', '\\x00')", [owner]);
  const begun = Date.now();
  const reply = await say('late', 'k6');
  await other.query('rollback');
  other.release();
  expect(reply.status).toBe(409);
  expect(JSON.parse(reply.text).error.code).toBe('idempotency_in_flight');
  expect(Date.now() - begun).toBeGreaterThan(9_000);
  expect((await say('late', 'k6')).status).toBe(201);
});
