import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CALM, Chaos } from '#e2e/emulators/kit/chaos.ts';
import { asOwner } from '#lib/adapters/db/testing/database.ts';
import type { Context } from '#lib/core/context.ts';
import { removeLeftovers } from '#lib/services/carrier/leftovers.ts';
import { removeOrphans } from '#lib/services/carrier/orphans.ts';
import { offerTrunks } from '#lib/services/trunks/offer.ts';
import { log } from '#lib/surfaces/http/log.ts';
import { systemContext } from '#lib/surfaces/jobs/worker.ts';
import { type Account, eventually, testInstance } from '#lib/surfaces/testing/instance.ts';
import { startVapiEmulator, type VapiEmulator } from './emulator.ts';
import { holdsByThePublishedContract } from './published.ts';

const PASSWORD = 'pbx-secret-17';

let vapi: VapiEmulator;
let owner: Account;
let system: Context;
/** Everything that was answered or logged. */
const told: string[] = [];

beforeAll(async () => {
  vapi = await startVapiEmulator({ pace: 100 });
  Object.assign(process.env, vapi.env);
  const { signUp, ports } = await testInstance({ worker: true });
  owner = await signUp('Smith Law Firm');
  system = systemContext(ports, 'test', []);
  for (const level of ['info', 'warn', 'error'] as const) {
    const write = log[level].bind(log) as (...said: unknown[]) => void;
    log[level] = ((...said: unknown[]) => {
      told.push(JSON.stringify(said));
      write(...said);
    }) as (typeof log)[typeof level];
  }
}, 120_000);
afterAll(() => vapi.close());

/** Numbers are made, and the answer is an error. */
class FailsAfter extends Chaos {
  override request = (route: string) => (route === 'POST /phone-number' ? { failAfter: true } : {});
}

const TRUNK = { name: 'Office PBX', host: '203.0.113.7', username: 'kai', password: PASSWORD };
const add = async (more: object = {}, headers: Record<string, string> = {}) => {
  const reply = await owner.api.post('/api/v1/trunks', { business_id: owner.business_id, ...TRUNK, ...more }, headers);
  told.push(JSON.stringify(reply.body));
  return reply;
};
const listed = async () => {
  const { body } = await owner.api.get('/api/v1/trunks');
  told.push(JSON.stringify(body));
  return body.trunks;
};
const credential = (name: string) =>
  vapi.account.credentials.all().find((one) => String(one.name).startsWith(`${name} [`));
const ofTrunks = () => vapi.account.numbers.all().filter(({ provider }) => provider === 'byo-phone-number');

describe('a trunk', () => {
  test('is a credential and a number at the carrier, and calls go out by it', async () => {
    const { status, body: trunk } = await add({ caller_id: '1001' });
    expect([status, trunk]).toEqual([201, expect.objectContaining({ port: 5060, active: true, ready: true })]);
    const [made] = vapi.account.credentials.all();
    expect(made).toMatchObject({
      provider: 'byo-sip-trunk',
      gateways: [{ ip: '203.0.113.7', port: 5060, netmask: 32, inboundEnabled: true, outboundProtocol: 'udp' }],
      outboundAuthenticationPlan: { authUsername: 'kai', authPassword: PASSWORD },
    });
    const [number] = ofTrunks();
    expect(number).toMatchObject({ credentialId: made?.id, number: '1001', numberE164CheckEnabled: false });
    const placed = await owner.api.post('/api/v1/calls', {
      agent_id: owner.agent_id,
      to: 'sip:1001@sip.example.com',
      trunk_id: trunk.id,
    });
    expect(placed.status).toBe(201);
    const sent = await eventually(async () => vapi.server.requests.find(({ route }) => route === 'POST /call'));
    expect(sent.body).toMatchObject({ phoneNumberId: number?.id, customer: { sipUri: 'sip:1001@sip.example.com' } });
    expect((await owner.api.get(`/api/v1/calls?id=${placed.body.id}`)).body.trunk_id).toBe(trunk.id);
  });

  test('that a host name serves only takes calls out', async () => {
    await add({ name: 'By name', host: 'sip.example.com', transport: 'tls' });
    expect(credential('By name')?.gateways).toMatchObject([
      { ip: 'sip.example.com', port: 5061, inboundEnabled: false },
    ]);
  });

  test('changes at the carrier first: what that does not take changes nothing', async () => {
    const { body: trunk } = await add({ name: 'Changing' });
    const change = (more: object) => owner.api.patch('/api/v1/trunks', { id: trunk.id, ...more });
    expect((await change({ host: '203.0.113.8', password: 'another-secret-18' })).body.host).toBe('203.0.113.8');
    expect(credential('Changing')).toMatchObject({
      gateways: [{ ip: '203.0.113.8' }],
      outboundAuthenticationPlan: { authPassword: 'another-secret-18' },
    });
    vapi.server.chaos = new Chaos(1, { tooMany: 1 });
    expect((await change({ host: '203.0.113.9' })).status).toBe(503);
    vapi.server.chaos = CALM;
    expect((await listed()).find(({ id }: { id: string }) => id === trunk.id).host).toBe('203.0.113.8');
    const off = await change({ active: false });
    expect(off.body.active).toBe(false);
    const refused = await owner.api.post('/api/v1/calls', {
      agent_id: owner.agent_id,
      to: '+15125551234',
      trunk_id: trunk.id,
    });
    expect([refused.status, refused.body.error.code]).toEqual([400, 'invalid_request']);
  });

  test('that cannot be made leaves nothing, here or there', async () => {
    const [rows, credentials] = [(await listed()).length, vapi.account.credentials.all().length];
    // The carrier takes the credential, and not the number.
    const taken = ofTrunks().find(({ number }) => number === '1001');
    expect(taken).toBeDefined();
    const { status, body } = await add({ name: 'Taken', caller_id: '1001' });
    expect([status, body.error.code]).toEqual([400, 'validation_error']);
    expect(vapi.account.credentials.all()).toHaveLength(credentials);
    // It is made there, and cannot be written down here.
    await asOwner(`create or replace function break_trunks() returns trigger language plpgsql as
      $$ begin if new.name = 'Broken' then raise exception 'broken'; end if; return new; end $$`);
    await asOwner('create trigger broken before update on trunks for each row execute function break_trunks()');
    expect((await add({ name: 'Broken' })).status).toBe(500);
    expect(vapi.server.requests.some(({ body: sent }) => JSON.stringify(sent ?? '').includes('Broken'))).toBe(true);
    expect(vapi.account.credentials.all()).toHaveLength(credentials);
    expect(ofTrunks().some(({ name }) => name === 'Broken')).toBe(false);
    expect(await listed()).toHaveLength(rows);
  });

  test('is made once for one request, and goes on where an attempt was lost', async () => {
    const key = { 'idempotency-key': 'one-trunk' };
    const [first, again] = [await add({ name: 'Once' }, key), await add({ name: 'Once' }, key)];
    expect(again.body).toEqual(first.body);
    expect(vapi.account.credentials.all().filter(({ name }) => String(name).startsWith('Once ['))).toHaveLength(1);
  });

  test('made while everything was simulated is ready no more, and is offered to the carrier', async () => {
    const { body: trunk } = await add({ name: 'Simulated' });
    const isReady = async () => (await listed()).find(({ id }: { id: string }) => id === trunk.id)?.ready;
    const made = vapi.account.credentials.all().at(-1)?.id;
    vapi.account.numbers.delete(ofTrunks().find(({ credentialId }) => credentialId === made)?.id);
    vapi.account.credentials.delete(made);
    await asOwner(
      `update trunks set credential_id = 'sandbox-trunk-1', carrier_number_id = 'sandbox-number-1',
         created_at = now() - interval '1 hour' where id = $1`,
      [trunk.id],
    );
    vapi.server.chaos = new Chaos(1, { tooMany: 1 });
    expect([await offerTrunks(system), await isReady()]).toEqual([0, false]);
    vapi.server.chaos = CALM;
    expect(await offerTrunks(system)).toBe(0); // once an hour
    await asOwner('update trunks set offered_at = null where id = $1', [trunk.id]);
    expect([await offerTrunks(system), await isReady()]).toEqual([1, true]);
    const [row] = await asOwner<{ credential_id: string }>('select credential_id from trunks where id = $1', [
      trunk.id,
    ]);
    expect(vapi.account.credentials.find(row?.credential_id)).toMatchObject({
      outboundAuthenticationPlan: { authPassword: PASSWORD },
    });
  });

  test('that a crash left at the carrier is swept, its number first; evals too, and nobody else’s', async () => {
    // Its answer is lost, and it is taken away at once.
    vapi.server.chaos = new FailsAfter(1, {});
    const before = ofTrunks().length;
    expect((await add({ name: 'Lost' })).status).toBe(503);
    vapi.server.chaos = CALM;
    expect([credential('Lost'), ofTrunks().length]).toEqual([undefined, before]);
    // Killed where it could take nothing away.
    const lost = vapi.account.credentials.create({ ...credential('Once') });
    vapi.account.numbers.create({ ...ofTrunks()[0], number: '1099', credentialId: lost.id });
    const { body: scenario } = await owner.api.post('/api/v1/evals', {
      agent_id: owner.agent_id,
      business_id: owner.business_id,
      name: 'Kept',
      messages: [
        { role: 'user', content: 'Hi' },
        { role: 'assistant', judgePlan: { type: 'exact', content: 'Hi' } },
      ],
    });
    const orphan = vapi.account.evals.create({ ...vapi.account.evals.get(scenario.vapi_eval_id) });
    vapi.account.evals.create({ name: 'A stranger', description: 'Of [another]' });
    const stranger = vapi.account.credentials.create({ provider: 'byo-sip-trunk', name: 'A stranger' });
    const [evals, trunks, numbers] = [vapi.account.evals.all(), vapi.account.credentials.all(), ofTrunks()];
    expect(await removeOrphans(system)).toBe(0);
    expect(await removeOrphans(system, Date.now() + 8 * 24 * 3_600_000)).toBe(0);
    expect(await removeOrphans(system, Date.now() + 16 * 60_000)).toBe(2);
    expect(vapi.account.evals.all()).toEqual(evals.filter(({ id }) => id !== orphan.id));
    expect(vapi.account.credentials.all()).toEqual(trunks.filter(({ id }) => id !== lost.id));
    expect(ofTrunks()).toEqual(numbers.filter(({ number }) => number !== '1099'));
    vapi.account.credentials.delete(stranger.id);
  });

  test('that is removed goes at the carrier too; its calls stay', async () => {
    for (const { id } of await listed()) await owner.api.del(`/api/v1/trunks?id=${id}`);
    expect(await listed()).toEqual([]);
    await eventually(async () => {
      await asOwner('update carrier_leftovers set next_attempt_at = now()');
      await removeLeftovers(system);
      return vapi.account.credentials.all().length + ofTrunks().length === 0;
    });
    expect((await owner.api.get('/api/v1/calls')).body.calls).not.toEqual([]);
  });

  test('has its password in no answer, no log, and no row', async () => {
    const audit = await asOwner<{ text: string }>('select row_to_json(a)::text as text from audit_log a');
    const rows = await asOwner<{ text: string }>(`select row_to_json(t)::text as text from trunks t`);
    expect(audit.some(({ text }) => text.includes('trunk.created'))).toBe(true);
    for (const text of [...told, ...audit.map((row) => row.text), ...rows.map((row) => row.text)]) {
      expect(text).not.toMatch(/(pbx|another)-secret-1[78]/);
    }
  });
});

holdsByThePublishedContract(() => vapi);
