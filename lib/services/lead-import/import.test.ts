import fc from 'fast-check';
import Papa from 'papaparse';
import { beforeAll, describe, expect, test } from 'vitest';
import { asOwner } from '#lib/adapters/db/testing/database.ts';
import { type Account, testInstance } from '#lib/surfaces/testing/instance.ts';
import { readRows } from './rows.ts';

let a: Account;
let other: Account;
beforeAll(async () => {
  const instance = await testInstance();
  a = await instance.signUp('Importer');
  other = await instance.signUp('Importer Two');
});
const send = async (csv: string, more: object = {}) =>
  (await a.api.post('/api/v1/leads/import', { csv, ...more })).body;
const leads = async () =>
  asOwner<{ name: string; phone: string | null; email: string | null; source: string }>(
    'select name, phone, email, source, status from leads where business_id = $1 order by id',
    [a.business_id],
  );

describe('a file', () => {
  const words = fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 20 })
    .filter((text) => text.trim() !== '' && !text.includes('\0'));
  test('is read as it was written, whatever stands in its cells', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(words, words), { minLength: 1, maxLength: 8 }),
        fc.constantFrom(',', ';', '\t'),
        async (people, delimiter) => {
          const csv = Papa.unparse([['name', 'message'], ...people], { delimiter, quotes: true });
          const { rows, problems } = await readRows(csv, undefined, 'US');
          expect(problems).toEqual([]);
          const guard = /^'(?=[=+\-@\t\r])/;
          expect(rows.map(({ fields }) => [fields.name, fields.message])).toEqual(
            people.map(([name, message]) => [name.trim().replace(guard, '').trim(), message.trim().replace(guard, '')]),
          );
        },
      ),
    );
  });

  test('that no spreadsheet has written is refused or read, and never fails', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 100 }), async (csv) => {
        try {
          const { rows, problems } = await readRows(csv, { name: 'name' }, 'US');
          expect(rows.length + problems.length).toBeGreaterThan(0);
        } catch (error) {
          expect(error).toMatchObject({ code: 'validation_error' });
        }
      }),
    );
  });
});

test('tells first what would come of it, and then does exactly that', async () => {
  await a.api.post('/api/v1/leads', { name: 'Known', phone: '+15125550171' });
  await a.api.post('/api/v1/leads', { name: 'Mail Only', email: 'mail@example.com' });
  const csv = [
    'Full name;Cell;E-mail;Stage',
    'Maria Garcia;(512) 555-0170;maria@example.com;Qualified',
    'Known Better;512.555.0171;known@example.com;',
    'Maria Again;+1 512 555 0170;;',
    'Bad Number;12;;',
    'Bad Mail;;nobody;',
    ';;;',
    ';;;Lost',
    'Mail Person;512-555-0172;MAIL@example.com;',
    'Bad Stage;512-555-0173;;later',
  ].join('\n');
  const mapping = { name: 'Full name', phone: 'Cell', email: 'E-mail', status: 'Stage' };
  const before = await leads();
  const dry = await send(csv, { mapping, dry_run: true });
  expect(dry).toMatchObject({ rows: 8, created: 1, updated: 2, duplicates: 1, invalid: 4 });
  expect(
    dry.problems.map(({ row, kind, field }: { row: number; kind: string; field: string }) => [row, kind, field]),
  ).toEqual([
    [4, 'duplicate', null],
    [5, 'invalid', 'phone'],
    [6, 'invalid', 'email'],
    [8, 'invalid', null],
    [10, 'invalid', 'status'],
  ]);
  expect(await leads()).toEqual(before);
  const done = await send(csv, { mapping });
  expect(done).toEqual({ ...dry, dry_run: false });
  expect(await leads()).toEqual([
    { name: 'Known Better', phone: '+15125550171', email: 'known@example.com', source: 'api', status: 'new' },
    { name: 'Mail Person', phone: '+15125550172', email: 'mail@example.com', source: 'api', status: 'new' },
    { name: 'Maria Garcia', phone: '+15125550170', email: 'maria@example.com', source: 'import', status: 'qualified' },
  ]);
  const again = await send(csv, { mapping });
  expect(again).toMatchObject({ created: 0, updated: 3 });
});

test('contacts nobody: the pipeline leaves new leads alone, and no webhook is told', async () => {
  await send('name,phone\nPaused Person,5125550180');
  await send('name,phone\nFree Person,5125550181', { pipeline: true });
  const rows = await asOwner(
    `select l.name, s.paused_at is not null as paused from leads l left join sdr_leads s on s.lead_id = l.id
      where l.business_id = $1 and l.name like '%Person' and l.phone like '+151255501%8%' order by 1`,
    [a.business_id],
  );
  expect(rows).toEqual([
    { name: 'Free Person', paused: false },
    { name: 'Paused Person', paused: true },
  ]);
  const told = await asOwner(
    `select 1 from events where business_id = $1 and type = 'lead.created' and data ->> 'source' = 'import'`,
    [a.business_id],
  );
  expect(told).toEqual([]);
});

test('sent twice with one key is done once; another business has its own leads', async () => {
  const headers = { 'idempotency-key': 'one import' };
  const body = { csv: 'name,phone\nOnce,5125550190' };
  const [one, two] = await Promise.all([1, 2].map(() => other.api.post('/api/v1/leads/import', body, headers)));
  expect(one?.body).toEqual(two?.body);
  expect(one?.body.created).toBe(1);
  expect((await send('name,phone\nMine,5125550190')).created).toBe(1);
});

test('while somebody files the same people, everybody ends as one lead', async () => {
  const people = Array.from({ length: 40 }, (_, i) => `+1512555${2000 + i}`);
  const csv = ['phone', ...people].join('\n');
  const filed = people.map((phone) => a.api.post('/api/v1/leads', { phone }));
  const [told] = await Promise.all([send(csv), send(csv), ...filed]);
  expect(told.created + told.updated).toBe(40);
  expect((await leads()).filter(({ phone }) => phone && people.includes(phone))).toHaveLength(40);
});

test.each([
  ['name', { csv: 'name' }, 'csv'],
  ['a column that is not there', { csv: 'name\nAda', mapping: { phone: 'Cell' } }, 'mapping.phone'],
  ['no column that names anybody', { csv: 'colour\nred' }, 'mapping'],
])('refuses %s', async (_, body, field) => {
  const { status, body: told } = await a.api.post('/api/v1/leads/import', body);
  expect([status, told.error.details[0].field]).toEqual([400, field]);
});

test('what was exported can be imported', async () => {
  const instanceFile = 'id,created_at,name,phone,score\nx,2026-01-01T00:00:00Z,"\'=SUM(1)",+15125550199,70\n';
  expect(await send(`\uFEFF${instanceFile}`)).toMatchObject({ created: 1, invalid: 0 });
  expect((await leads()).at(-1)).toMatchObject({ name: '=SUM(1)', phone: '+15125550199' });
});
