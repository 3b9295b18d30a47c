import { beforeAll, describe, expect, test } from 'vitest';
import { asOwner } from '#lib/adapters/db/testing/database.ts';
import type { Context } from '#lib/core/context.ts';
import { invoke } from '#lib/core/operation.ts';
import { ALL_SCOPES, DEFAULT_KEY_SCOPES, type Role } from '#lib/core/scope.ts';
import { type Account, testInstance } from '#lib/surfaces/testing/instance.ts';
import { createKeyOperation, listKeysOperation, revokeKeyOperation } from './operations.ts';

let instance: Awaited<ReturnType<typeof testInstance>>;
let a: Account;
let b: Account;
let accountId: string;
beforeAll(async () => {
  instance = await testInstance();
  a = await instance.signUp('Alpha');
  b = await instance.signUp('Beta');
  const [owner] = await asOwner<{ account_id: string }>('select account_id from memberships where business_id = $1', [
    a.business_id,
  ]);
  accountId = owner?.account_id ?? '';
});

/** The owner of Alpha as somebody with these roles, signed in. */
async function signedIn(roles: { alpha?: Role; beta?: Role }): Promise<Context> {
  const held = new Map<string, Role>();
  await asOwner('delete from memberships where account_id = $1', [accountId]);
  for (const [business, role] of [[a.business_id, roles.alpha] as const, [b.business_id, roles.beta] as const]) {
    if (!role) continue;
    held.set(business, role);
    await asOwner('insert into memberships (account_id, business_id, role) values ($1, $2, $3)', [
      accountId,
      business,
      role,
    ]);
  }
  return {
    requestId: 'test',
    principal: { kind: 'session', id: crypto.randomUUID(), accountId, email: a.email, roles: held },
    businesses: [...held.keys()],
    ip: null,
    ports: instance.ports,
    usage: {},
  };
}

const create = async (ctx: Context, input: Record<string, unknown> = {}) =>
  JSON.parse(await invoke(createKeyOperation, ctx, input));
const list = async (ctx: Context) => JSON.parse(await invoke(listKeysOperation, ctx, {})).keys;

describe('a key', () => {
  test('has the nine standard scopes and reaches all live businesses, unless it is told otherwise', async () => {
    const owner = await signedIn({ alpha: 'owner', beta: 'owner' });
    const wide = await create(owner);
    expect(wide).toMatchObject({ name: 'Untitled Key', business_id: null, scopes: DEFAULT_KEY_SCOPES });
    expect(wide.key.startsWith(wide.prefix)).toBe(true);
    const { businesses } = (await instance.client(wide.key).get('/api/v1/balance')).body;
    expect(businesses.map((one: { business_id: string }) => one.business_id)).toEqual([a.business_id, b.business_id]);
    for (const path of ['balance', 'numbers', 'analytics/businesses']) {
      const { body } = await instance.client(wide.key).get(`/api/v1/${path}?business_id=${b.business_id}`);
      const rows: { business_id: string }[] = body.businesses ?? body.numbers;
      expect(rows.map(({ business_id }) => business_id)).toEqual([b.business_id]);
    }
    const narrow = await create(owner, { business_id: b.business_id, scopes: ['calls:read'], name: 'Reader' });
    expect((await instance.client(narrow.key).get('/api/v1/balance')).body.businesses).toHaveLength(1);
    expect((await instance.client(narrow.key).get('/api/v1/leads')).status).toBe(403);
  });

  test('is shown whole once, tells when it was last used, and stops at once when it is revoked', async () => {
    const owner = await signedIn({ alpha: 'owner' });
    const { key, id } = await create(owner, { business_id: a.business_id, scopes: ['*'] });
    const api = instance.client(key);
    expect((await api.get('/api/v1/leads')).status).toBe(200);
    const mine = async () => (await list(owner)).find((one: { id: string }) => one.id === id);
    await expect.poll(async () => (await mine()).last_used_at, { timeout: 3000 }).not.toBeNull();
    expect(await mine()).toMatchObject({ is_active: true, expires_at: null, business_id: a.business_id });
    expect(JSON.stringify(await mine())).not.toContain(key);
    await invoke(revokeKeyOperation, owner, { id });
    expect((await api.get('/api/v1/leads')).status).toBe(401);
    expect((await mine()).is_active).toBe(false);
  });

  test('ends when it is told to', async () => {
    const owner = await signedIn({ alpha: 'owner' });
    await expect(create(owner, { expires_at: '2020-01-01T00:00:00Z' })).rejects.toThrow(/must lie in the future/);
    const expires_at = new Date(Date.now() + 400).toISOString();
    const { key, id } = await create(owner, { business_id: a.business_id, expires_at });
    expect((await instance.client(key).get('/api/v1/agents')).status).toBe(200);
    await expect
      .poll(async () => (await instance.client(key).get('/api/v1/agents')).status, { timeout: 3000 })
      .toBe(401);
    expect((await list(owner)).find((one: { id: string }) => one.id === id).is_active).toBe(false);
  });

  test('leaves a trail without its secret', async () => {
    const owner = await signedIn({ alpha: 'owner' });
    const { key, id } = await create(owner, { name: 'Trail', business_id: a.business_id });
    await invoke(revokeKeyOperation, owner, { id });
    const { entries } = (await a.api.get(`/api/v1/audit?subject_id=${id}`)).body;
    expect(entries.map((one: { action: string }) => one.action)).toEqual(['key.revoked', 'key.created']);
    expect(entries[1]).toMatchObject({ actor_kind: 'person', actor_id: accountId, after: { name: 'Trail' } });
    expect(JSON.stringify(entries)).not.toContain(key);
  });
});

test('a key that is answered again to a repeated request is nowhere kept in the clear', async () => {
  const make = () =>
    a.api.post(
      '/api/v1/sandbox/keys',
      { business_id: a.business_id, scopes: ['calls:read'] },
      { 'idempotency-key': 'a key once' },
    );
  const [first, again] = [await make(), await make()];
  expect(first).toMatchObject({ status: 201, body: { key: expect.stringMatching(/^kc_test_/) } });
  expect(again.body).toEqual(first.body);
  const [kept] = await asOwner<{ answer: string }>("select answer from idempotency_keys where key = 'a key once'");
  expect(kept?.answer).not.toContain('kc_test_');
});

describe('a key has no more than the role of who makes it', () => {
  const refused = /Your role does not allow/;

  test.each(['*', 'agents:write', 'webhooks:write'])('a member does not get %s', async (scope) => {
    const member = await signedIn({ alpha: 'member' });
    await expect(create(member, { business_id: a.business_id, scopes: [scope] })).rejects.toThrow(refused);
    const { scopes } = await create(member, { business_id: a.business_id });
    expect(scopes).toContain('calls:write');
    expect(scopes).not.toContain('agents:write');
  });

  test('one for all businesses is bounded by the least role', async () => {
    const mixed = await signedIn({ alpha: 'owner', beta: 'viewer' });
    await expect(create(mixed, { scopes: ['calls:write'] })).rejects.toThrow(/in every business/);
    await expect(create(mixed, { scopes: ['*'] })).rejects.toThrow(refused);
    expect((await create(mixed)).scopes).toEqual(DEFAULT_KEY_SCOPES.filter((scope) => scope.endsWith(':read')));
    expect((await create(mixed, { business_id: a.business_id, scopes: [...ALL_SCOPES] })).scopes).toEqual(ALL_SCOPES);
  });

  test('who may only look still sees and revokes keys of their own', async () => {
    const { id } = await create(await signedIn({ alpha: 'owner' }), { business_id: a.business_id });
    const viewer = await signedIn({ alpha: 'viewer' });
    expect((await list(viewer)).map((one: { id: string }) => one.id)).toContain(id);
    await expect(create(viewer, { business_id: a.business_id })).rejects.toThrow(/needs the role member/);
    expect(JSON.parse(await invoke(revokeKeyOperation, viewer, { id }))).toEqual({ success: true });
  });

  test("somebody else's key is not to be found, and a key manages none", async () => {
    const owner = await signedIn({ alpha: 'owner', beta: 'owner' });
    const [others] = await asOwner<{ id: string }>(
      'select id from api_keys where business_id = $1 and account_id <> $2',
      [b.business_id, accountId],
    );
    await expect(invoke(revokeKeyOperation, owner, { id: others?.id })).rejects.toThrow(/not found/);
    expect((await b.api.get('/api/v1/keys')).status).toBe(403);
    expect((await b.api.post('/api/v1/keys', {})).status).toBe(403);
  });
});
