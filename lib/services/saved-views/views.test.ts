import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { asOwner } from '#lib/adapters/db/testing/database.ts';
import type { Context } from '#lib/core/context.ts';
import { Ports } from '#lib/core/port.ts';
import { testInstance } from '#lib/surfaces/testing/instance.ts';
import { MOST_VIEWS } from './schema.ts';
import { createView, deleteView, listViews, updateView } from './service.ts';

let business: string;
let ann: Context;
let ben: Context;

beforeAll(async () => {
  const instance = await testInstance();
  business = (await instance.signUp('Viewers')).business_id;
  const other = (await instance.signUp('Second')).business_id;
  const account = async (id: string) =>
    (await asOwner<{ account_id: string }>('select account_id from memberships where business_id = $1', [id]))[0]
      ?.account_id ?? '';
  const as = (accountId: string): Context => ({
    requestId: 'test',
    principal: { kind: 'session', id: randomUUID(), accountId, email: '', roles: new Map([[business, 'viewer']]) },
    businesses: [business],
    ip: null,
    ports: new Ports(),
    usage: {},
  });
  ann = as(await account(business));
  ben = as(await account(other));
});

const made = (ctx: Context, name: string) => createView(ctx, { page: 'calls', name, query: 'status=failed' });
const names = async (ctx: Context, page: 'calls' | 'leads' = 'calls') =>
  (await listViews(ctx, { page })).map(({ name }) => name);

test('each person keeps views of their own, also in one business', async () => {
  const view = await made(ann, 'Failed');
  await made(ben, 'Mine');
  expect([await names(ann), await names(ben), await names(ann, 'leads')]).toEqual([['Failed'], ['Mine'], []]);
  await expect(updateView(ben, { id: view.id, name: 'Taken' })).rejects.toMatchObject({ code: 'not_found' });
  await expect(deleteView(ben, view.id)).rejects.toMatchObject({ code: 'not_found' });
  expect(await names(ann)).toEqual(['Failed']);
});

test('a view is renamed, changed and deleted', async () => {
  const { id } = await made(ann, 'Draft');
  expect(await updateView(ann, { id, name: 'Final' })).toMatchObject({ name: 'Final', query: 'status=failed' });
  expect(await updateView(ann, { id, query: '' })).toMatchObject({ name: 'Final', query: '' });
  await deleteView(ann, id);
  await expect(deleteView(ann, id)).rejects.toMatchObject({ code: 'not_found' });
});

test('there is an end to them', async () => {
  const kept = (await names(ann)).length;
  for (let i = kept; i < MOST_VIEWS; i++) await made(ann, `View ${i}`);
  await expect(made(ann, 'One more')).rejects.toMatchObject({ code: 'conflict' });
  await createView(ann, { page: 'leads', name: 'Elsewhere', query: '' });
});
