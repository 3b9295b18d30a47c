import Papa from 'papaparse';
import { beforeAll, expect, test } from 'vitest';
import { asOwner } from '#lib/adapters/db/testing/database.ts';
import type { Context } from '#lib/core/context.ts';
import { Ports } from '#lib/core/port.ts';
import { type Account, testInstance } from '#lib/surfaces/testing/instance.ts';
import { CALL_COLUMNS, exportCalls } from './export.ts';

const MANY = 1_234;
let a: Account;
let ctx: Context;

beforeAll(async () => {
  a = await (await testInstance()).signUp('Exporters');
  await asOwner(
    `insert into calls (id, business_id, agent_id, direction, status, from_number, to_number, conversation_id, carrier, deadline,
       ended_at, duration, summary, created_at)
     select uuidv7(), $1, $2, 'inbound', case when i % 10 = 0 then 'busy' else 'completed' end, '+1512555' || lpad(i::text, 4, '0'),
            '+15125550000', 'conv', 'sandbox', now(), now(), i, '=1+' || i, now() - make_interval(secs => i)
       from generate_series(1, $3) i`,
    [a.business_id, a.agent_id, MANY],
  );
  const principal = { kind: 'system' as const, job: 'test' };
  ctx = { requestId: 'test', principal, businesses: [a.business_id], ip: null, ports: new Ports(), usage: {} };
});

const read = (text: string) =>
  Papa.parse<Record<string, string>>(text.replace(/^\uFEFF/, ''), { header: true, skipEmptyLines: true }).data;

test('holds every call once, newest first, under the documented columns', async () => {
  const rows = read(await (await exportCalls(ctx, {})).text());
  expect(rows.map(({ duration }) => Number(duration))).toEqual(Array.from({ length: MANY }, (_, i) => i + 1));
  expect(Object.keys(rows[0] ?? {})).toEqual(CALL_COLUMNS.map(({ name }) => name));
  expect(rows[0]).toMatchObject({ summary: "'=1+1", from: '+15125550001', tags: '' });
});

test('holds exactly what the list finds', async () => {
  const rows = read(await (await exportCalls(ctx, { status: 'busy' })).text());
  expect(rows).toHaveLength(Math.floor(MANY / 10));
  expect(new Set(rows.map(({ status }) => status))).toEqual(new Set(['busy']));
});

test('reads on only as it is taken', async () => {
  const pieces = (await exportCalls(ctx, {})).pieces[Symbol.asyncIterator]();
  await pieces.next();
  const { value } = await pieces.next();
  expect(read(`id\r\n${value}`)).toHaveLength(500);
  await pieces.return?.();
});

test('refuses in JSON what the list refuses', async () => {
  const answer = await a.api.get('/api/v1/calls/export?status=nonsense');
  expect([answer.status, answer.body.error.code]).toEqual([400, 'validation_error']);
  const foreign = await a.api.get('/api/v1/calls/export?business_id=0199c0de-0000-7000-8000-000000000000');
  expect([foreign.status, foreign.body.error.code]).toEqual([403, 'forbidden']);
});
