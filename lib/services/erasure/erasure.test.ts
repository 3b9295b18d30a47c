import { beforeAll, describe, expect, test } from 'vitest';
import { asOwner } from '#lib/adapters/db/testing/database.ts';
import { storagePort } from '#lib/adapters/storage/port.ts';
import { recordingKey } from '#lib/services/calls/record.ts';
import { systemContext } from '#lib/surfaces/jobs/worker.ts';
import { type Browser, signedInBrowser } from '#lib/surfaces/testing/browser.ts';
import { type Account, eventually, testInstance } from '#lib/surfaces/testing/instance.ts';
import { endBusinesses } from './business.ts';
import { writtenNumber } from './written-number.ts';

const PERSON = '+15125550142';
const WRITTEN = ['+15125550142', '(512) 555-0142'];

let instance: Awaited<ReturnType<typeof testInstance>>;
let ours: Account;
let theirs: Account;
let owner: Browser;

beforeAll(async () => {
  instance = await testInstance({ worker: true });
  ours = await instance.signUp('Forgetful');
  theirs = await instance.signUp('Mindful');
  owner = await signedInBrowser(instance, ours.email);
  await Promise.all([ours, theirs].map(meet));
  // Answers to texts and what calls leave behind come a moment later.
  await eventually(async () => {
    const before = await traces(theirs.business_id);
    await new Promise((resolve) => setTimeout(resolve, 3_000));
    return JSON.stringify(before) === JSON.stringify(await traces(theirs.business_id));
  }, 60_000);
}, 120_000);

/** Everything that a number can leave behind in a business. */
async function meet({ api, agent_id }: Account): Promise<void> {
  const ring = async (from: string, lines: string[], record: boolean) => {
    const { body } = await api.post('/api/v1/sandbox/calls', { agent_id, from, caller_lines: lines, record });
    await eventually(async () => {
      const { recording, concluded_at } = (await api.get(`/api/v1/calls?id=${body.id}`)).body;
      return concluded_at && recording !== 'pending';
    }, 60_000);
    return body.id as string;
  };
  await api.post('/api/v1/webhooks', { webhook_url: 'http://127.0.0.1:9/' });
  await ring(PERSON, ['My name is Maria Garcia.', `My number is ${WRITTEN[1]}.`, 'Goodbye.'], true);
  await ring('+15125550177', [`Please call my sister at ${WRITTEN[1]}.`, 'Goodbye.'], false);
  await api.post('/api/v1/sandbox/sms', { agent_id, from: PERSON, body: `This is ${PERSON}` });
  await api.post('/api/v1/sandbox/sms', { agent_id, from: PERSON, body: 'STOP' });
  await api.post('/api/v1/dnc', { phone: PERSON, reason: `${WRITTEN[1]} asked` });
  await api.post('/api/v1/blocked-callers', { phone: PERSON, reason: 'Rude' });
  await api.post('/api/v1/compliance/check', { channel: 'call', to: PERSON, purpose: 'sales' });
  const lead = await api.post('/api/v1/leads', {
    name: 'Another',
    phone: '+15125550188',
    notes: `knows ${WRITTEN[1]}`,
    tags: [`sister of ${WRITTEN[1]}`],
  });
  const metadata = { ref: 15125550142, tel: WRITTEN[0] };
  await api.post('/api/v1/calls', { agent_id, to: '+15125550188', metadata, record: false });
  await api.patch('/api/v1/leads', { id: lead.body.id, message: WRITTEN[1] });
}

/** Where the number stands, in every table of the product: any column, as text. */
async function traces(business: string): Promise<string[]> {
  const tables = await asOwner<{ name: string; own: boolean }>(
    `select t.table_name as name, bool_or(c.column_name = 'business_id') as own
       from information_schema.tables t join information_schema.columns c using (table_schema, table_name)
      where t.table_schema = 'public' and t.table_type = 'BASE TABLE' group by 1 order by 1`,
  );
  const found: string[] = [];
  for (const { name, own } of tables) {
    // What belongs to no business (answers kept for repetitions) is looked at as a whole.
    const where = own ? 'r.business_id = $1 and' : '$1::text is not null and';
    const [row] = await asOwner<{ n: number }>(
      `select count(*)::int as n from ${name} r where ${where} to_jsonb(r)::text ~ $2`,
      [business, writtenNumber(PERSON)],
    );
    if (row?.n) found.push(`${name} ${row.n}`);
  }
  return found;
}

const filesOf = async (business: string, from = '%'): Promise<string[]> => {
  const calls = await asOwner<{ id: string }>(
    "select id from calls where business_id = $1 and recording = 'ready' and from_number like $2",
    [business, from],
  );
  const storage = instance.ports.get(storagePort);
  const heads = await Promise.all(calls.map(async ({ id }) => ((await storage.head(recordingKey(id))) ? id : null)));
  return heads.filter((id) => id !== null);
};

describe('one number is erased', () => {
  let before: { ours: string[]; theirs: string[]; files: string[] };
  let gone: string[];
  let kept: string[];

  test('an owner asks for it, nobody else', async () => {
    expect((await ours.api.post('/api/v1/erasures', { phone: PERSON })).status).toBe(403);
    const taken = await owner.api.post('/api/v1/erasures', { phone: ours.phone_number });
    expect(taken).toMatchObject({ status: 409, body: { error: { message: 'This is one of your own numbers.' } } });
  });

  test('nothing of it is left anywhere in the business, and the other business has all of it', async () => {
    before = {
      ours: await traces(ours.business_id),
      theirs: await traces(theirs.business_id),
      files: await filesOf(theirs.business_id),
    };
    expect(before.ours.length).toBeGreaterThan(10);
    [kept, gone] = [await filesOf(ours.business_id), await filesOf(ours.business_id, PERSON)];
    expect(gone).toHaveLength(1);
    const asked = await owner.api.post('/api/v1/erasures', { phone: PERSON });
    expect(asked).toMatchObject({ status: 202, body: { status: 'queued', hint: '…42' } });
    const done = await eventually(async () => {
      const { erasures } = (await owner.api.get('/api/v1/erasures')).body;
      return erasures[0].status === 'done' && erasures[0];
    }, 30_000);
    expect(await traces(ours.business_id)).toEqual([]);
    expect(await traces(theirs.business_id)).toEqual(before.theirs);
    expect(await filesOf(theirs.business_id)).toEqual(before.files);
    expect(done.receipt).toMatchObject({
      calls: 1,
      messages: expect.any(Number),
      leads: 1,
      mentions: expect.any(Number),
      recordings: 1,
      dnc_entries: 1,
    });
  }, 60_000);

  test('its recordings are gone, and no others', async () => {
    const storage = instance.ports.get(storagePort);
    for (const id of kept) {
      expect((await storage.head(recordingKey(id))) === null, id).toBe(gone.includes(id));
    }
  });

  test('that it must not be contacted still holds', async () => {
    const check = async ({ api }: Account, to: string) =>
      (await api.post('/api/v1/compliance/check', { channel: 'sms', to, purpose: 'api_message' })).body;
    expect((await check(ours, PERSON)).reasons).toEqual((await check(theirs, PERSON)).reasons);
    expect((await check(ours, PERSON)).reasons).toContain('number_on_dnc');
    expect((await check(ours, '+15125550143')).reasons).not.toContain('number_on_dnc');
  });
});

describe('the end of a business', () => {
  const at = '/api/v1/businesses/deletion';

  test('its name is asked for, its keys stop at once, and it can be taken back', async () => {
    expect((await owner.api.post(at, { name: 'Forgetfull' })).status).toBe(400);
    expect((await owner.api.post(at, { name: 'Forgetful' })).status).toBe(202);
    await eventually(async () => (await ours.api.get('/api/v1/agents')).status !== 200, 3_000);
    expect((await theirs.api.get('/api/v1/agents')).status).toBe(200);
    expect((await owner.api.del(at)).status).toBe(200);
    await eventually(async () => (await ours.api.get('/api/v1/agents')).status === 200, 3_000);
    await endBusinesses(systemContext(instance.ports, 'test', []));
    expect((await ours.api.get('/api/v1/agents')).status).toBe(200);
  });

  test('after its seven days nothing of it is left, and the other is whole', async () => {
    const count = async (business: string) =>
      asOwner<{ calls: number }>('select count(*)::int as calls from calls where business_id = $1', [business]);
    const before = await count(theirs.business_id);
    await owner.api.post(at, { name: 'Forgetful' });
    await endBusinesses(systemContext(instance.ports, 'test', []));
    expect((await asOwner('select from businesses where id = $1', [ours.business_id])).length).toBe(1);
    await asOwner("update business_deletions set delete_after = now() - interval '1 second'");
    await endBusinesses(systemContext(instance.ports, 'test', []));
    const tables = await asOwner<{ name: string }>(
      "select table_name as name from information_schema.columns where table_schema = 'public' and column_name = 'business_id'",
    );
    for (const { name } of tables) {
      expect(await asOwner(`select from ${name} where business_id = $1`, [ours.business_id]), name).toEqual([]);
    }
    expect(await asOwner('select from auth.users where email = $1', [ours.email])).toEqual([]);
    expect(await asOwner('select from auth.users where email = $1', [theirs.email])).toHaveLength(1);
    expect(await count(theirs.business_id)).toEqual(before);
  }, 30_000);
});
