import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Session } from '#lib/adapters/auth/port.ts';
import { asOwner, testDatabase } from '#lib/adapters/db/testing/database.ts';
import { Ports } from '#lib/core/port.ts';
import { publicUrlPort } from '#lib/core/public-url.ts';
import { forgetKey } from '#lib/services/keys/cache.ts';
import { hashKey } from '#lib/services/keys/secret.ts';
import { createKernel } from './kernel.ts';
import { catalog } from './testing/catalog.ts';
import { type Tenant, tenant } from './testing/tenant.ts';

/** Stands for the identity provider: the cookie names the session outright. */
async function readSession(request: Request): Promise<Session | null> {
  const [userId = '', sessionId = ''] = (request.headers.get('cookie') ?? '').split('=')[1]?.split('|') ?? [];
  return userId ? { userId, sessionId, email: 'ann@example.com', setCookies: ['refreshed=1; Path=/', 'two=2'] } : null;
}

const ports = new Ports().plug(publicUrlPort, () => 'https://calls.example.com');
const kernel = createKernel({ catalog, ports, readSession });
let owner: Tenant;

beforeAll(async () => {
  await testDatabase();
  owner = await tenant(['calls:read']);
});
afterAll(() => kernel.close());

const cookie = ({ accountId, sessionId }: Tenant) => ({ cookie: `session=${accountId}|${sessionId}` });
const ours = { origin: 'https://calls.example.com' };

async function change(headers: Record<string, string>, path = '/api/v1/settings', method = 'PATCH') {
  const body = method === 'GET' ? null : JSON.stringify({ say: 'hi' });
  const response = await kernel.handle(new Request(`http://127.0.0.1:3000${path}`, { method, headers, body }));
  const { error, by } = await response.json();
  return { status: response.status, code: error?.code, by, setCookies: response.headers.getSetCookie() };
}

describe('a signed-in browser', () => {
  test('is known by its cookie, and gets its refreshed cookies back', async () => {
    expect(await change({ ...cookie(owner), ...ours })).toEqual({
      status: 200,
      code: undefined,
      by: 'session',
      setCookies: ['refreshed=1; Path=/', 'two=2'],
    });
  });

  test.each([
    ['another origin', { origin: 'https://evil.example' }],
    ['an origin that looks like ours', { origin: 'https://calls.example.com.evil.example' }],
    ['no origin', {}],
    ['an opaque origin', { origin: 'null' }],
  ])('may not write from %s', async (_what, headers) => {
    expect(await change({ ...cookie(owner), ...headers })).toMatchObject({ status: 403, code: 'forbidden' });
  });

  test('may write from the address it came to', async () => {
    const headers = { ...cookie(owner), host: 'localhost:3000', origin: 'http://localhost:3000' };
    expect(await change(headers)).toMatchObject({ status: 200 });
  });

  test('may read without naming its origin', async () => {
    expect(await change(cookie(owner), '/api/v1/things', 'GET')).toMatchObject({ status: 200 });
  });

  test('has the rights of its role', async () => {
    const viewer = await tenant(['*'], 'viewer');
    expect(await change({ ...cookie(viewer), ...ours })).toMatchObject({ status: 403 });
    expect(await change({ ...cookie(viewer), ...ours }, '/api/v1/echo', 'POST')).toMatchObject({ status: 403 });
    expect(await change(cookie(viewer), '/api/v1/things', 'GET')).toMatchObject({ status: 200 });
  });

  test('that has signed out is 401, though its token still verifies', async () => {
    const gone = await tenant();
    await asOwner('delete from auth.sessions where id = $1', [gone.sessionId]);
    expect(await change({ ...cookie(gone), ...ours })).toMatchObject({ status: 401 });
    expect(await change({ ...ours, cookie: 'other=' })).toMatchObject({ status: 401 });
  });

  test('of someone without a business has no rights, but is somebody', async () => {
    const lonely = await tenant();
    await asOwner('delete from memberships where account_id = $1', [lonely.accountId]);
    expect(await change({ ...cookie(lonely), ...ours })).toMatchObject({ status: 403 });
  });

  test('with a key is the key', async () => {
    const both = { ...cookie(owner), ...ours, authorization: `Bearer ${owner.key}` };
    expect(await change(both)).toMatchObject({ status: 403 });
    expect(await change({ ...both, authorization: 'Bearer kc_live_wrong' })).toMatchObject({ status: 401 });
  });
});

describe('a key', () => {
  const read = (key: string) => change({ authorization: `Bearer ${key}` }, '/api/v1/things', 'GET');

  test('that is revoked here fails at once, and elsewhere within a second', async () => {
    const { key, keyId } = await tenant();
    expect((await read(key)).status).toBe(200);
    await asOwner('update api_keys set revoked_at = now() where id = $1', [keyId]);
    forgetKey(hashKey(key));
    expect((await read(key)).status).toBe(401);

    const second = await tenant();
    expect((await read(second.key)).status).toBe(200);
    await asOwner('update api_keys set revoked_at = now() where id = $1', [second.keyId]);
    await new Promise((resolve) => setTimeout(resolve, 1050));
    expect((await read(second.key)).status).toBe(401);
  });

  test('that has expired fails', async () => {
    const { key, keyId } = await tenant();
    await asOwner("update api_keys set expires_at = now() - interval '1 second' where id = $1", [keyId]);
    expect((await read(key)).status).toBe(401);
  });

  test('is nowhere in the database', async () => {
    const [row] = await asOwner<{ text: string }>('select api_keys::text as text from api_keys where id = $1', [
      owner.keyId,
    ]);
    expect(row?.text).not.toContain(owner.key.slice(8));
  });
});
