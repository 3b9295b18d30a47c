import { beforeAll, expect, test } from 'vitest';
import { asOwner } from '#lib/adapters/db/testing/database.ts';
import { type Account, testInstance } from '#lib/surfaces/testing/instance.ts';

let a: Account;
let other: Account;
beforeAll(async () => {
  const instance = await testInstance();
  a = await instance.signUp('Merger');
  other = await instance.signUp('Merger Two');
});
const file = async (lead: object, who = a): Promise<string> => (await who.api.post('/api/v1/leads', lead)).body.id;
const pairs = async () =>
  (await a.api.get('/api/v1/leads/duplicates')).body.duplicates.map(
    ({ same, leads }: { same: string; leads: { name: string }[] }) => [same, ...leads.map(({ name }) => name)],
  );

test('leads that are alike are listed once, by what tells most, and of one business', async () => {
  await file({ name: 'Ada One', phone: '+15125550101', email: 'ada@example.com' });
  await file({ name: 'Ada Two', phone: '+15125550102', email: 'ada@example.com' });
  await file({ name: 'Bob King', phone: '+15125550103' });
  await file({ name: 'bob king', phone: '+445125550103' });
  await file({ name: 'Cleo', phone: '+15125550104' });
  await file({ name: 'Ada One', phone: '+15125550101', email: 'ada@example.com' }, other);
  const asked = await file({ name: 'Cleo Elsewhere', phone: '+15125550105' });
  await asOwner('update leads set callback_phone = $2 where id = $1', [asked, '+15125550104']);
  expect(await pairs()).toEqual([
    ['email', 'Ada One', 'Ada Two'],
    ['number', 'Cleo', 'Cleo Elsewhere'],
    ['name', 'Bob King', 'bob king'],
  ]);
  const page = (await a.api.get('/api/v1/leads/duplicates?limit=1')).body;
  expect([page.duplicates.length, page.has_more]).toEqual([1, true]);
});

test('two that are two people are not listed again, and what they become part of is neither', async () => {
  const leads = [];
  for (const [place, name] of ['Zoe One', 'Zoe Two', 'Zoe Three'].entries())
    leads.push(await file({ name, phone: `+1512555014${place}`, email: 'zoe@example.com', tags: [`zoe ${place}`] }));
  const [one, two, three] = leads;
  const zoes = async () => (await pairs()).filter(([, name]: string[]) => name?.startsWith('Zoe'));
  const apart = (id?: string, other_id?: string, who = a) => who.api.post('/api/v1/leads/duplicates', { id, other_id });
  expect(await zoes()).toHaveLength(2);
  expect((await apart(two, one)).body).toEqual({ success: true });
  expect((await apart(one, two)).body).toEqual({ success: true });
  // The second is not the first, but it may be the third.
  expect(await zoes()).toEqual([['email', 'Zoe One', 'Zoe Three']]);
  await apart(one, three);
  expect(await zoes()).toEqual([['email', 'Zoe Two', 'Zoe Three']]);
  expect((await a.api.del(`/api/v1/leads/duplicates?id=${one}&other_id=${three}`)).body).toEqual({ success: true });
  expect(await zoes()).toEqual([['email', 'Zoe One', 'Zoe Three']]);
  expect((await a.api.post('/api/v1/leads/merge', { id: three, other_id: two })).body.tags).toEqual(['zoe 1', 'zoe 2']);
  expect(await zoes()).toEqual([]);
  expect([(await apart(one, one)).status, (await apart(one, three, other)).status]).toEqual([400, 404]);
});

test('what belongs to one of them belongs to both afterwards, and the lead keeps what is chosen', async () => {
  const id = await file({ name: 'Dora Keeps', phone: '+15125550111', notes: 'mine', city: 'Austin' });
  const gone = await file({ name: 'Dora Goes', phone: '+15125550112', email: 'dora@example.com', notes: 'theirs' });
  await a.api.post('/api/v1/leads/notes', { lead_id: gone, body: 'A note' });
  await a.api.post('/api/v1/emails', { to: 'dora@example.com', subject: 'Hi', body: 'Hello', lead_id: gone });
  await a.api.post('/api/v1/sms/send', { to: '+15125550112', from_agent_id: a.agent_id, message: 'Hi', lead_id: gone });
  await a.api.post('/api/sdr/action', { businessId: a.business_id, leadId: gone, action: 'pause' });
  const { status, body } = await a.api.post('/api/v1/leads/merge', { id, other_id: gone, take: ['notes', 'phone'] });
  expect(status).toBe(200);
  expect(body).toMatchObject({
    id,
    name: 'Dora Keeps',
    phone: '+15125550112',
    callback_phone: '+15125550111',
    email: 'dora@example.com',
    notes: 'theirs',
    city: 'Austin',
  });
  expect((await a.api.get(`/api/v1/leads?id=${gone}`)).status).toBe(404);
  const { items } = (await a.api.get(`/api/v1/leads/timeline?id=${id}`)).body;
  expect(items.map(({ kind }: { kind: string }) => kind)).toEqual(['touch', 'text', 'email', 'note', 'filed']);
  expect((await a.api.get(`/api/v1/leads/next?id=${id}`)).body.paused).toBe(true);
  const { entries } = (await a.api.get('/api/v1/audit?action=lead.merged')).body;
  expect(entries[0]).toMatchObject({ subject_id: id, before: { id: gone }, after: { taken: ['notes', 'phone'] } });
});

test('merged twice at once is merged once; with itself or with another’s it is refused', async () => {
  const [one, two] = [await file({ name: 'E One', phone: '+15125550121' }), await file({ name: 'E Two' })];
  const answers = await Promise.all([
    a.api.post('/api/v1/leads/merge', { id: one, other_id: two }),
    a.api.post('/api/v1/leads/merge', { id: two, other_id: one }),
  ]);
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 404]);
  const left = answers.find(({ status }) => status === 200)?.body.id;
  expect((await a.api.post('/api/v1/leads/merge', { id: left, other_id: left })).status).toBe(400);
  const theirs = await file({ name: 'F' }, other);
  expect((await a.api.post('/api/v1/leads/merge', { id: left, other_id: theirs })).status).toBe(404);
});

test('counts stay those of the rows through imports, merges and deletions', async () => {
  const before = await file({ name: 'G One' });
  const csv = 'name,phone\nH One,5125550131\nH Two,5125550132';
  await a.api.post('/api/v1/leads/import', { csv });
  await a.api.post('/api/v1/leads/merge', {
    id: before,
    other_id: await file({ name: 'G Two', status: 'lost' }),
    take: ['status'],
  });
  await a.api.del(`/api/v1/leads?id=${await file({ name: 'I', status: 'converted' })}`);
  expect(await asOwner('select * from app.wrong_days()')).toEqual([]);
});
