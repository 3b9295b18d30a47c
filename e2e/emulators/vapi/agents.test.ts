import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CALM, Chaos } from '#e2e/emulators/kit/chaos.ts';
import { carriersPort } from '#lib/adapters/carrier/port.ts';
import { vapiCarrier } from '#lib/adapters/carrier/vapi/carrier.ts';
import { Vapi } from '#lib/adapters/carrier/vapi/client.ts';
import { vapiFromEnv } from '#lib/adapters/carrier/vapi/env.ts';
import { asOwner } from '#lib/adapters/db/testing/database.ts';
import type { Context } from '#lib/core/context.ts';
import { mirror, mirrorForgottenAgents } from '#lib/services/agents/mirror.ts';
import { removeLeftovers } from '#lib/services/carrier/leftovers.ts';
import { removeOrphans } from '#lib/services/carrier/orphans.ts';
import { sandboxCarrier } from '#lib/services/sandbox/carrier.ts';
import { type Account, type Client, testInstance } from '#lib/surfaces/testing/instance.ts';
import { startVapiEmulator, type VapiEmulator } from './emulator.ts';
import { holdsByThePublishedContract } from './published.ts';

let vapi: VapiEmulator;
let owner: Account;
let stranger: Client;
let system: Context;

beforeAll(async () => {
  vapi = await startVapiEmulator({ pace: 100 });
  const { client, signUp, ports } = await testInstance();
  stranger = client();
  owner = await signUp('Smith Law Firm', { phone_forward_to: '+15125550177' });
  const principal = { kind: 'system', job: 'test' } as const;
  system = { requestId: 'test', principal, businesses: [], ip: null, ports, usage: {} };
  // From here on a carrier is configured.
  const settings = vapiFromEnv({ ...process.env, ...vapi.env }, 'http://127.0.0.1:3000');
  if (!settings) throw new Error('no carrier');
  ports.plug(carriersPort, { live: vapiCarrier(new Vapi(settings)), sandbox: sandboxCarrier });
}, 120_000);
afterAll(() => vapi.close());

const tell = (agentId: string) => mirror({ ...system, businesses: [owner.business_id] }, agentId);
const create = (more: object = {}, headers: Record<string, string> = {}) =>
  owner.api.post(
    '/api/v1/agents',
    { business_id: owner.business_id, name: 'Kai', system_prompt: 'You are Kai.', ...more },
    headers,
  );
const detail = async (id: string) => (await owner.api.get(`/api/v1/agents?id=${id}`)).body;
const namesAtCarrier = () => vapi.account.assistants.all().map(({ name }) => name);

/** The first request is acted on late, and its answer is lost. */
class FirstComesLate extends Chaos {
  asked = 0;
  override request() {
    this.asked += 1;
    return this.asked === 1 ? { latencyMs: 400, failAfter: true } : {};
  }
}

/** Lets the database refuse versions of agents with this name. */
async function breakRows(name: string): Promise<void> {
  await asOwner(`create or replace function break_agents() returns trigger language plpgsql as
    $$ begin if new.snapshot ->> 'name' = '${name}' then raise exception 'broken'; end if; return new; end $$`);
  await asOwner(
    'create or replace trigger broken before insert on agent_versions for each row execute function break_agents()',
  );
}

describe('a new agent', () => {
  test('has a whole mirror at the carrier, also one of the time before there was a carrier', async () => {
    expect((await detail(owner.agent_id)).vapi_assistant_id).toMatch(/^sandbox-/);
    expect(await mirrorForgottenAgents(system)).toBe(1);
    await tell(owner.agent_id);
    const { body } = await create({ name: 'Second', voice: { provider: 'elevenlabs', voiceId: 'abc' } });
    for (const id of [owner.agent_id, body.id]) {
      const { vapi_assistant_id } = await detail(id);
      expect(vapi.account.assistants.get(vapi_assistant_id)).toMatchObject({
        serverMessages: expect.arrayContaining(['end-of-call-report', 'status-update', 'tool-calls']),
        server: { url: 'http://127.0.0.1:3000/api/callbacks/vapi', credentialId: vapi.env.VAPI_WEBHOOK_CREDENTIAL_ID },
        artifactPlan: { recordingFormat: 'wav;l16', structuredOutputs: [{ name: 'kaicalls lead' }] },
        monitorPlan: { controlAuthenticationEnabled: true, listenAuthenticationEnabled: true },
        metadata: { agent_id: id, business_id: owner.business_id },
      });
    }
    expect(vapi.account.assistants.get(body.vapi_assistant_id).voice).toEqual({ provider: '11labs', voiceId: 'abc' });
    const first = vapi.account.assistants.get((await detail(owner.agent_id)).vapi_assistant_id);
    const { tools } = first.model as { tools: { type: string }[] };
    expect(tools.map(({ type }) => type)).toEqual(expect.arrayContaining(['endCall', 'transferCall']));
  });

  test('of a test business never leaves the house', async () => {
    const before = vapi.account.assistants.all().length;
    const { body } = await owner.api.post('/api/v1/sandbox/keys', { business_id: owner.business_id });
    expect(body.key).toMatch(/^kc_test_/);
    expect(vapi.account.assistants.all()).toHaveLength(before);
  });

  test('that the carrier does not take is not made, and says why', async () => {
    const before = namesAtCarrier();
    const { status, body } = await create({ name: 'No', model: { provider: 'openai', model: 'gpt-99' } });
    expect([status, body.error.code]).toEqual([400, 'validation_error']);
    expect(body.error.message).toContain('The carrier says');
    expect(namesAtCarrier()).toEqual(before);
    expect(
      (await owner.api.get('/api/v1/agents?status=all')).body.agents.map(({ name }: { name: string }) => name),
    ).not.toContain('No');
  });

  test('whose row fails leaves nothing at the carrier', async () => {
    await breakRows('Broken');
    const before = namesAtCarrier();
    expect((await create({ name: 'Broken' })).status).toBe(500);
    expect(
      vapi.server.requests.some(
        ({ route, body }) => route === 'POST /assistant' && JSON.stringify(body).includes('"Broken"'),
      ),
    ).toBe(true);
    expect(namesAtCarrier()).toEqual(before);
    expect(await asOwner(`select from agents where name = 'Broken'`)).toEqual([]);
  });

  test('of a signup comes with its number, or nothing of the account does', async () => {
    await breakRows('Kai - Broken Co');
    const form = { password: 'a long password', phone_forward_to: '+15125550179' };
    const signUp = (business_name: string, email: string) =>
      stranger.post('/api/v1/signup', { ...form, business_name, email });
    const before = [namesAtCarrier(), vapi.account.numbers.all().length];
    expect((await signUp('Broken Co', 'broken@example.com')).status).toBe(500);
    expect([namesAtCarrier(), vapi.account.numbers.all().length]).toEqual(before);
    const { status, body } = await signUp('Whole Co', 'whole@example.com');
    expect(status).toBe(201);
    expect(vapi.account.numbers.all().find(({ number }) => number === body.phone_number)).toMatchObject({
      fallbackDestination: { number: '+15125550179' },
    });
    expect(namesAtCarrier()).toContain('Kai - Whole Co');
  });

  test('is made once for one request, however often it comes', async () => {
    const key = { 'idempotency-key': 'one-agent' };
    const [first, again] = [await create({ name: 'Once' }, key), await create({ name: 'Once' }, key)];
    expect(again.body).toEqual(first.body);
    expect(namesAtCarrier().filter((name) => name === 'Once')).toHaveLength(1);
  });
});

describe('what a lost answer leaves', () => {
  test('is an orphan, and is swept once it is old; nobody else’s goes', async () => {
    vapi.server.chaos = new Chaos(1, { failAfter: 1 });
    const { status, body } = await create({ name: 'Lost' });
    vapi.server.chaos = CALM;
    expect([status, body.error.code]).toEqual([503, 'provider_unavailable']);
    expect(namesAtCarrier()).toContain('Lost');
    const ours = vapi.account.assistants.all().find(({ name }) => name === 'Lost')?.metadata as object;
    vapi.account.assistants.create({ name: 'A stranger' });
    vapi.account.assistants.create({ name: 'A neighbour', metadata: { ...ours, instance: 'another' } });
    expect(await removeOrphans(system)).toBe(0); // young: it may still be being made
    const later = Date.now() + 16 * 60_000;
    await create({ name: 'Kept' });
    expect(await removeOrphans(system, later)).toBe(1);
    expect(namesAtCarrier()).not.toContain('Lost');
    expect(namesAtCarrier()).toEqual(expect.arrayContaining(['A stranger', 'A neighbour', 'Kept']));
    const agents = await asOwner<{ id: string }>(
      `select assistant_id as id from agents where assistant_id not like 'sandbox-%'`,
    );
    for (const { id } of agents) expect(vapi.account.assistants.find(id)).toBeDefined();
  });
});

describe('a changed agent', () => {
  test('is told whole, and the newest last, whatever order the jobs come in', async () => {
    const { body } = await create({ name: 'Changing' });
    const change = (n: number) => owner.api.patch('/api/v1/agents', { id: body.id, inbound_prompt: `Prompt ${n}.` });
    vapi.server.chaos = new Chaos(7, { latency: 1, latencyMs: 150 });
    const told: Promise<void>[] = [];
    for (let n = 1; n <= 6; n += 1) {
      await change(n);
      told.push(tell(body.id));
    }
    await Promise.all(told.reverse());
    vapi.server.chaos = CALM;
    const mirrored = vapi.account.assistants.get(body.vapi_assistant_id);
    expect(mirrored.model).toMatchObject({ messages: [{ content: 'Prompt 6.' }], model: 'gpt-4.1' });
    expect(mirrored.artifactPlan).toMatchObject({ structuredOutputs: [{ name: 'kaicalls lead' }] });
    expect((await detail(body.id)).carrier).toEqual({ state: 'current', problem: null });
    // What is told already is not told again.
    const before = vapi.server.requests.length;
    await tell(body.id);
    expect(vapi.server.requests).toHaveLength(before);
  });

  test('is not left at an older telling that came late and was lost', async () => {
    const { body } = await create({ name: 'Late' });
    const change = (n: number) => owner.api.patch('/api/v1/agents', { id: body.id, inbound_prompt: `Prompt ${n}.` });
    vapi.server.chaos = new FirstComesLate(1, {});
    await change(1);
    const lost = tell(body.id);
    await expect.poll(() => (vapi.server.chaos as FirstComesLate).asked).toBe(1);
    await change(2);
    await tell(body.id);
    await expect(lost).rejects.toThrow();
    await tell(body.id); // as the queue does after a throw
    vapi.server.chaos = CALM;
    const { model } = vapi.account.assistants.get(body.vapi_assistant_id);
    expect(model).toMatchObject({ messages: [{ content: 'Prompt 2.' }] });
  });

  test('that the carrier does not take says so until it is put right', async () => {
    const { body } = await create({ name: 'Refused' });
    await owner.api.patch('/api/v1/agents', { id: body.id, model: { model: 'gpt-99' } });
    expect((await detail(body.id)).carrier.state).toBe('pending');
    await tell(body.id);
    const { carrier, model } = await detail(body.id);
    expect(model.model).toBe('gpt-99');
    expect(carrier).toEqual({ state: 'refused', problem: expect.stringContaining('model') });
    await owner.api.patch('/api/v1/agents', { id: body.id, model: { model: 'gpt-4.1' } });
    await tell(body.id);
    expect((await detail(body.id)).carrier).toEqual({ state: 'current', problem: null });
  });

  test('puts callers through to where its number is forwarded now', async () => {
    const { numbers } = (await owner.api.get('/api/v1/numbers')).body;
    await owner.api.patch('/api/v1/numbers', { id: numbers[0].id, forward_to: '+15125550188' });
    await tell(owner.agent_id);
    const { vapi_assistant_id } = await detail(owner.agent_id);
    expect(JSON.stringify(vapi.account.assistants.get(vapi_assistant_id).model)).toContain('+15125550188');
  });

  test('that the carrier has lost is made anew', async () => {
    const { body } = await create({ name: 'Gone' });
    vapi.account.assistants.delete(body.vapi_assistant_id);
    await owner.api.patch('/api/v1/agents', { id: body.id, first_message: 'Hello again.' });
    await tell(body.id);
    const { vapi_assistant_id } = await detail(body.id);
    expect(vapi_assistant_id).not.toBe(body.vapi_assistant_id);
    expect(vapi.account.assistants.get(vapi_assistant_id).firstMessage).toBe('Hello again.');
  });
});

describe('what is deleted here', () => {
  test('goes at the carrier too, however its row went', async () => {
    const { body } = await create({ name: 'Deleted' });
    await asOwner('delete from agents where id = $1', [body.id]);
    vapi.server.chaos = new Chaos(1, { tooMany: 1 });
    expect(await removeLeftovers(system)).toBe(0);
    vapi.server.chaos = CALM;
    await asOwner(`update carrier_leftovers set next_attempt_at = now()`);
    expect(await removeLeftovers(system)).toBe(1);
    expect(namesAtCarrier()).not.toContain('Deleted');
    expect(await asOwner('select from carrier_leftovers')).toEqual([]);
  });
});

holdsByThePublishedContract(() => vapi);
