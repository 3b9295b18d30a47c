import { randomUUID } from 'node:crypto';
import type { Client } from 'pg';
import { hashKey, newKey } from '#lib/services/keys/secret.ts';
import { type Instance, memory } from './instance.ts';

export const BUSINESSES = 100;
export const CALLS = 1_000_000;
const KEYS_EACH = 3;
const LEADS_EACH = 500;

export interface SeededKey {
  key: string;
  businessId: string;
  agentId: string;
}

export interface Seeded {
  /** Keys of one business each. */
  keys: SeededKey[];
  /** One key that reaches all businesses. */
  wide: string;
}

/** A million calls of a hundred businesses over ninety days, in the order of time, as they would have come. */
export async function seed({ db, dataDir }: Instance): Promise<Seeded> {
  const before = memory.read<Seeded>(dataDir);
  if (before) return before;
  const started = performance.now();
  console.log(`Seeding ${CALLS.toLocaleString('en')} calls of ${BUSINESSES} businesses …`);
  await db.query('set session_replication_role = replica'); // neither foreign keys nor counters row by row
  await businesses(db);
  await withoutIndexes(db, 'calls', () => calls(db));
  await db.query(COUNT_DAYS);
  const seeded = await keys(db);
  await db.query('set session_replication_role = origin');
  await db.query('vacuum analyze');
  await db.query('checkpoint');
  memory.write(dataDir, seeded);
  console.log(`Seeded in ${((performance.now() - started) / 1000).toFixed(0)} s.`);
  return seeded;
}

async function businesses(db: Client): Promise<void> {
  await db.query(
    `insert into businesses (id, name, type, trial_ends_at)
     select uuidv7(), 'Business ' || i, 'Legal Services', now() + interval '30 days' from generate_series(1, $1) i`,
    [BUSINESSES],
  );
  await db.query(`
    insert into agents (id, business_id, name, assistant_id, first_message, inbound_prompt, outbound_prompt,
                        outbound_first_message, sms_prompt, voice, model)
    select uuidv7(), b.id, 'Kai - ' || b.name || ' ' || i, 'asst-' || uuidv7(), 'Hello.', 'Be kind.', 'Be kind.', 'Hello.',
           'Be kind.', '{"provider": "builtin", "voiceId": "slt"}', '{"provider": "builtin", "model": "receptionist"}'
      from businesses b, generate_series(1, 2) i`);
  await db.query(`
    insert into numbers (id, business_id, agent_id, phone_number)
    select uuidv7(), business_id, id, '+1628' || lpad((7000000 + row_number() over ())::text, 7, '0') from agents`);
  await db.query(
    `insert into leads (id, business_id, name, first_name, last_name, email, phone, source)
     select uuidv7(), b.id, 'Maya Okafor ' || i, 'Maya', 'Okafor ' || i, 'maya' || i || '@example.com',
            '+1415' || lpad((2000000 + i)::text, 7, '0'), 'call'
       from businesses b, generate_series(1, $1) i`,
    [LEADS_EACH],
  );
}

/** Every two-thirds of a call is completed; each business's newest rows lie scattered over the table's end. */
const calls = (db: Client) =>
  db.query(
    `with b as (select id, (row_number() over (order by id))::int - 1 as n from businesses),
          a as (select id, business_id, (row_number() over (partition by business_id order by id))::int - 1 as n from agents),
          l as (select id, business_id, phone, (row_number() over (partition by business_id order by id))::int - 1 as n from leads)
     insert into calls (id, business_id, agent_id, number_id, lead_id, direction, status, from_number, to_number,
       conversation_id, carrier, carrier_call_id, attempted_at, started_at, answered_at, ended_at, duration, ended_reason,
       hangup_cause, deadline, concluded_at, announced_at, summary, extraction, quality, recording, cost_micros, created_at)
     select uuidv7(c.at - now()), b.id, a.id, null, l.id, case when i % 5 < 2 then 'inbound' else 'outbound' end, s.status,
            '+1628' || lpad((7000000 + b.n)::text, 7, '0'), l.phone, 'conv_' || uuidv7(), 'sandbox', 'sandbox:' || i, c.at, c.at,
            case when s.status = 'completed' then c.at + interval '4 s' end, c.at + interval '95 s',
            case when s.status = 'completed' then 30 + i % 300 end,
            case s.status when 'completed' then 'customer-ended-call' else 'customer-did-not-answer' end, 'NORMAL_CLEARING',
            c.at + interval '660 s', c.at + interval '97 s', c.at + interval '98 s',
            case when s.status = 'completed' then 'Maya Okafor called about a consultation on a lease, asked what it costs, and left a number and an email address. Wants to be called back on Thursday (' || i || ').' end,
            '{"name": "Maya Okafor", "email": "maya@example.com"}',
            '{"professionalism": 80, "empathy": 70, "information_gathering": 90, "resolution": 60}', 'none', 0, c.at
       from generate_series(1, $1) i
       cross join lateral (select date_trunc('day', now()) - interval '90 days' + (interval '90 days' / $1) * i as at) c
       cross join lateral (select case when i % 10 < 7 then 'completed' when i % 10 < 9 then 'no-answer' else 'busy' end as status) s
       join b on b.n = (i * 7919::bigint) % $2
       join a on a.business_id = b.id and a.n = i % 2
       join l on l.business_id = b.id and l.n = (i / $2) % $3
      order by i`,
    [CALLS, BUSINESSES, LEADS_EACH],
  );

/** Rows are put in without the indexes, and the indexes made at once: minutes instead of tens of them. */
export async function withoutIndexes(db: Client, table: string, work: () => Promise<unknown>): Promise<void> {
  const { rows } = await db.query<{ name: string; definition: string }>(
    `select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as definition from pg_index i
      where i.indrelid = $1::regclass and not exists (select from pg_constraint c where c.conindid = i.indexrelid)`,
    [table],
  );
  for (const { name } of rows) await db.query(`drop index ${name}`);
  await work();
  await db.query("set maintenance_work_mem = '512MB'");
  for (const { definition } of rows) await db.query(definition);
}

const COUNT_DAYS = `
  insert into call_days (business_id, agent_id, day, direction, status, calls, seconds)
  select c.business_id, c.agent_id, (c.created_at at time zone b.zone)::date, c.direction, c.status, count(*), coalesce(sum(c.duration), 0)
    from calls c join businesses b on b.id = c.business_id group by 1, 2, 3, 4, 5`;

async function keys(db: Client): Promise<Seeded> {
  const account = randomUUID();
  await db.query(`insert into auth.users (id, email) values ($1, 'bench@example.com')`, [account]);
  await db.query(`insert into accounts (id, email) values ($1, 'bench@example.com')`, [account]);
  await db.query(`insert into memberships (account_id, business_id, role) select $1, id, 'owner' from businesses`, [
    account,
  ]);
  const { rows } = await db.query<{ business_id: string; agent_id: string }>(
    'select distinct on (business_id) business_id, id as agent_id from agents order by business_id, id',
  );
  const insert = async (businessId: string, wide: boolean): Promise<string> => {
    const key = newKey('kc_live_');
    await db.query(
      `insert into api_keys (id, account_id, business_id, all_businesses, name, prefix, hash, scopes)
       values (uuidv7(), $1, $2, $3, 'Bench', left($4, 12), $5, '{*}')`,
      [account, businessId, wide, key, hashKey(key)],
    );
    return key;
  };
  const made: SeededKey[] = [];
  for (let i = 0; i < KEYS_EACH; i++) {
    for (const { business_id, agent_id } of rows) {
      made.push({ key: await insert(business_id, false), businessId: business_id, agentId: agent_id });
    }
  }
  return { keys: made, wide: await insert(rows[0]?.business_id ?? '', true) };
}
