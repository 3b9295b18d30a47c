import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'vitest';
import type { AnyOperation } from '#lib/core/operation.ts';
import { CreateAgentOutput } from '#lib/services/agents/schema.ts';
import { CallDetail, PlaceCallOutput, QueuedCall } from '#lib/services/calls/schema.ts';
import { Bundle } from '#lib/services/compliance/schema.ts';
import { EmailAccount } from '#lib/services/email-accounts/schema.ts';
import { EmailDetail } from '#lib/services/emails/schema.ts';
import { ListErasuresOutput } from '#lib/services/erasure/schema.ts';
import { EvalDetail, EvalRun } from '#lib/services/evals/schema.ts';
import { ListExportsOutput } from '#lib/services/exports/schema.ts';
import { CreateKeyOutput } from '#lib/services/keys/schema.ts';
import { LeadNote } from '#lib/services/lead-record/schema.ts';
import { LeadDetail } from '#lib/services/leads/schema.ts';
import { ListTextsOutput, Text } from '#lib/services/messages/schema.ts';
import { ListNoticesOutput } from '#lib/services/notices/schema.ts';
import { ListNumbersOutput } from '#lib/services/numbers/schema.ts';
import { CreateTestKeyOutput } from '#lib/services/sandbox/schema.ts';
import { SavedView } from '#lib/services/saved-views/schema.ts';
import { SignupOutput } from '#lib/services/signup/schema.ts';
import { Trunk } from '#lib/services/trunks/schema.ts';
import { ListDeliveriesOutput } from '#lib/services/webhooks/schema.ts';
import { WhatsAppTemplate } from '#lib/services/whatsapp/schema.ts';
import type { Kind } from '#lib/surfaces/testing/named-by-id.ts';
import { invited, joined, signedInElsewhere } from './people.ts';
import { ask, byKey, bySession, type Credentials, eventually, NOBODY } from './product.ts';

/** An owner whose business has something of everything. */
export interface Tenant {
  name: string;
  email: string;
  password: string;
  key: Credentials;
  session: Credentials;
  ids: Record<Kind, string>;
  /** Numbers, addresses, names and further ids that only this tenant has. */
  marks: string[];
  hook: string;
  /** Who may ask for this operation. */
  as(operation: AnyOperation): Credentials;
}

/** A receiver of webhooks that takes everything. */
async function receiver(): Promise<string> {
  const server = createServer((request, response) => {
    request.resume().once('end', () => response.end('ok'));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  server.unref();
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
}

/** Makes a tenant with data in every resource, through the API, and waits until all of it has come to rest. */
export async function fullTenant(name: string, areaCode: string): Promise<Tenant> {
  const email = `${name.toLowerCase()}-${randomUUID()}@example.com`;
  const password = 'a long password of a test';
  const hook = await receiver();
  const account = SignupOutput.parse(await post(NOBODY, '/api/v1/signup', { business_name: name, email, password }));
  const key = byKey(account.api_key);
  const session = await bySession(email, password);
  const maker = await newcomer(password);
  const business_id = account.business_id;
  await post(key, '/api/v1/webhooks', { webhook_url: hook });
  const agent = CreateAgentOutput.parse(
    await post(key, '/api/v1/agents', { business_id, name: `${name} second`, system_prompt: `You work for ${name}.` }),
  );
  const leadPhone = `+1${areaCode}5550110`;
  const filed = { name: `${name} Lead`, phone: leadPhone, email: `lead-${email}` };
  const lead = LeadDetail.parse(await post(key, '/api/v1/leads', filed));
  await post(key, '/api/v1/leads', { name: `${name} Lead again`, email: filed.email, tags: [leadPhone] });
  const note = LeadNote.parse(await post(key, '/api/v1/leads/notes', { lead_id: lead.id, body: `A note of ${name}` }));
  const dncPhone = `+1${areaCode}5550111`;
  await post(key, '/api/v1/dnc', { phone: dncPhone });
  const people = {
    member: await joined(session, business_id),
    invitation: await invited(session, business_id),
    session: await signedInElsewhere(email, password),
  };
  const made = CreateKeyOutput.parse(await post(session, '/api/v1/keys', { name: `${name} key`, business_id }));
  CreateTestKeyOutput.parse(await post(key, '/api/v1/sandbox/keys', { business_id }));
  const view = SavedView.parse(
    await post(session, '/api/v1/views', { business_id, page: 'calls', name: `${name} view`, query: '' }),
  );
  const trunk = Trunk.parse(await post(key, '/api/v1/trunks', { name: `${name} trunk`, host: 'sip.example.com' }));
  const bundle = Bundle.parse(await post(key, '/api/v1/compliance/bundles', bundleOf(business_id, name)));
  const callerPhone = `+1${areaCode}5550112`;
  const call = await conversation(key, account.agent_id, callerPhone);
  await ask(key, 'PATCH', '/api/v1/calls', { body: { id: call.id, tags: [callerPhone] } });
  const text = await keyword(key, account.agent_id, callerPhone);
  const refused = await refusedCall(key, account.agent_id, '+15005550003', `${hook}/call`);
  const failed = await refusedCall(key, account.agent_id, '+15005550001', `${hook}/call`);
  await lostCall(key, account.agent_id);
  const messages = [
    { role: 'user', content: 'What are your hours?' },
    { role: 'assistant', judgePlan: { type: 'regex', content: '.' } },
  ];
  const scenario = EvalDetail.parse(
    await post(key, '/api/v1/evals', { agent_id: agent.id, business_id, name: `${name} eval`, messages }),
  );
  const run = EvalRun.parse(await post(key, '/api/v1/evals/run', { eval_id: scenario.id }));
  const letter = EmailDetail.parse(
    await post(key, '/api/v1/emails', { to: `${name}@example.com`, subject: 'Hello', body: 'Hello' }),
  );
  const box = EmailAccount.parse(await post(key, '/api/v1/email-accounts', mailbox(email)));
  await post(key, '/api/v1/compliance/consents', { channel: 'sms', address: callerPhone, state: 'in' });
  const blockedPhone = `+1${areaCode}5550113`;
  await post(key, '/api/v1/blocked-callers', { phone: blockedPhone });
  await post(key, '/api/sdr/action', { businessId: business_id, leadId: lead.id, action: 'skip' });
  await ask(key, 'PATCH', '/api/v1/agents', { body: { id: agent.id, sms_prompt: `Answer texts for ${name}.` } });
  await toldOf(key, agent.id);
  const numbers = ListNumbersOutput.parse(await get(key, '/api/v1/numbers')).numbers;
  const delivery = await settledDelivery(key);
  await archive(session, business_id);
  await erasure(session, business_id);
  const template = await decidedTemplate(key, `Hello from ${name}`);
  const ids = {
    business: business_id,
    agent: agent.id,
    number: numbers[0]?.id ?? '',
    lead: lead.id,
    note: note.id,
    call: call.id,
    message: text.id,
    email: letter.id,
    'email account': box.id,
    eval: scenario.id,
    run: run.run_id,
  };
  return {
    name,
    email,
    password,
    key,
    session,
    ids: { ...ids, ...people, delivery, key: made.id, view: view.id, trunk: trunk.id, bundle: bundle.id, template },
    marks: [email, name, leadPhone, dncPhone, blockedPhone, callerPhone, account.phone_number, hook, refused, failed],
    hook,
    as: ({ access, id }) => {
      // With more businesses in reach, the tenant's own key would have to name one each time.
      if (id === 'businesses.create') return maker;
      return access.kind === 'session' || id === 'team.accept' ? session : access.kind === 'public' ? NOBODY : key;
    },
  };
}

/** Somebody with an account of their own, for who may have many businesses. */
async function newcomer(password: string): Promise<Credentials> {
  const email = `${randomUUID()}@example.com`;
  await post(NOBODY, '/api/v1/signup', { business_name: 'Newcomer', email, password });
  return bySession(email, password);
}

/** A template for WhatsApp, once it is decided. */
async function decidedTemplate(key: Credentials, body: string): Promise<string> {
  const made = await post(key, '/api/v1/whatsapp/templates', { name: 'hello', language: 'en', body });
  const { id } = WhatsAppTemplate.parse(made);
  await eventually(async () => {
    const { status } = WhatsAppTemplate.parse(await get(key, `/api/v1/whatsapp/templates?id=${id}`));
    return status === 'approved';
  });
  return id;
}

/** A mail account at a server on this machine, where nobody listens. */
export const mailbox = (from_address = 'name@example.com') => ({
  from_name: 'Name',
  from_address,
  host: '127.0.0.1',
  port: 9,
  username: 'name',
  password: 'a password',
});

/** Who will have the numbers of a country. */
export const bundleOf = (business_id: string, business_name: string) => ({
  business_id,
  country: 'DE',
  end_user: { type: 'business', business_name, email: 'legal@example.com' },
});

async function conversation(key: Credentials, agent_id: string, from: string): Promise<CallDetail> {
  const lines = ['Hello, my name is Nora Quill, I would like an appointment.', 'No, that is all. Goodbye.'];
  const { id } = QueuedCall.parse(await post(key, '/api/v1/sandbox/calls', { agent_id, from, caller_lines: lines }));
  return eventually(async () => {
    const call = CallDetail.parse(await get(key, '/api/v1/calls', { id }));
    return call.concluded_at !== null && call.recording !== 'pending' && call;
  }, 110_000);
}

/** A text that is answered at once, and then comes to rest. */
async function keyword(key: Credentials, agent_id: string, from: string): Promise<Text> {
  const text = Text.parse(await post(key, '/api/v1/sandbox/sms', { agent_id, from, body: 'HELP' }));
  await eventually(async () => {
    const { messages } = ListTextsOutput.parse(await get(key, '/api/v1/sms', { phone: from, direction: 'outbound' }));
    return messages.some(({ status }) => status === 'delivered');
  });
  return text;
}

/** Waits until the owner has been told of something. */
async function toldOf(key: Credentials, subjectId: string): Promise<void> {
  await eventually(async () => {
    const { notices } = ListNoticesOutput.parse(await get(key, '/api/v1/notices/log'));
    const mine = notices.filter(({ subject_id }) => subject_id === subjectId);
    return mine.length > 0 && mine.every(({ status }) => status !== 'pending');
  });
}

/** A call to a number that is busy, or wrong; its failure is told to `webhook_url`. Answers its id. */
async function refusedCall(key: Credentials, agent_id: string, to: string, webhook_url: string): Promise<string> {
  const placed = PlaceCallOutput.parse(await post(key, '/api/v1/calls', { agent_id, to, webhook_url }));
  const id = 'id' in placed ? placed.id : '';
  await eventually(async () => CallDetail.parse(await get(key, '/api/v1/calls', { id })).concluded_at !== null);
  return id;
}

/** A call that the carrier never reports the end of: under way until the watchdog closes it, in ten minutes. */
async function lostCall(key: Credentials, agent_id: string): Promise<void> {
  const placed = PlaceCallOutput.parse(await post(key, '/api/v1/calls', { agent_id, to: '+15005550008' }));
  const id = 'id' in placed ? placed.id : '';
  await eventually(async () => CallDetail.parse(await get(key, '/api/v1/calls', { id })).status === 'in-progress');
}

/** A call in which somebody types what the caller says: it stays until it is hung up, or nobody says anything for two minutes. */
export async function typedCall(key: Credentials, agent_id: string): Promise<string> {
  const ring = { agent_id, from: null, typed: true, pace: 'live', max_duration: 7200, record: false };
  const { id } = QueuedCall.parse(await post(key, '/api/v1/sandbox/calls', ring));
  await eventually(async () => CallDetail.parse(await get(key, '/api/v1/calls', { id })).status === 'in-progress');
  return id;
}

/** An archive of everything, ready to be fetched. */
async function archive(owner: Credentials, business_id: string): Promise<void> {
  await post(owner, '/api/v1/exports', { business_id });
  await eventually(async () => {
    const { exports } = ListExportsOutput.parse(await get(owner, '/api/v1/exports', { business_id }));
    return exports.every(({ status }) => status === 'ready');
  });
}

/** A number that nobody has called from is forgotten. */
async function erasure(owner: Credentials, business_id: string): Promise<void> {
  await post(owner, '/api/v1/erasures', { business_id, phone: '+12025550199' });
  await eventually(async () => {
    const { erasures } = ListErasuresOutput.parse(await get(owner, '/api/v1/erasures', { business_id }));
    return erasures.every(({ status }) => status === 'done');
  });
}

/** Waits until nothing is left to be delivered. */
async function settledDelivery(key: Credentials): Promise<string> {
  return eventually(async () => {
    const { deliveries } = ListDeliveriesOutput.parse(await get(key, '/api/v1/webhooks/deliveries', { limit: 100 }));
    const [first] = deliveries;
    return deliveries.every(({ status }) => status !== 'pending') && first?.id;
  });
}

export async function post(who: Credentials, path: string, body: object): Promise<unknown> {
  const reply = await ask(who, 'POST', path, { body });
  expect(reply.status, `POST ${path} ${reply.text}`).toBeLessThan(300);
  return reply.body;
}

export async function get(who: Credentials, path: string, query: Record<string, unknown> = {}): Promise<unknown> {
  const reply = await ask(who, 'GET', path, { query });
  expect(reply.status, `GET ${path} ${reply.text}`).toBe(200);
  return reply.body;
}
