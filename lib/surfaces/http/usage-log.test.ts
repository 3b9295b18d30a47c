import { beforeAll, describe, expect, test } from 'vitest';
import { closePool } from '#lib/adapters/db/pool.ts';
import { asOwner, type TestDatabase, testDatabase } from '#lib/adapters/db/testing/database.ts';
import { type Tenant, tenant } from './testing/tenant.ts';
import { UsageLog } from './usage-log.ts';

let database: TestDatabase;
let a: Tenant;
beforeAll(async () => {
  database = await testDatabase();
  a = await tenant();
});

const entry = (endpoint: string) => ({
  keyId: a.keyId,
  endpoint,
  method: 'GET',
  statusCode: 200,
  callId: undefined,
  at: new Date(),
});
const count = async (endpoint: string) => (await asOwner('select from usage where endpoint = $1', [endpoint])).length;

describe('the usage log', () => {
  test('is written soon, without being asked', async () => {
    new UsageLog().add(entry('/v1/soon'));
    expect(await count('/v1/soon')).toBe(0);
    await expect.poll(() => count('/v1/soon'), { timeout: 2000 }).toBe(1);
  });

  test('is written once each, also by many batches at once', async () => {
    const log = new UsageLog();
    for (let i = 0; i < 1234; i++) log.add(entry('/v1/many'));
    await Promise.all([log.flush(), log.flush()]);
    expect(await count('/v1/many')).toBe(1234);
  });

  test('waits for a database that cannot be reached', async () => {
    const log = new UsageLog();
    await closePool();
    process.env.DATABASE_URL = database.url.replace(/\/test_\w+/, '/not_there');
    log.add(entry('/v1/later'));
    await log.flush();
    await closePool();
    process.env.DATABASE_URL = database.url;
    expect(await count('/v1/later')).toBe(0);
    await log.flush();
    expect(await count('/v1/later')).toBe(1);
  });

  test('loses entries of keys that are gone, and nothing else', async () => {
    const log = new UsageLog();
    log.add({ ...entry('/v1/gone'), keyId: crypto.randomUUID() });
    log.add(entry('/v1/here'));
    await log.flush();
    expect([await count('/v1/gone'), await count('/v1/here')]).toEqual([0, 1]);
  });
});
