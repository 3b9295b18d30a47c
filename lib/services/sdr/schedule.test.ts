import { beforeAll, beforeEach, expect, test } from 'vitest';
import { callApp } from '#lib/adapters/db/outside.ts';
import { asOwner } from '#lib/adapters/db/testing/database.ts';
import { systemContext } from '#lib/surfaces/jobs/worker.ts';
import { type Account, type Client, testInstance } from '#lib/surfaces/testing/instance.ts';
import { openSlot, sdrRunJob } from './schedule.ts';
import { pipelineOfAccount } from './testing/pipeline.ts';

let instance: Awaited<ReturnType<typeof testInstance>>;
let on: Account;
let off: Account;
let anyone: Client;

beforeAll(async () => {
  instance = await testInstance();
  anyone = instance.client();
  on = await instance.signUp('Scheduled Works');
  off = await instance.signUp('Idle Works');
  await pipelineOfAccount(on).config();
});
beforeEach(async () => {
  await asOwner('delete from sdr_slots');
  await asOwner("delete from pgboss.job where name = 'sdr.run'");
  delete process.env.CRON_SECRET;
});

const jobs = async () =>
  (
    await asOwner<{ data: { business_id: string; slot: string } }>("select data from pgboss.job where name = 'sdr.run'")
  ).map(({ data }) => data);

test('however many workers open a slot, every business that lets SDR work gets one run', async () => {
  await asOwner("update sdr_config set enabled_at = now() - interval '1 day'");
  const opened = await Promise.all(Array.from({ length: 12 }, (_, i) => openSlot(i % 2 ? 'worker' : 'cron')));
  expect(opened.filter(({ runs }) => runs > 0)).toEqual([{ slot: expect.any(String), runs: 1 }]);
  expect((await jobs()).map(({ business_id }) => business_id)).toEqual([on.business_id]);
});

test('slots begin at every even hour', async () => {
  const open = async (at: string) =>
    (await callApp<{ slot: string; runs: number }>('select * from app.open_sdr_slot($1)', [at]))[0];
  expect(await open('2026-05-01T13:59:59Z')).toMatchObject({ slot: '2026-05-01T12:00:00.000000Z', runs: 1 });
  expect(await open('2026-05-01T12:00:00Z')).toMatchObject({ runs: 0 });
  expect(await open('2026-05-01T14:00:00Z')).toMatchObject({ slot: '2026-05-01T14:00:00.000000Z', runs: 1 });
});

test('a worker does not run in the middle of a slot what has just been switched on; the next slot does', async () => {
  await asOwner('update sdr_config set enabled_at = now()');
  const open = async (at: string) =>
    (await callApp<{ runs: number }>('select runs from app.open_sdr_slot($1, true)', [at]))[0]?.runs;
  expect(await open(new Date().toISOString())).toBe(0);
  expect(await open(new Date(Date.now() + 7_200_000).toISOString())).toBe(1);
});

test('a job that is made again for its slot goes on in the same run', async () => {
  await openSlot('cron');
  const [job] = await jobs();
  if (!job) throw new Error('no job');
  const ctx = systemContext(instance.ports, sdrRunJob.name, [on.business_id]);
  await pipelineOfAccount(on).lead();
  await asOwner(
    'insert into contact_settings (business_id, contact_hours_start, contact_hours_end) values ($1, 0, 1440)',
    [on.business_id],
  );
  await Promise.all([sdrRunJob.run(ctx, job), sdrRunJob.run(ctx, job)]);
  await sdrRunJob.run(ctx, job);
  expect(await asOwner('select 1 from sdr_runs where business_id = $1', [on.business_id])).toHaveLength(1);
  expect(await asOwner('select 1 from calls where business_id = $1', [on.business_id])).toHaveLength(1);
});

test('a business that has switched SDR off since is left alone', async () => {
  await sdrRunJob.run(systemContext(instance.ports, sdrRunJob.name, [off.business_id]), {
    business_id: off.business_id,
  });
  expect(await asOwner('select 1 from sdr_runs where business_id = $1', [off.business_id])).toEqual([]);
});

test('the cron address opens with its secret alone, by GET and POST, and once per slot', async () => {
  const path = '/api/cron/sdr-pipeline';
  expect((await anyone.get(path, { authorization: 'Bearer s3cret' })).status).toBe(403);
  process.env.CRON_SECRET = 's3cret';
  expect((await anyone.get(path)).status).toBe(401);
  expect((await anyone.get(path, { authorization: 'Bearer s3cre' })).status).toBe(401);
  expect((await on.api.get(path)).status).toBe(401);
  expect(await jobs()).toEqual([]);
  const first = await anyone.get(path, { authorization: 'Bearer s3cret' });
  expect(first).toMatchObject({ status: 200, body: { success: true, runs: 1 } });
  const second = await anyone.post(path, {}, { authorization: 'Bearer s3cret' });
  expect(second.body).toMatchObject({ runs: 0 });
  expect(await jobs()).toHaveLength(1);
});
