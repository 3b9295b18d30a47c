import { randomUUID } from 'node:crypto';
import type { Client } from 'pg';
import { hashKey, newKey } from '#lib/services/keys/secret.ts';
import { type Instance, memory } from './instance.ts';
import { type Seeded, withoutIndexes } from './seed.ts';

const ROWS = 1_000_000;

/** One business with a million leads, calls and transcripts, and what a filter asks for there. */
export interface Big {
  business: string;
  key: string;
  agent: string;
  lead: string;
  phone: string;
  email: string;
}

/** Seeds it once per data directory. */
export async function seedBig({ db, dataDir }: Instance, seeded: Seeded): Promise<Big> {
  const kept = memory.read<Seeded & { big?: Big }>(dataDir)?.big;
  if (kept) return kept;
  console.log(`Seeding a business of ${ROWS.toLocaleString('en')} rows …`);
  const business = randomUUID();
  const account = randomUUID();
  const key = newKey('kc_live_');
  await db.query('set session_replication_role = replica');
  await db.query('insert into accounts (id, email) values ($1, $2)', [account, `${account}@example.com`]);
  await db.query(`insert into businesses (id, name, trial_ends_at) values ($1, 'Big', now() + interval '30 days')`, [
    business,
  ]);
  await db.query(`insert into memberships (account_id, business_id, role) values ($1, $2, 'owner')`, [
    account,
    business,
  ]);
  await db.query(
    `insert into api_keys (id, account_id, business_id, name, prefix, hash, scopes)
     values (uuidv7(), $1, $2, 'Bench', left($3, 12), $4, '{*}')`,
    [account, business, key, hashKey(key)],
  );
  await db.query(
    `insert into agents (id, business_id, name, assistant_id, first_message, inbound_prompt, outbound_prompt,
       outbound_first_message, sms_prompt, voice, model)
     select uuidv7(), $1, 'Kai ' || i, 'asst', '', '', '', '', '', '{}', '{}' from generate_series(1, 10) i`,
    [business],
  );
  await withoutIndexes(db, 'leads', () => leads(db, business));
  await withoutIndexes(db, 'calls', () => calls(db, business));
  await withoutIndexes(db, 'transcripts', () => transcripts(db, business));
  await db.query('set session_replication_role = origin');
  await db.query('vacuum analyze');
  const { rows } = await db.query<Omit<Big, 'key' | 'business'>>(
    `select agent_id as agent, id as lead, phone, email from leads where business_id = $1 and source = 'referral' limit 1`,
    [business],
  );
  const [found] = rows;
  if (!found) throw new Error('the big business has no leads');
  await db.query('select app.recount_days($1)', [business]);
  const big = { business, key, ...found };
  memory.write(dataDir, { ...seeded, big });
  return big;
}

/** The newest row in a hundred thousand is of a kind of its own, and the first agent has the oldest tenth. */
const leads = (db: Client, business: string) =>
  db.query(
    `insert into leads (id, business_id, agent_id, name, phone, email, source, status, created_at)
     select uuidv7(), $1, a.ids[1 + i * 10 / ($2 + 1)], 'Lead ' || i, '+1512' || lpad(i::text, 7, '0'), 'lead' || i || '@example.com',
            case when i % 100000 = 0 then 'referral' else 'call' end, case when i % 10000 = 0 then 'lost' else 'new' end,
            now() - interval '90 days' / $2 * ($2 - i)
       from generate_series(1, $2::bigint) i, (select array(select id from agents where business_id = $1 order by id) as ids) a`,
    [business, ROWS],
  );

const calls = (db: Client, business: string) =>
  db.query(
    `insert into calls (id, business_id, agent_id, lead_id, number_id, direction, status, from_number, to_number, conversation_id,
       carrier, deadline, ended_at, summary, created_at)
     select uuidv7(), l.business_id, l.agent_id, l.id, l.agent_id, case when l.source = 'referral' then 'inbound' else 'outbound' end,
            case when l.status = 'lost' then 'busy' else 'completed' end, '+16285550100', l.phone, 'conv_' || l.id, 'sandbox', now(), now(),
            'Called about a roof, and asked what a new one costs.', l.created_at
       from leads l where l.business_id = $1 order by l.created_at`,
    [business],
  );

const transcripts = (db: Client, business: string) =>
  db.query(
    `insert into transcripts (call_id, business_id, agent_id, text, created_at)
     select id, business_id, agent_id,
            'Agent: Hello, how can I help? Caller: It is about my roof' || case when direction = 'inbound' then ' and the marigold' else '' end, created_at
       from calls where business_id = $1 order by created_at`,
    [business],
  );
