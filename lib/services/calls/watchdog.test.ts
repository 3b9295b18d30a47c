import { beforeAll, expect, test } from 'vitest';
import { asOwner } from '#lib/adapters/db/testing/database.ts';
import type { Context } from '#lib/core/context.ts';
import { systemContext } from '#lib/surfaces/jobs/worker.ts';
import { type Account, testInstance } from '#lib/surfaces/testing/instance.ts';
import { announceForgottenCalls, closeOverdueCalls } from './watchdog.ts';

// No worker runs here: what a job would do is done by hand.

let account: Account;
let system: Context;

beforeAll(async () => {
  const instance = await testInstance();
  account = await instance.signUp('Smith Law Firm');
  system = systemContext(instance.ports, 'watchdog', []);
});

async function place(): Promise<string> {
  const { body } = await account.api.post('/api/v1/calls', { agent_id: account.agent_id, to: '+15125550171' });
  return body.id;
}

const overdue = (id: string, change = '') =>
  asOwner(`update calls set deadline = now() - interval '1 second' ${change} where id = $1`, [id]);

test.each([
  ['nobody asked the carrier for', '', 'never-dialled'],
  ['the carrier was asked for, and that never rang,', ', attempted_at = now()', 'carrier-lost-the-call'],
])('a call that %s ends failed, and says so', async (_, change, ended_reason) => {
  const id = await place();
  await overdue(id, change);
  expect(await closeOverdueCalls(system)).toBe(1);
  expect(await closeOverdueCalls(system)).toBe(0);
  const { body } = await account.api.get(`/api/v1/calls?id=${id}`);
  expect(body).toMatchObject({ status: 'failed', ended_reason, reconciled: true });
});

test('a call whose recording was lost for good is told without it, and the recording is made after all', async () => {
  const id = await place();
  await asOwner(
    `update calls set status = 'completed', ended_at = now() - interval '3 minutes', concluded_at = now(), recording = 'pending'
      where id = $1`,
    [id],
  );
  await asOwner('delete from pgboss.job');
  await announceForgottenCalls(system);
  await announceForgottenCalls(system);
  const told = await asOwner(
    `select data ->> 'recording_url' as url from events where type = 'call.completed' and subject_id = $1`,
    [id],
  );
  expect(told).toEqual([{ url: null }]);
  expect(await asOwner(`select data ->> 'call_id' as id from pgboss.job where name = 'calls.record'`)).toEqual([
    { id },
  ]);
});
