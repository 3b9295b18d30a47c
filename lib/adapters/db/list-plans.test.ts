import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { z } from 'zod';
import type { Context } from '#lib/core/context.ts';
import { type AnyOperation, invoke } from '#lib/core/operation.ts';
import { Ports } from '#lib/core/port.ts';
import { CATALOG } from '#lib/surfaces/catalog.ts';
import { type Tenant, tenant } from '#lib/surfaces/http/testing/tenant.ts';
import { asOwner, type TestDatabase, testDatabase } from './testing/database.ts';

// Every filter of the lists that grow without bound, read from their input schemas, as Postgres plans and runs it.

const ROWS = 60_000;
const GROWING = ['calls', 'leads', 'transcripts'];
const LISTS = ['calls.list', 'leads.list', 'transcripts.list'];
/** Not filters. */
const PAGING = ['limit', 'after'];

let database: TestDatabase;
let client: Client;
let ours: Tenant;
let ctx: Context;
let values: Record<string, string>;

beforeAll(async () => {
  database = await testDatabase();
  ours = await tenant();
  values = await seed();
  ctx = {
    requestId: 'test',
    principal: {
      kind: 'key',
      id: ours.keyId,
      accountId: ours.accountId,
      scopes: ['*'],
      roles: new Map([[ours.businessId, 'owner']]),
    },
    businesses: [ours.businessId],
    ip: null,
    ports: new Ports(),
    usage: {},
  };
  client = new Client({ connectionString: database.url, options: '-c timezone=UTC' });
  await client.connect();
}, 120_000);
afterAll(() => client.end());

/** What each filter asks for: a value that few rows have, and none of the newest. */
async function seed(): Promise<Record<string, string>> {
  await tenant();
  const owner = new Client({ connectionString: database.adminUrl });
  await owner.connect();
  await owner.query('set session_replication_role = replica'); // neither foreign keys nor counters row by row
  await owner.query(`insert into agents (id, business_id, name, assistant_id, first_message, inbound_prompt, outbound_prompt,
      outbound_first_message, sms_prompt, voice, model)
    select uuidv7(), b.id, 'Kai ' || i, 'a', '', '', '', '', '', '{}', '{}' from businesses b, generate_series(1, 20) i`);
  await owner.query(
    `insert into leads (id, business_id, agent_id, score, tags, name, phone, email, source, status, created_at)
     select uuidv7(), b.id, a.ids[1 + i * 19 / $1], case when i < 50 then 90 end, case when i < 50 then '{rare}'::text[] else '{}' end, case when i < 50 then 'Marigold ' else 'Lead ' end || i, '+1512' || lpad(i::text, 7, '0'), 'lead' || i || '@example.com',
            case when i < 50 then 'referral' else 'call' end, case when i < 50 then 'lost' else 'new' end,
            now() - make_interval(secs => 30 * ($1 - i))
       from businesses b, generate_series(1, $1) i, lateral (select array(select id from agents where business_id = b.id order by id) as ids) a`,
    [ROWS],
  );
  await owner.query(
    `insert into calls (id, business_id, agent_id, lead_id, number_id, direction, status, from_number, to_number, conversation_id,
       carrier, deadline, ended_at, duration, score, tags, created_at)
     select uuidv7(), l.business_id, l.agent_id, l.id, l.agent_id, case when l.status = 'lost' then 'inbound' else 'outbound' end,
            case when l.status = 'lost' then 'busy' else 'completed' end, '+16285550100', l.phone, 'conv', 'sandbox', now(), now(), case when l.status = 'lost' then 500 else 5 end,
            case when l.status = 'lost' then 90 else 5 end, case when l.status = 'lost' then '{rare}'::text[] else '{}' end, l.created_at
       from leads l`,
  );
  await owner.query(
    `insert into transcripts (call_id, business_id, agent_id, text, created_at)
     select id, business_id, agent_id, 'Hello there, ' || case when status = 'busy' then 'marigold' else 'roof' end, created_at from calls`,
  );
  await owner.query('set session_replication_role = origin');
  await owner.query('vacuum analyze');
  const { rows } = await owner.query<{
    agent_id: string;
    lead_id: string;
    call_id: string;
    phone: string;
    email: string;
  }>(
    `select agent_id, id as lead_id, (select id from calls where lead_id = leads.id) as call_id, phone, email
       from leads where business_id = $1 order by created_at limit 1`,
    [ours.businessId],
  );
  await owner.end();
  const { agent_id = '', lead_id = '', call_id = '', phone = '', email = '' } = rows[0] ?? {};
  const old = new Date(Date.now() - 30_000 * (ROWS - 100)).toISOString();
  const rare = { agent_id, number_id: agent_id, lead_id, phone, email, business_id: ours.businessId, days: '90' };
  return {
    ...rare,
    status: '',
    'calls.list ids': call_id,
    'leads.list ids': lead_id,
    sort: 'score',
    source: 'referral',
    direction: 'inbound',
    length: 'long',
    score: 'hot',
    tag: 'rare',
    date_from: old,
    date_to: old,
    search: 'marigold',
  };
}

const operationOf = (id: string): AnyOperation => {
  const operation = CATALOG.find((one) => one.id === id);
  if (!operation) throw new Error(`there is no ${id}`);
  return operation;
};
/** Filters that something can be found by already. */
const filtersOf = (id: string): string[] =>
  Object.keys((operationOf(id).input as z.ZodObject).shape).filter(
    (name) => !PAGING.includes(name) && name !== 'campaign_id',
  );
const rareValue = (id: string, name: string): string => {
  const value =
    name === 'status' ? { 'calls.list': 'busy', 'leads.list': 'lost' }[id] : (values[`${id} ${name}`] ?? values[name]);
  if (!value) throw new Error(`${id}: a value for ${name}? Tell this test.`);
  return value;
};

interface Plan {
  'Node Type': string;
  'Relation Name'?: string;
  'Shared Hit Blocks': number;
  'Shared Read Blocks': number;
  Plans?: Plan[];
}
const nodes = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(nodes)];

/** Postgres takes the one or the other: a plan made once for all values, or one for the values at hand. */
const MODES = ['force_generic_plan', 'force_custom_plan'] as const;

/** The plan that the list's statement runs by. */
async function planOf(
  id: string,
  input: Record<string, string>,
  mode: (typeof MODES)[number] = MODES[0],
): Promise<Plan> {
  const sent: { text: string; values: unknown[] }[] = [];
  const { query } = Client.prototype;
  Client.prototype.query = function (this: Client, ...args: unknown[]) {
    const [config] = args as [{ text?: string; values?: unknown[] }];
    if (config?.text?.includes('set_config')) sent.push({ text: config.text, values: config.values ?? [] });
    return (query as (...all: unknown[]) => unknown).apply(this, args);
  } as typeof query;
  const told = await invoke(operationOf(id), ctx, input).finally(() => {
    Client.prototype.query = query;
  });
  expect(Object.values(JSON.parse(told))[0], `${id} ${JSON.stringify(input)}`).not.toEqual([]);
  const [statement] = sent;
  if (sent.length !== 1 || !statement) throw new Error(`${id} sent ${sent.length} statements`);
  await client.query('begin');
  await client.query(`set local plan_cache_mode = ${mode}`);
  await client.query(`prepare list as ${statement.text}`);
  const literals = statement.values.map((value) =>
    client.escapeLiteral(
      Array.isArray(value)
        ? `{${value.map((v) => (v === null || v === undefined ? 'NULL' : `"${v}"`)).join(',')}}`
        : String(value),
    ),
  );
  const { rows } = await client.query<{ 'QUERY PLAN': [{ Plan: Plan }] }>(
    `explain (analyze, buffers, format json) execute list (${literals.join(', ')})`,
  );
  await client.query('deallocate list; commit');
  const plan = rows[0]?.['QUERY PLAN'][0].Plan;
  if (!plan) throw new Error('no plan');
  return plan;
}

const pages = (plan: Plan): number => plan['Shared Hit Blocks'] + plan['Shared Read Blocks'];
const readWhole = (plan: Plan): (string | undefined)[] =>
  nodes(plan)
    .filter((node) => node['Node Type'] === 'Seq Scan')
    .map((node) => node['Relation Name'])
    .filter((name) => GROWING.includes(name ?? ''));
/** A search meets the newest thousand first, and goes down an index of words for each part of a text; Postgres 15 further. By tag the agent of each row is looked up. */
const OWN_PAGES: Record<string, number> = { search: 400, tag: 100 };
/** Pages of tables and indexes that a filter may cost, where the list itself costs so many. */
const most = (plain: Plan, name: string): number => 3 * pages(plain) + (OWN_PAGES[name] ?? 50);

describe.each(LISTS)('%s', (id) => {
  test.each(filtersOf(id))('by %s reads an index, and about as much as the list itself', async (name) => {
    for (const mode of MODES) {
      const plan = await planOf(id, { [name]: rareValue(id, name) }, mode);
      expect(readWhole(plan), mode).toEqual([]);
      expect(pages(plan), mode).toBeLessThan(most(await planOf(id, {}, mode), name));
    }
  });
});

test('a filter without an index is seen', async () => {
  await asOwner('drop index leads_business_id_source_created_at_id_idx');
  const plan = await planOf('leads.list', { source: rareValue('leads.list', 'source') });
  expect(pages(plan)).toBeGreaterThan(most(await planOf('leads.list', {}), 'source'));
});
