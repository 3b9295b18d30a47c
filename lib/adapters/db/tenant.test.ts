import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Context } from '#lib/core/context.ts';
import { Ports } from '#lib/core/port.ts';
import { type Tenant, tenant } from '#lib/surfaces/http/testing/tenant.ts';
import { closePool, pool } from './pool.ts';
import { inTenant, type JsonQuery, readJson } from './tenant.ts';
import { asOwner, testDatabase } from './testing/database.ts';

// One connection: what one statement left behind, the next would find.
process.env.DATABASE_POOL = '1';

let ours: Tenant;
let theirs: Tenant;
beforeAll(async () => {
  await testDatabase();
  [ours, theirs] = [await tenant(), await tenant()];
  await asOwner(`insert into dnc_entries (id, business_id, phone, source)
    select uuidv7(), b.id, '+1512555' || lpad(i::text, 4, '0'), 'test' from businesses b, generate_series(1, 300) i`);
  await asOwner('analyze dnc_entries');
});
beforeEach(closePool);

const within = (...tenants: Tenant[]): Context => ({
  requestId: 'test',
  principal: { kind: 'public' },
  businesses: tenants.map(({ businessId }) => businessId),
  ip: null,
  ports: new Ports(),
  usage: {},
});

/** No predicate but the wall's. */
const SEEN: JsonQuery = {
  name: 'seen',
  text: `select json_build_array(count(*), count(distinct e.business_id), min(b.id::text))::text
           from dnc_entries e left join businesses b on b.id = e.business_id`,
  values: [],
};
const HIDDEN = [0, 0, null];
const told = async (ctx: Context, query = SEEN) => JSON.parse((await readJson(ctx, query)) ?? 'null');
const afterwards = async () =>
  JSON.parse((await pool().query<{ t: string }>(SEEN.text.replace('::text\n', '::text as t\n'))).rows[0]?.t ?? '');

describe('a question with its businesses in one statement', () => {
  test('sees them and nothing else', async () => {
    expect(await told(within(ours))).toEqual([300, 1, ours.businessId]);
    expect(await told(within(theirs))).toEqual([300, 1, theirs.businessId]);
    expect(await told(within(ours, theirs))).toEqual([600, 2, [ours, theirs].map((t) => t.businessId).sort()[0]]);
    expect(await told(within())).toEqual(HIDDEN);
  });

  test('leaves the connection without any business', async () => {
    await told(within(ours));
    expect(await afterwards()).toEqual(HIDDEN);
    const { rows } = await pool().query("select current_setting('app.businesses', true) as list");
    expect(rows).toEqual([{ list: '' }]);
  });

  test('leaves none either when it fails, or when others were sent behind it', async () => {
    const broken = {
      name: 'broken',
      text: "select (1 / (select count(*) from businesses where name = 'nobody'))::text",
      values: [],
    };
    await expect(readJson(within(ours), broken)).rejects.toThrow('division by zero');
    expect(await afterwards()).toEqual(HIDDEN);
    const [mine, nobodys, foreign, after] = await Promise.all([
      told(within(ours)),
      told(within()),
      told(within(theirs)),
      afterwards(),
    ]);
    expect([mine, nobodys, foreign, after]).toEqual([
      [300, 1, ours.businessId],
      HIDDEN,
      [300, 1, theirs.businessId],
      HIDDEN,
    ]);
  });

  test.each([
    'set plan_cache_mode = force_generic_plan',
    'set plan_cache_mode = force_custom_plan',
    'set enable_hashjoin = off',
    'set enable_nestloop = off',
    'set enable_indexscan = off',
    'set enable_seqscan = off',
    // One setting: its name changed with Postgres 16.
    `select set_config(name, 'on', false) from pg_settings where name in ('debug_parallel_query', 'force_parallel_mode')`,
  ])('reads nothing before the wall is set, however it is planned: %s', async (setting) => {
    expect((await pool().query(setting)).rowCount).not.toBe(0);
    for (const one of [ours, theirs]) expect(await told(within(one))).toEqual([300, 1, one.businessId]);
    expect(await afterwards()).toEqual(HIDDEN);
  });

  test('inside a transaction it is part of that', async () => {
    await inTenant(within(ours), async (tx, ctx) => {
      await tx.deleteFrom('dnc_entries').where('phone', '=', '+15125550001').execute();
      expect(await told(ctx)).toEqual([299, 1, ours.businessId]);
      await tx
        .insertInto('dnc_entries')
        .values({ id: crypto.randomUUID(), business_id: ours.businessId, phone: '+15125550001', source: 'test' })
        .execute();
    });
    expect(await told(within(ours))).toEqual([300, 1, ours.businessId]);
  });
});
