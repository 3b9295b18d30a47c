import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { asOwner } from '#lib/adapters/db/testing/database.ts';
import type { Context } from '#lib/core/context.ts';
import { type AppError, ERROR_CODES } from '#lib/core/errors.ts';
import { type AnyOperation, invoke } from '#lib/core/operation.ts';
import { CATALOG } from '#lib/surfaces/catalog.ts';
import { type Account, eventually, testInstance } from '#lib/surfaces/testing/instance.ts';
import { type Kind, namedBy } from '#lib/surfaces/testing/named-by-id.ts';

// The services say in each query whose rows they mean. Here all of that is taken out of the SQL on its way to Postgres:
// what is left is row-level security, and it has to be enough. The last test takes that away too, and must see a flood.

/** `business_id = …`, `business_id in (…)` and `businesses where id = any (…)`, as the services and Kysely write them. */
const PREDICATE = new RegExp(
  [
    String.raw`(?:"?\b\w+"?\.)?"?\bbusiness_id\b"?\s*(?:=\s*any\s*\([^()]*(?:\([^()]*\)[^()]*)*\)|in\s*\([^()]*\)|=\s*\(\$\d+::uuid\[\]\)\[1\]|=\s*\$\d+|=\s*"?\w+"?\."?\w+"?)`,
    String.raw`(?<=\bfrom businesses where )id\s*=\s*any\s*\([^()]*\)`,
  ].join('|'),
  'gi',
);
/** How many were taken out, by operation. */
const removedFrom = new Map<string, number>();
let under = '';

/** Makes every predicate over the tenant true; what it mentions stays mentioned, so that parameters keep their types. */
function withoutPredicates(text: string): string {
  return text.replace(PREDICATE, (predicate) => {
    removedFrom.set(under, (removedFrom.get(under) ?? 0) + 1);
    return `(true or (${predicate}))`;
  });
}

type Query = (this: Client, query: unknown, ...rest: unknown[]) => unknown;
const prototype = Client.prototype as unknown as { query: Query };
const original = prototype.query;
let blind = false;
prototype.query = function (query, ...rest) {
  if (!blind) return original.call(this, query, ...rest);
  if (typeof query === 'string') return original.call(this, withoutPredicates(query), ...rest);
  const asked = query as { text?: string; name?: string };
  if (asked.text === undefined) return original.call(this, query, ...rest);
  // Another text under the name of a prepared statement would be refused.
  const name = asked.name && `${asked.name.slice(0, 50)} blind`;
  return original.call(this, { ...asked, name, text: withoutPredicates(asked.text) }, ...rest);
};

interface Tenant extends Account {
  ids: Record<Kind, string>;
  marks: string[];
}
/** Takes every webhook, so that nothing is tried again behind the test's back. */
const receiver = createServer((request, response) => {
  request.resume().once('end', () => response.end());
});
let ctx: Context;
let ours: Tenant;
let theirs: Tenant;

beforeAll(async () => {
  const instance = await testInstance({ worker: true });
  receiver.listen(0, '127.0.0.1');
  await once(receiver, 'listening');
  ours = await tenant(await instance.signUp('Oursonia'), '312');
  theirs = await tenant(await instance.signUp('Theirwell'), '415');
  await atRest();
  const [account] = await asOwner<{ account_id: string }>('select account_id from memberships where business_id = $1', [
    ours.business_id,
  ]);
  const principal = {
    kind: 'session' as const,
    id: randomUUID(),
    accountId: account?.account_id ?? '',
    email: ours.email,
    roles: new Map([[ours.business_id, 'owner' as const]]),
  };
  const { ports } = instance;
  ctx = { requestId: 'test', principal, businesses: [ours.business_id], ip: null, ports, usage: {} };
}, 120_000);
afterAll(() => {
  receiver.close();
  prototype.query = original;
});

/** A conversation of one answer. */
const SCRIPT = [
  { role: 'user', content: 'Hello?' },
  { role: 'assistant', judgePlan: { type: 'regex', content: '.' } },
];

const BUSINESS = { type: 'business', business_name: 'Name', email: 'name@example.com' };
const TEMPLATE = { name: 'hello', language: 'en' };
const LETTER = { subject: 'Subject', body: 'Hello' };
/** A mail account on a machine where nobody listens. */
const MAILBOX = { from_name: 'Name', host: '127.0.0.1', port: 9, username: 'name', password: 'a password' };

/** Something of everything that has an id, and what only this tenant's answers may hold. */
async function tenant(account: Account, areaCode: string): Promise<Tenant> {
  const { api, agent_id, business_id } = account;
  const from = `+1${areaCode}5550112`;
  const phone = `+1${areaCode}5550110`;
  await api.post('/api/v1/webhooks', { webhook_url: `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/` });
  await api.post('/api/v1/dnc', { phone });
  const lead = await api.post('/api/v1/leads', { name: `Lead ${areaCode}`, phone, tags: [`tag ${areaCode}`] });
  const note = await api.post('/api/v1/leads/notes', { lead_id: lead.body.id, body: `Note ${areaCode}` });
  const rung = await api.post('/api/v1/sandbox/calls', { agent_id, from, caller_lines: ['Goodbye.'], record: false });
  const call: string = rung.body.id;
  await eventually(async () => (await api.get(`/api/v1/calls?id=${call}`)).body.concluded_at, 60_000);
  const message = await api.post('/api/v1/sandbox/sms', { agent_id, from, body: 'HELP' });
  const email = await api.post('/api/v1/emails', { ...LETTER, to: `${areaCode}@example.com` });
  const box = await api.post('/api/v1/email-accounts', { ...MAILBOX, from_address: `${areaCode}@example.org` });
  await api.post('/api/v1/compliance/consents', { channel: 'sms', address: from, state: 'in' });
  const scenario = await api.post('/api/v1/evals', {
    agent_id,
    business_id,
    name: `Eval ${areaCode}`,
    messages: SCRIPT,
  });
  const played = await api.post('/api/v1/evals/run', { eval_id: scenario.body.id });
  const number = await api.get('/api/v1/numbers');
  const delivery = await eventually(async () => {
    const { deliveries } = (await api.get('/api/v1/webhooks/deliveries')).body;
    return deliveries.every(({ status }: { status: string }) => status === 'delivered') && deliveries[0]?.id;
  });
  const [key] = await asOwner<{ id: string }>('select id from api_keys where business_id = $1', [business_id]);
  await api.patch('/api/v1/calls', { id: call, tags: [`tag ${areaCode}`] });
  const [view] = await asOwner<{ id: string }>(
    `insert into saved_views (id, business_id, account_id, page, name, query)
     select uuidv7(), business_id, account_id, 'calls', $2, '' from memberships where business_id = $1 returning id`,
    [business_id, `View ${areaCode}`],
  );
  const trunk = await api.post('/api/v1/trunks', { business_id, name: `Trunk ${areaCode}`, host: 'sip.example.com' });
  const bundle = await api.post('/api/v1/compliance/bundles', {
    business_id,
    country: 'DE',
    end_user: { ...BUSINESS, business_name: `Business ${areaCode}` },
  });
  const template = await api.post('/api/v1/whatsapp/templates', {
    ...TEMPLATE,
    business_id,
    body: `Hello ${areaCode}`,
  });
  const ids = {
    business: business_id,
    agent: agent_id,
    lead: lead.body.id,
    note: note.body.id,
    call,
    message: message.body.id,
    email: email.body.id,
    'email account': box.body.id,
    eval: scenario.body.id,
    run: played.body.run_id,
    delivery,
    key: key?.id ?? '',
    view: view?.id ?? '',
    trunk: trunk.body.id,
    bundle: bundle.body.id,
    template: template.body.id,
    ...(await people(business_id)),
  };
  const marks = [phone, from, `tag ${areaCode}`, account.email, account.phone_number, ...Object.values(ids)];
  return { ...account, ids: { ...ids, number: number.body.numbers[0].id }, marks };
}

/** Somebody else on the team, somebody invited, and the member's own session. */
async function people(businessId: string): Promise<Record<'member' | 'invitation' | 'session', string>> {
  const ids = { member: randomUUID(), invitation: randomUUID(), session: randomUUID() };
  const email = `${ids.member}@example.com`;
  await asOwner('insert into auth.users (id, email) values ($1, $2)', [ids.member, email]);
  await asOwner('insert into auth.sessions (id, user_id) values ($1, $2)', [ids.session, ids.member]);
  await asOwner('insert into accounts (id, email) values ($1, $2)', [ids.member, email]);
  await asOwner(`insert into memberships (account_id, business_id, role) values ($1, $2, 'member')`, [
    ids.member,
    businessId,
  ]);
  await asOwner(
    `insert into invitations (id, business_id, email, role, expires_at) values ($1, $2, $3, 'viewer', now() + interval '1 day')`,
    [ids.invitation, businessId, `guest-${email}`],
  );
  return ids;
}

const WORDS: Record<string, unknown> = {
  q: 'lead',
  csv: 'name,phone\nName,+15125550100',
  name: 'Name',
  email: 'name@example.com',
  role: 'viewer',
  token: 'no-such-token-of-an-invitation',
  system_prompt: 'Say hello.',
  to: '+15005550001',
  from: '+15125550101',
  phone: '+15125550100',
  webhook_url: 'http://127.0.0.1:9/',
  text: 'Hello',
  version: 1,
  notices: [{ kind: 'hot_lead', email: true }],
  message: 'Hello',
  business: 'a plumber in Austin',
  turns: [{ role: 'caller', text: 'Hello' }],
  sms_prompt: 'Say hello.',
  ...LETTER,
  ...MAILBOX,
  from_address: 'name@example.org',
  channel: 'sms',
  address: '+15125550100',
  state: 'in',
  messages: SCRIPT,
  phone_number: '+15125554001',
  country: 'DE',
  end_user: BUSINESS,
  vapi_run_id: 'local-run-none',
};

/** Words that mean something else in one operation. */
const WORDS_OF: Record<string, Record<string, unknown>> = {
  'attention.done': { kind: 'question' },
  'attention.undo': { kind: 'question' },
  'leads.move': { status: 'qualified' },
  'sdr.action': { action: 'skip' },
  'emails.create': { to: 'name@example.com' },
  'emails.review': { action: 'edit' },
  'whatsapp.send': { message_type: 'template', content: TEMPLATE },
  'whatsapp.templates.create': { ...TEMPLATE, body: 'Hello' },
  'views.create': { page: 'calls', query: '' },
};

/** Look through a function that is given the businesses: their SQL has no predicate that could be taken out. */
const BY_FUNCTION = new Set(['search.find', 'sample.get']);
/** Tell of a market, or of the installation itself, and of nobody's rows. */
const OF_NOBODY = new Set(['numbers.available', 'compliance.requirements', 'doctor.read']);

function fieldsOf({ id, input }: AnyOperation): [name: string, field: z.ZodType][] {
  if (input instanceof z.ZodObject) return Object.entries(input.shape as Record<string, z.ZodType>);
  throw new TypeError(`${id}: an input that is no object`);
}

/** What a field names by an id. @throws for one that `namedBy` cannot place. */
function kindOf(operation: AnyOperation, name: string, field: z.ZodType): Kind | undefined {
  const takes = (text: string) => field.safeParse(text).success || field.safeParse([text]).success;
  if (takes('no uuid') || takes('no-uuid') || !takes(randomUUID()) || name === 'campaign_id' || name === 'token') {
    return undefined;
  }
  return namedBy(operation, name);
}

/** An id as the field takes it: by itself, or as one of several. */
const taken = (field: z.ZodType, id: string): string | string[] => (field.safeParse(id).success ? id : [id]);

/** The least input that means something of ours. */
function plain(operation: AnyOperation): Record<string, unknown> {
  const input: Record<string, unknown> = ['leads.create', 'leads.update', 'agents.update'].includes(operation.id)
    ? { name: 'Name' }
    : {};
  for (const [name, field] of fieldsOf(operation)) {
    if (field.safeParse(undefined).success) continue;
    const kind = kindOf(operation, name, field);
    const words = { ...WORDS, ...WORDS_OF[operation.id] };
    if (!kind && !(name in words)) throw new Error(`${operation.id}: a value for ${name}? Tell this test.`);
    input[name] = kind ? taken(field, ours.ids[kind]) : words[name];
  }
  return input;
}

/** What came of it, in one line. A fault of ours is thrown on. */
async function ask(operation: AnyOperation, input: Record<string, unknown>): Promise<string> {
  try {
    return `answered ${await invoke(operation, ctx, input)}`;
  } catch (error) {
    const { code, message } = error as AppError;
    if (!ERROR_CODES.includes(code)) throw error;
    return `refused ${code} ${message}`;
  }
}

/** Everything that is theirs, as the owner of the database sees it. What counts rows of other tables is folded anew at times. */
async function possessions(): Promise<string> {
  const tables = await asOwner<{ name: string }>(
    `select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'business_id'
      where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname not in ('usage', 'call_days', 'lead_days') order by 1`,
  );
  const text = tables.map(
    ({ name }) =>
      `select '${name}' as table, md5(coalesce(string_agg(row, ',' order by row), '')) as rows
         from (select (to_jsonb(t) - 'last_used_at')::text as row from ${name} t where business_id = $1) as rows`,
  );
  return JSON.stringify(await asOwner(text.join(' union all '), [theirs.business_id]));
}

const secured = CATALOG.filter(({ access }) => access.kind !== 'public');

/** Waits until no job of ours works on theirs any more. */
const atRest = () =>
  eventually(async () => {
    const before = await possessions();
    await new Promise((resolve) => setTimeout(resolve, 1000));
    return before === (await possessions());
  }, 60_000);

/** Asks every operation for what is theirs, and lists the ones that gave something away or changed something. */
async function leaks(): Promise<string[]> {
  const found: string[] = [];
  let before = await possessions();
  for (const operation of secured) {
    under = operation.id;
    blind = true;
    const told = await answers(operation).finally(() => {
      blind = false;
    });
    const after = await possessions();
    if (after !== before) found.push(`${operation.id} changed`);
    before = after;
    if (told) found.push(`${operation.id} told`);
  }
  return found;
}

async function answers(operation: AnyOperation): Promise<boolean> {
  let told = false;
  const give = (text: string, sent: string) => {
    told ||= theirs.marks.some((mark) => mark !== sent && text.includes(mark));
  };
  give(await ask(operation, operation.method === 'GET' ? plain(operation) : {}), '');
  for (const [name, field] of fieldsOf(operation)) {
    const kind = kindOf(operation, name, field);
    if (!kind) continue;
    const asked = (id: string) => ask(operation, { ...plain(operation), [name]: taken(field, id) });
    const foreign = await asked(theirs.ids[kind]);
    const nobodys = await asked(randomUUID());
    give(foreign, theirs.ids[kind]);
    told ||= foreign !== nobodys;
  }
  return told;
}

describe('with every predicate over the tenant taken out of the SQL', () => {
  test.each([
    ['select 1 from a where business_id = any ($1::uuid[]) and x', '(business_id = any ($1::uuid[]))'],
    ['where r.business_id = ($1::uuid[])[1] and x', '(r.business_id = ($1::uuid[])[1])'],
    ['where r.business_id = b.id and x', '(r.business_id = b.id)'],
    ['where "c"."business_id" in ($2, $3) and x', '("c"."business_id" in ($2, $3))'],
    ['where "business_id" = $4 and x', '("business_id" = $4)'],
    ['from businesses where id = any ($1::uuid[])', '(id = any ($1::uuid[]))'],
  ])('%s means every tenant', (text, predicate) => {
    expect(withoutPredicates(text)).toBe(text.replace(predicate.slice(1, -1), `(true or ${predicate})`));
  });

  test('what is theirs is neither told nor changed', async () => {
    removedFrom.clear();
    expect(await leaks()).toEqual([]);
    const ofTenants = secured.filter(
      ({ id, method }) => method === 'GET' && !id.startsWith('person.') && !BY_FUNCTION.has(id) && !OF_NOBODY.has(id),
    );
    expect(ofTenants.filter(({ id }) => !removedFrom.get(id)).map(({ id }) => id)).toEqual([]);
  }, 180_000);

  test('and this test sees it when the second wall is gone as well', async () => {
    const tables = await asOwner<{ name: string }>(
      `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' and relrowsecurity`,
    );
    for (const { name } of tables) await asOwner(`alter table ${name} disable row level security`);
    const found = await leaks();
    const told = ['agents', 'calls', 'leads', 'numbers', 'dnc', 'webhooks.deliveries'].map(
      (name) => `${name}.list told`,
    );
    const changed = ['agents.update', 'calls.delete', 'leads.update', 'webhooks.remove'];
    expect(found).toEqual(expect.arrayContaining([...told, ...changed.map((id) => `${id} changed`)]));
  }, 180_000);
});
