import fc from 'fast-check';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testInstance } from '#lib/surfaces/testing/instance.ts';

let db: Client;
let other: Client;
let business: string;
let agents: string[];

beforeAll(async () => {
  const { signUp, adminUrl } = await testInstance();
  const a = await signUp('Counted');
  const second = await a.api.post('/api/v1/agents', {
    business_id: a.business_id,
    name: 'Ada',
    system_prompt: 'Be kind.',
  });
  business = a.business_id;
  agents = [a.agent_id, second.body.id];
  [db, other] = [new Client({ connectionString: adminUrl }), new Client({ connectionString: adminUrl })];
  await Promise.all([db.connect(), other.connect()]);
});
afterAll(() => Promise.all([db.end(), other.end()]));

const wrong = async () => (await db.query('select * from app.wrong_days()')).rows;
const empty = () => db.query('delete from leads; delete from calls; select app.fold_days(500)');

const addLead = (client: Client, daysAgo: number, more = '') =>
  client.query(
    `insert into leads (id, business_id, agent_id, name, source, created_at)
     values (uuidv7(), $1, $2, 'Lead', 'web', now() - $3 * interval '1 day') ${more}`,
    [business, agents[0], daysAgo],
  );

const ZONES = ['UTC', 'America/New_York', 'Pacific/Kiritimati', 'Pacific/Pago_Pago', 'Asia/Kathmandu'];
const SOURCES = ['web', 'inbound_call', "it's"];
const LEAD_STATES = ['new', 'contacted', 'converted', 'lost'];
const CALL_STATES = ['completed', 'failed'];

/** Something that happens to some rows: those whose number, modulo `every`, is 0. */
const step = fc.record({
  what: fc.constantFrom(
    'addLead',
    'changeLead',
    'noteLead',
    'deleteLead',
    'addCall',
    'endCall',
    'deleteCall',
    'zone',
    'fold',
  ),
  every: fc.integer({ min: 1, max: 3 }),
  hours: fc.integer({ min: 0, max: 60 }),
  n: fc.nat(59),
});
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

const pick = <T>(from: readonly T[], n: number): T => from[n % from.length] as T;

/** As SQL over one business; ids are random, so that `every` chooses rows that differ from run to run. */
function sqlOf({ what, every, hours, n }: Step): [text: string, values: unknown[]] {
  const some = `business_id = $1 and get_byte(uuid_send(id), 15) % ${every} = 0`;
  const agent = pick([...agents, null], n);
  switch (what) {
    case 'addLead':
      return [
        `insert into leads (id, business_id, agent_id, name, source, status, created_at)
         select gen_random_uuid(), $1, $2, 'Lead', $3, $4, now() - i * $5 * interval '1 hour' from generate_series(1, ${every}) i`,
        [business, agent, pick(SOURCES, n), pick(LEAD_STATES, n), hours],
      ];
    case 'changeLead':
      return [
        `update leads set status = $2, source = $3, agent_id = $4 where ${some}`,
        [business, pick(LEAD_STATES, n), pick(SOURCES, hours), agent],
      ];
    case 'noteLead':
      return [
        `update leads set notes = 'called', created_at = created_at + $2 * interval '1 hour' where ${some}`,
        [business, n % 2],
      ];
    case 'deleteLead':
      return [`delete from leads where ${some}`, [business]];
    case 'addCall':
      return [
        `insert into calls (id, business_id, agent_id, direction, to_number, conversation_id, carrier, deadline, created_at)
         select gen_random_uuid(), $1, $2, 'inbound', '+15125550100', 'c', 'sandbox', now(), now() - i * $3 * interval '1 hour'
           from generate_series(1, ${every}) i`,
        [business, pick(agents, n), hours],
      ];
    case 'endCall':
      return [
        `update calls set status = $2, duration = $3, ended_at = now() where ${some}`,
        [business, pick(CALL_STATES, n), hours % 4 || null],
      ];
    case 'deleteCall':
      return [`delete from calls where ${some}`, [business]];
    case 'zone':
      return ['update businesses set zone = $2 where id = $1', [business, pick(ZONES, n)]];
    case 'fold':
      return ['select app.fold_days(500)', []];
  }
}

describe('the counts', () => {
  test('are those of the rows after every change', async () => {
    const run = fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 30 }), async (steps) => {
      await empty();
      for (const one of steps) {
        const [text, values] = sqlOf(one);
        await db.query(text, values);
        expect(await wrong(), text).toEqual([]);
      }
    });
    await fc.assert(run, { numRuns: 60 });
    await empty();
    expect((await db.query('select coalesce(sum(leads), 0)::int as leads from lead_days')).rows).toEqual([
      { leads: 0 },
    ]);
  }, 60_000);

  test.each([
    ['leads', "status = 'lost'"],
    ['leads', "source = 'elsewhere'"],
    ['leads', 'agent_id = null'],
    ['leads', "created_at = created_at - interval '2 days'"],
    ['calls', "status = 'failed'"],
    ['calls', "direction = 'outbound'"],
    ['calls', 'agent_id = $2'],
    ['calls', 'duration = 12'],
    ['calls', 'ended_at = null'],
    ['calls', "created_at = created_at - interval '2 days'"],
  ])('of %s follow where nothing but %s', async (table, assignment) => {
    await empty();
    await addLead(db, 0);
    await db.query(...sqlOf({ what: 'addCall', every: 1, hours: 0, n: 0 }));
    await db.query(...sqlOf({ what: 'endCall', every: 1, hours: 3, n: 0 }));
    const values = assignment.includes('$2') ? [business, agents[1]] : [business];
    await db.query(`update ${table} set ${assignment} where business_id = $1`, values);
    expect(await wrong()).toEqual([]);
  });

  test('do not go with a change that is taken back', async () => {
    await db.query('begin');
    await addLead(db, 0);
    await db.query('rollback');
    expect(await wrong()).toEqual([]);
  });

  test('hold nobody up: two transactions count the same and cross, and neither waits', async () => {
    await empty();
    await db.query('begin');
    await other.query("begin; set local lock_timeout = '1s'");
    await addLead(db, 0);
    await addLead(other, 1);
    await addLead(db, 1);
    await addLead(other, 0);
    await other.query('commit');
    await db.query('commit');
    expect(await wrong()).toEqual([]);
  });

  test('are right when a business moves while a lead is being filed, whichever comes first', async () => {
    await empty();
    await db.query('update businesses set zone = $2 where id = $1', [business, 'UTC']);
    await db.query('begin');
    await addLead(db, 0);
    const moved = other.query('update businesses set zone = $2 where id = $1', [business, 'Pacific/Kiritimati']);
    await new Promise((resolve) => setTimeout(resolve, 200));
    await db.query('commit');
    await moved;
    expect(await wrong()).toEqual([]);

    await other.query('begin');
    await other.query('update businesses set zone = $2 where id = $1', [business, 'Pacific/Pago_Pago']);
    const filed = addLead(db, 0);
    await new Promise((resolve) => setTimeout(resolve, 200));
    await other.query('commit');
    await filed;
    expect(await wrong()).toEqual([]);
  });

  test('are folded by one at a time, while others count, and stay what they are', async () => {
    await empty();
    const file = async (client: Client) => {
      for (let i = 0; i < 100; i++) await addLead(client, i % 3);
    };
    const fold = async (client: Client) => {
      for (let i = 0; i < 20; i++) await client.query('select app.fold_days(500)');
    };
    await Promise.all([file(db), fold(other), file(db), fold(other)]);
    await db.query('select app.fold_days(500)');
    expect(await wrong()).toEqual([]);
    const { rows } = await db.query('select count(*)::int as n from lead_days where entry <> 0');
    expect(rows).toEqual([{ n: 0 }]);
  });

  test('go with a business that is deleted', async () => {
    await addLead(db, 0);
    await db.query('begin');
    await db.query('delete from businesses where id = $1', [business]);
    const { rows } = await db.query('select from lead_days where business_id = $1', [business]);
    expect(rows).toEqual([]);
    await db.query('rollback');
  });
});
