import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { asOwner } from '#lib/adapters/db/testing/database.ts';
import type { Context } from '#lib/core/context.ts';
import type { Role } from '#lib/core/scope.ts';
import { type Account, testInstance } from '#lib/surfaces/testing/instance.ts';
import { installationOf } from './installation.ts';
import { countMailAccounts, listConnections } from './service.ts';
import { webhookHealth } from './webhook-health.ts';

let instance: Awaited<ReturnType<typeof testInstance>>;
let a: Account;
beforeAll(async () => {
  instance = await testInstance();
  a = await instance.signUp('Connected');
});

const as = (role: Role, businessId = a.business_id): Context => ({
  requestId: 'test',
  principal: {
    kind: 'session',
    id: 's',
    accountId: randomUUID(),
    email: a.email,
    roles: new Map([[businessId, role]]),
  },
  businesses: [businessId],
  ip: null,
  ports: instance.ports,
  usage: {},
});

describe('the connections', () => {
  test('of the embedded default: calls, texts and mails are simulated, nothing is charged, the rest is built in', () => {
    const states = Object.fromEntries(listConnections(as('admin')).map(({ name, state }) => [name, state]));
    expect(states).toMatchObject({
      calls: 'simulated',
      texts: 'simulated',
      payments: 'off',
      model: 'built-in',
      mail: 'simulated',
      storage: 'built-in',
      'sign-in': 'built-in',
    });
  });

  test('are for owners and admins', () => {
    for (const role of ['viewer', 'member'] as const)
      expect(() => listConnections(as(role))).toThrow(/needs the role admin/);
  });

  test('are read from the environment, and hold nothing of what it holds', () => {
    const env = {
      KAICALLS_DATA_DIR: '/srv/kai',
      DATABASE_URL: 'postgresql://kaicalls_app:pa55@db.example.com/kai',
      SMTP_URL: 'smtps://user:pa55@mail.example.com',
      SUPABASE_STORAGE_BUCKET: 'recordings',
      NEXT_PUBLIC_SUPABASE_URL: 'https://project.example.com',
    };
    expect(installationOf(env)).toEqual({
      mailServer: true,
      storage: 'supabase',
      auth: 'supabase',
      database: 'own',
    });
    expect(JSON.stringify(installationOf(env))).not.toMatch(/pa55|example/);
    const socket = encodeURIComponent('/srv/kai/postgres.sock');
    const embedded = {
      ...env,
      SMTP_URL: ' ',
      DATABASE_URL: `postgresql://kaicalls_app@/postgres?host=${socket}&port=5432`,
    };
    expect(installationOf(embedded)).toMatchObject({ mailServer: false, database: 'embedded' });
  });
});

describe('the health of a webhook', () => {
  test('counts a day of deliveries to it, and says why the newest was not taken', async () => {
    expect(await webhookHealth(as('viewer'), a.business_id)).toEqual({
      configured: false,
      delivered: 0,
      waiting: 0,
      retrying: 0,
      dead: 0,
      failure: null,
    });
    await a.api.post('/api/v1/webhooks', { webhook_url: 'http://127.0.0.1:9/' });
    const made = await a.api.post('/api/v1/webhooks/test', {});
    const deliver = (set: string) =>
      asOwner(
        `insert into deliveries (id, business_id, event_id, target, url, status, attempts, last_error, last_status_code, created_at)
         select uuidv7(), business_id, event_id, target, url, ${set} from deliveries where id = $1`,
        [made.body.delivery_id],
      );
    await deliver(`'dead', 9, 'Answered 500', 500, now() - interval '25 hours'`);
    await deliver(`'delivered', 1, null, 200, now() - interval '3 hours'`);
    await deliver(`'dead', 9, 'Refused the connection', null, now() - interval '2 hours'`);
    await deliver(`'pending', 2, null, 503, now() - interval '1 hour'`);
    expect(await webhookHealth(as('viewer'), a.business_id)).toEqual({
      configured: true,
      delivered: 1,
      waiting: 1,
      retrying: 1,
      dead: 1,
      failure: 'Answered 503',
    });
    await deliver(`'delivered', 1, null, 200, now() - interval '1 minute'`);
    expect(await webhookHealth(as('viewer'), a.business_id)).toMatchObject({ delivered: 2, failure: null });
  });
});

test('mail accounts are counted with those that do not let us in', async () => {
  expect(await countMailAccounts(as('admin'), a.business_id)).toEqual({ total: 0, failing: 0 });
  await asOwner(
    `insert into email_accounts (id, business_id, from_name, from_address, host, port, security, username, password, last_error)
     select uuidv7(), $1, 'A', 'a@example.com', 'localhost', 25, 'none', 'a', '', e from unnest(array[null, 'no']) e`,
    [a.business_id],
  );
  expect(await countMailAccounts(as('admin'), a.business_id)).toEqual({ total: 2, failing: 1 });
});
