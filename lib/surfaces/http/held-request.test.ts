import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { asOwner, testDatabase } from '#lib/adapters/db/testing/database.ts';
import { Ports } from '#lib/core/port.ts';
import { createKernel } from './kernel.ts';
import { asked, catalog } from './testing/catalog.ts';
import { type Tenant, tenant } from './testing/tenant.ts';

const kernel = createKernel({ catalog, ports: new Ports() });
let a: Tenant;

beforeAll(async () => {
  await testDatabase();
  a = await tenant();
});
beforeEach(() => {
  asked.length = 0;
});
afterAll(() => kernel.close());

async function ask(text: string, key: string | null, by = kernel) {
  const headers: Record<string, string> = { authorization: `Bearer ${a.key}` };
  if (key !== null) headers['idempotency-key'] = key;
  const request = new Request('http://127.0.0.1/api/v1/ask', {
    method: 'POST',
    headers,
    body: JSON.stringify({ say: text }),
  });
  const response = await by.handle(request);
  const { error } = (await response.json()) as { error?: { code: string } };
  return { status: response.status, code: error?.code, replayed: response.headers.get('idempotent-replayed') };
}

test('twenty at once ask the vendor once, outside any transaction', async () => {
  const replies = await Promise.all(Array.from({ length: 20 }, () => ask('slow twenty', 'o1')));
  expect(replies.filter(({ status }) => status === 200)).toHaveLength(20);
  expect(replies.filter(({ replayed }) => replayed === 'true')).toHaveLength(19);
  expect(asked).toHaveLength(1);
});

test('another instance waits for the answer of the first', async () => {
  // A second process: its twins are not known to this one.
  await asOwner(
    `insert into idempotency_keys (owner, path, key, body_hash, once_id, held_until)
     values ($1, '/api/v1/ask', 'o2', sha256('{"say":"elsewhere"}'), gen_random_uuid(), now() + interval '1 minute')`,
    [`key ${a.keyId}`],
  );
  const waiting = ask('elsewhere', 'o2');
  await new Promise((resolve) => setTimeout(resolve, 500));
  await asOwner(`update idempotency_keys set status = 200, answer = '{}' where key = 'o2'`);
  expect(await waiting).toMatchObject({ status: 200, replayed: 'true' });
  expect(asked).toEqual([]);
});

test.each([
  ['a fault', 'break once', 500],
  ['an error that can be resumed', 'busy once', 503],
])('what %s interrupted goes on under the same id', async (_, say, status) => {
  expect((await ask(say, say)).status).toBe(status);
  expect((await ask(say, say)).status).toBe(200);
  expect(asked).toHaveLength(2);
  expect(asked[0]).toMatch(/^[0-9a-f-]{36}$/);
  expect(asked[1]).toBe(asked[0]);
  expect((await ask(say, say)).replayed).toBe('true');
});

test('who died holding the key is succeeded once its time is over, and not before', { timeout: 20_000 }, async () => {
  const held = (until: string) =>
    asOwner(
      `insert into idempotency_keys (owner, path, key, body_hash, once_id, held_until)
       values ($1, '/api/v1/ask', 'o4', sha256('{"say":"dead"}'), '00000000-0000-4000-8000-000000000004', now() + $2::interval)
       on conflict (owner, path, key) do update set held_until = excluded.held_until`,
      [`key ${a.keyId}`, until],
    );
  await held('1 minute');
  expect(await ask('dead', 'o4')).toMatchObject({ status: 409, code: 'idempotency_in_flight' });
  expect(asked).toEqual([]);
  await held('-1 second');
  expect((await ask('dead', 'o4')).status).toBe(200);
  expect(asked).toEqual(['00000000-0000-4000-8000-000000000004']);
});

test('a domain error leaves nothing, another body is refused, no key has no id', async () => {
  expect((await ask('fail', 'o5')).status).toBe(409);
  expect((await ask('fail', 'o5')).status).toBe(409);
  expect(new Set(asked).size).toBe(2);
  await ask('one', 'o6');
  expect((await ask('two', 'o6')).code).toBe('idempotency_conflict');
  await ask('plain', null);
  expect(asked.at(-1)).toBeUndefined();
});
