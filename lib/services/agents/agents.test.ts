import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { asOwner } from '#lib/adapters/db/testing/database.ts';
import { type Account, eventually, testInstance } from '#lib/surfaces/testing/instance.ts';

let instance: Awaited<ReturnType<typeof testInstance>>;
let account: Account;
beforeAll(async () => {
  instance = await testInstance({ worker: true });
  account = await instance.signUp('Acme Contractors');
}, 60_000);

/** A new agent of the account. */
async function newAgent(): Promise<string> {
  const { body } = await account.api.post('/api/v1/agents', {
    business_id: account.business_id,
    name: 'Kai',
    system_prompt: 'Be kind. Ask for a name.',
  });
  return body.id;
}
const patch = (id: string, change: object) => account.api.patch('/api/v1/agents', { id, ...change });
const detail = async (id: string) => (await account.api.get(`/api/v1/agents?id=${id}`)).body;
const versions = async (id: string) => (await account.api.get(`/api/v1/agents/versions?agent_id=${id}`)).body.versions;
const version = async (id: string, n: number) =>
  (await account.api.get(`/api/v1/agents/versions?agent_id=${id}&version=${n}`)).body;
const audited = async (id: string) => (await account.api.get(`/api/v1/audit?subject_id=${id}`)).body.entries;
const mails = (subject: string) =>
  readdirSync(join(instance.dataDir, 'outbox'))
    .filter((file) => file.endsWith('.json'))
    .map((file) => JSON.parse(readFileSync(join(instance.dataDir, 'outbox', file), 'utf8')))
    .filter((mail) => mail.subject === subject);

describe('versions', () => {
  test('each change is one, whole and unalterable; the same again is none', async () => {
    const id = await newAgent();
    expect(await versions(id)).toMatchObject([{ version: 1, changed_fields: [], reason: null }]);
    const changed = await patch(id, { inbound_prompt: 'Be brief.', first_message: 'Hi!', reason: 'Shorter calls' });
    expect(changed.body).toMatchObject({
      version: 2,
      updated: true,
      updated_fields: ['inbound_prompt', 'first_message'],
    });
    const again = await patch(id, { inbound_prompt: ' Be brief. ', metadata: {}, vapi_config: {} });
    expect(again.body).toMatchObject({ version: 2, updated_fields: ['inbound_prompt', 'metadata', 'vapi_config'] });
    await patch(id, { metadata: { tier: 'gold' }, vapi_config: { endCallMessage: 'Bye.' } });

    expect(await versions(id)).toMatchObject([
      { version: 3, changed_fields: ['vapi_config', 'metadata'], actor_kind: 'key' },
      { version: 2, changed_fields: ['first_message', 'inbound_prompt'], reason: 'Shorter calls' },
      { version: 1 },
    ]);
    expect((await version(id, 1)).snapshot).toMatchObject({ inbound_prompt: 'Be kind. Ask for a name.', metadata: {} });
    expect((await version(id, 2)).snapshot).toMatchObject({
      inbound_prompt: 'Be brief.',
      metadata: {},
      vapi_config: {},
    });
    expect((await version(id, 3)).snapshot).toMatchObject({ metadata: { tier: 'gold' }, name: 'Kai' });
    expect((await account.api.get(`/api/v1/agents/versions?agent_id=${id}&version=4`)).status).toBe(404);
  });

  test('restoring makes a new version that equals the old one', async () => {
    const id = await newAgent();
    const first = (await version(id, 1)).snapshot;
    await patch(id, { inbound_prompt: 'Sell, sell, sell.', voice: { voiceId: 'rms' }, metadata: { a: 1 } });
    const restored = await account.api.post('/api/v1/agents/restore', {
      agent_id: id,
      version: 1,
      reason: 'Too pushy',
    });
    expect(restored.body).toMatchObject({ version: 3, restored_from: 1, updated: true });
    expect((await version(id, 3)).snapshot).toEqual(first);
    expect(await versions(id)).toMatchObject([{ version: 3, restored_from: 1, reason: 'Too pushy' }, {}, {}]);
    expect((await detail(id)).prompts.inbound.prompt).toBe('Be kind. Ask for a name.');
    expect((await audited(id))[0]).toMatchObject({ action: 'agent.prompt_changed', reason: 'Too pushy' });
    const same = await account.api.post('/api/v1/agents/restore', { agent_id: id, version: 1 });
    expect(same.body).toMatchObject({ version: 3, updated: false, updated_fields: [] });
    expect((await account.api.post('/api/v1/agents/restore', { agent_id: id, version: 9 })).status).toBe(404);
  });

  test('a change of what has changed meanwhile is refused where asked for', async () => {
    const id = await newAgent();
    expect((await patch(id, { name: 'A', expected_version: 1 })).body.version).toBe(2);
    const stale = await patch(id, { name: 'B', expected_version: 1 });
    expect([stale.status, stale.body.error.code]).toEqual([409, 'conflict']);
    expect((await detail(id)).name).toBe('A');
  });

  test('changes at once follow each other: every metadata key survives and no number is left out', async () => {
    const id = await newAgent();
    await Promise.all(Array.from({ length: 12 }, (_, n) => patch(id, { metadata: { [`key${n}`]: n } })));
    expect(Object.keys((await detail(id)).metadata)).toHaveLength(12);
    expect((await versions(id)).map((row: { version: number }) => row.version)).toEqual(
      Array.from({ length: 13 }, (_, n) => 13 - n),
    );
  });
});

describe('a changed prompt', () => {
  test('is audited with before, after and reason, and told to the owner in words', async () => {
    const id = await newAgent();
    await patch(id, { name: 'Prompted', first_message: 'Good day!' });
    await patch(id, { sms_prompt: 'Reply in one sentence.\nNever promise a price.', reason: 'Prices\r\nchanged' });
    const [entry] = await audited(id);
    expect(entry).toMatchObject({
      action: 'agent.prompt_changed',
      actor_kind: 'key',
      after: { sms_prompt: 'Reply in one sentence.\nNever promise a price.' },
      reason: 'Prices\r\nchanged',
    });
    expect(entry.before.sms_prompt).toContain('Reply to text messages for Acme Contractors');
    expect(Object.keys(entry.before)).toEqual(['sms_prompt']);
    expect((await audited(id)).map((row: { action: string }) => row.action)).toEqual([
      'agent.prompt_changed',
      'agent.changed',
    ]);
    const [mail] = await eventually(async () => {
      const found = mails('The instructions of Prompted were changed');
      return found.length > 0 && found;
    });
    expect(mail.to).toBe(account.email);
    expect(mail.text).toContain(
      'Texts: 2 sentences added, 3 taken out.\n+ Reply in one sentence.\n+ Never promise a price.\n',
    );
    expect(mail.text).toContain('\nReason given: Prices changed\n');
    expect(mail.text).toContain(`/b/${account.business_id}/agents/${id}\n`);
  });

  test('that stays the same is neither audited nor told', async () => {
    const id = await newAgent();
    await patch(id, { inbound_prompt: 'Be kind. Ask for a name.' });
    expect(await audited(id)).toEqual([]);
    expect(await asOwner('select 1 from notices where subject_id = $1', [id])).toEqual([]);
  });
});

describe('partial fields', () => {
  test('model and voice keep what is not named; another provider needs its own', async () => {
    const id = await newAgent();
    await patch(id, { model: { temperature: 0.1 }, voice: { voiceId: 'rms' } });
    expect(await detail(id)).toMatchObject({
      model: { provider: 'openai', model: 'gpt-4.1', temperature: 0.1 },
      voice: { provider: 'flite', voiceId: 'rms' },
    });
    const other = await patch(id, { model: { provider: 'anthropic' } });
    expect([other.status, other.body.error.details[0].field]).toEqual([400, 'model.model']);
    expect((await patch(id, { voice: { provider: 'elevenlabs' } })).status).toBe(400);
    await patch(id, { outbound_llm: 'gpt-5', sms_llm: 'gpt-5-mini' });
    await patch(id, { outbound_llm: null });
    expect((await detail(id)).prompts).toMatchObject({ outbound: { llm: 'gpt-4.1' }, sms: { llm: 'gpt-5-mini' } });
  });

  test('what is merged does not grow without end', async () => {
    const id = await newAgent();
    const statuses = [];
    for (let n = 0; n < 5; n += 1) {
      statuses.push((await patch(id, { metadata: { [`big${n}`]: 'x'.repeat(16_000) } })).status);
    }
    expect(statuses).toEqual([200, 200, 200, 200, 400]);
  });

  test('null takes a setting of the carrier back', async () => {
    const id = await newAgent();
    await patch(id, {
      vapi_config: { endCallMessage: 'Bye.', silenceTimeoutSeconds: 40, server: { url: 'https://e.x' } },
    });
    expect((await detail(id)).vapi_config).toEqual({ endCallMessage: 'Bye.', silenceTimeoutSeconds: 40 });
    await patch(id, { vapi_config: { endCallMessage: null } });
    expect((await detail(id)).vapi_config).toEqual({ silenceTimeoutSeconds: 40 });
  });
});

describe('archiving', () => {
  test('takes the agent off the line and keeps what it did; it comes back with its number', async () => {
    const other = await instance.signUp('Archive & Sons');
    const { api, agent_id: id, phone_number } = other;
    const listed = async (query = '') =>
      (await api.get(`/api/v1/agents${query}`)).body.agents.map((agent: { id: string }) => agent.id);
    const lead = await api.post('/api/v1/leads', { name: 'Ann Lee', agent_id: id });

    expect((await api.del(`/api/v1/agents?id=${id}&reason=Closed`)).body).toEqual({
      success: true,
      id,
      status: 'archived',
    });
    expect(await listed()).toEqual([]);
    expect(await listed('?status=archived')).toEqual([id]);
    expect((await api.get(`/api/v1/agents?id=${id}`)).body).toMatchObject({ status: 'archived', phone_number: null });
    expect((await api.get('/api/v1/numbers')).body.numbers).toMatchObject([{ phone_number, agent_id: null }]);
    expect((await api.get(`/api/v1/leads?id=${lead.body.id}`)).body.agent_id).toBe(id);
    expect((await api.post('/api/v1/calls', { agent_id: id, to: '+15125550100' })).status).toBe(400);
    expect((await api.post('/api/v1/sandbox/calls', { agent_id: id, from: '+15125550100' })).status).toBe(400);
    expect((await api.del(`/api/v1/agents?id=${id}`)).status).toBe(200);

    const back = await api.patch('/api/v1/agents', { id, status: 'active' });
    expect(back.body).toMatchObject({ updated: true, updated_fields: ['status'], version: 1 });
    expect(await listed('?status=all')).toEqual([id]);
    expect((await api.get(`/api/v1/agents?id=${id}`)).body).toMatchObject({ status: 'active', phone_number });
    const actions = (await api.get(`/api/v1/audit?subject_id=${id}`)).body.entries;
    expect(actions).toMatchObject([{ action: 'agent.unarchived' }, { action: 'agent.archived', reason: 'Closed' }]);
  });

  test('another tenant can neither archive, nor read or restore versions', async () => {
    const stranger = await instance.signUp('Strangers');
    const agent_id = account.agent_id;
    expect((await stranger.api.del(`/api/v1/agents?id=${agent_id}`)).status).toBe(404);
    expect((await stranger.api.get(`/api/v1/agents/versions?agent_id=${agent_id}`)).status).toBe(404);
    expect((await stranger.api.get(`/api/v1/agents/versions?agent_id=${agent_id}&version=1`)).status).toBe(404);
    expect((await stranger.api.post('/api/v1/agents/restore', { agent_id, version: 1 })).status).toBe(404);
  });
});
