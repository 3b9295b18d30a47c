import Papa from 'papaparse';
import { beforeAll, expect, test } from 'vitest';
import { asOwner } from '#lib/adapters/db/testing/database.ts';
import { Ports } from '#lib/core/port.ts';
import { type Account, testInstance } from '#lib/surfaces/testing/instance.ts';
import { exportLeads } from './export.ts';
import { ExportLeadsInput } from './schema.ts';

let a: Account;
let other: Account;
const found = async (query: string): Promise<string[]> =>
  (await a.api.get(`/api/v1/leads?${query}`)).body.leads.map(({ name }: { name: string }) => name);

beforeAll(async () => {
  const instance = await testInstance();
  a = await instance.signUp('Filtered');
  other = await instance.signUp('Other');
  const leads = [
    { name: 'Maria Garcia', phone: '+15125550161', source: 'website' },
    { name: 'Gary Mars', email: 'gary_100@example.com' },
    { name: 'Ann Lee', phone: '+15125550162', email: 'ann@example.com', status: 'qualified' },
  ];
  for (const lead of leads) await a.api.post('/api/v1/leads', lead);
  await other.api.post('/api/v1/leads', { name: 'Maria Elsewhere', phone: '+15125550163' });
});

test.each([
  ['maria', ['Maria Garcia']],
  ['GAR', ['Gary Mars', 'Maria Garcia']],
  ['garcia mar', ['Maria Garcia']],
  ['(512) 555-0162', ['Ann Lee']],
  ['ann@', ['Ann Lee']],
  ['y_100@', ['Gary Mars']],
  ['y_1_0', []],
  ['%', []],
  ["' or 1=1 --", []],
])('the search for %s finds %j', async (search, names) => {
  expect(await found(new URLSearchParams({ search }).toString())).toEqual(names);
});

test('filters work together, and counts are those of the list', async () => {
  expect(await found('search=ar&source=website')).toEqual(['Maria Garcia']);
  expect(await found('score=none')).toHaveLength(3);
  expect(await found('score=hot')).toEqual([]);
  expect(await found('date_to=2020-01-01')).toEqual([]);
  const count = async (query: string) => (await a.api.get(`/api/v1/leads/count?${query}`)).body;
  expect(await count('')).toEqual({
    total: 3,
    by_status: { new: 2, contacted: 0, qualified: 1, converted: 0, lost: 0 },
  });
  expect((await count('search=ar')).total).toBe(2);
  expect((await count('search=ar&source=website')).by_status.new).toBe(1);
});

test('the highest score comes first, those without one last, page by page, also of a search', async () => {
  const scores = { 'Maria Garcia': 35, 'Ann Lee': 90 };
  for (const [name, score] of Object.entries(scores))
    await asOwner('update leads set score = $1 where business_id = $2 and name = $3', [score, a.business_id, name]);
  expect(await found('sort=score')).toEqual(['Ann Lee', 'Maria Garcia', 'Gary Mars']);
  expect(await found('sort=score&search=ar')).toEqual(['Maria Garcia', 'Gary Mars']);
  const first = (await a.api.get('/api/v1/leads?sort=score&search=ar&limit=1')).body;
  expect(await found(`sort=score&search=ar&limit=1&after=${first.next_cursor}`)).toEqual(['Gary Mars']);
  expect((await a.api.get(`/api/v1/leads?sort=score&after=${first.leads[0].created_at}`)).status).toBe(400);
});

test('some are found by their ids and filed by them, those of others never', async () => {
  const { leads } = (await a.api.get('/api/v1/leads')).body;
  const theirs = (await other.api.get('/api/v1/leads')).body.leads[0];
  const ids = [leads[0], leads[2], theirs].map(({ id }) => id).join();
  expect(await found(`ids=${ids}`)).toEqual([leads[0].name, leads[2].name]);
  const principal = { kind: 'system' as const, job: 'test' };
  const ctx = { requestId: 'test', principal, businesses: [a.business_id], ip: null, ports: new Ports(), usage: {} };
  const file = await (await exportLeads(ctx, ExportLeadsInput.parse({ ids }))).text();
  const { data } = Papa.parse<{ name: string }>(file, { header: true, skipEmptyLines: true });
  expect(data.map(({ name }) => name)).toEqual([leads[0].name, leads[2].name]);
  expect((await a.api.get('/api/v1/leads?ids=x')).status).toBe(400);
});

test('pages of a search follow one another without a gap', async () => {
  const first = (await a.api.get('/api/v1/leads?search=ar&limit=1')).body;
  const second = (await a.api.get(`/api/v1/leads?search=ar&limit=1&after=${first.next_cursor}`)).body;
  expect([first.leads[0].name, second.leads[0].name]).toEqual(['Gary Mars', 'Maria Garcia']);
  expect([first.has_more, second.has_more]).toEqual([true, false]);
});

test('a lead that is deleted is gone, with its notes, and its calls stay', async () => {
  const { id } = (await a.api.post('/api/v1/leads', { name: 'Going Away' })).body;
  await a.api.post('/api/v1/leads/notes', { lead_id: id, body: 'A note' });
  expect((await other.api.del(`/api/v1/leads?id=${id}`)).status).toBe(404);
  expect((await a.api.del(`/api/v1/leads?id=${id}`)).body).toEqual({ success: true });
  expect((await a.api.get(`/api/v1/leads?id=${id}`)).status).toBe(404);
  const { entries } = (await a.api.get('/api/v1/audit?action=lead.deleted')).body;
  expect(entries[0]).toMatchObject({ subject_id: id, before: { status: 'new', source: 'api' } });
  expect(JSON.stringify(entries)).not.toContain('Going');
});
