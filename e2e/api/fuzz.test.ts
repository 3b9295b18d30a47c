import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { z } from 'zod';
import type { AnyOperation } from '#lib/core/operation.ts';
import { CreateAgentOutput } from '#lib/services/agents/schema.ts';
import { ListCallsOutput, QueuedCall } from '#lib/services/calls/schema.ts';
import { Bundle } from '#lib/services/compliance/schema.ts';
import { EmailAccount } from '#lib/services/email-accounts/schema.ts';
import { EvalDetail } from '#lib/services/evals/schema.ts';
import { CreateKeyOutput } from '#lib/services/keys/schema.ts';
import { LeadNote } from '#lib/services/lead-record/schema.ts';
import { LeadDetail } from '#lib/services/leads/schema.ts';
import { ListNumbersOutput, PhoneNumber } from '#lib/services/numbers/schema.ts';
import { SavedView } from '#lib/services/saved-views/schema.ts';
import { Trunk } from '#lib/services/trunks/schema.ts';
import { call, type Document, describedOf, operations, Refusal, readDocument } from './parameters.ts';
import { invited, joined, signedInElsewhere } from './people.ts';
import { eventually, type Reply } from './product.ts';
import { bundleOf, fullTenant, get, mailbox, post, type Tenant, typedCall } from './tenant.ts';
import { type Ids, idsOf, junk, validInput } from './values.ts';

const LEAST_REQUESTS = 2_000;
const RUNS = Math.ceil(LEAST_REQUESTS / operations.length) + 1;
const ROUNDS = 3;
const SEED = Number(process.env.FUZZ_SEED ?? 20261122);
/** Operations that use up what they are given get this many to choose from. */
const PLENTY = 45;

let document: Document;
let tenant: Tenant;
const PHONES = Array.from({ length: PLENTY }, (_, i) => `+1617556${String(i).padStart(4, '0')}`);
/** Cannot be done again and again: a mailed link works once, an invitation rests for a minute, an owner hands over once. */
const REFUSED = new Set([
  'team.transfer',
  'team.invitations.resend',
  'team.invitations.read',
  'team.join',
  'team.accept',
  // Nor is there a second archive under way, and the tenant itself stays.
  'exports.create',
  'businesses.deletion.request',
  'businesses.deletion.withdraw',
  // Nothing takes money here.
  'billing.checkout',
  'billing.portal',
]);
const shares = new Map<string, { requests: number; good: number }>();

beforeAll(async () => {
  document = await readDocument();
  tenant = await fullTenant('Fuzzwick', '617');
});

/** What an operation needs besides what every tenant has, made just before it is asked. */
const prepare: Record<string, () => Promise<Partial<Ids>>> = {
  'agents.archive': async () => {
    const made = { business_id: tenant.ids.business, name: 'To be archived', system_prompt: 'Say goodbye.' };
    return { agent: [CreateAgentOutput.parse(await post(tenant.key, '/api/v1/agents', made)).id] };
  },
  'calls.delete': async () => {
    const agent_id = tenant.ids.agent;
    const order = { agent_id, to: '+15005550001' };
    const call = await each(async () => QueuedCall.parse(await post(tenant.key, '/api/v1/calls', order)).id);
    await eventually(async () => {
      const open = await get(tenant.key, '/api/v1/calls', { agent_id, status: 'queued' });
      return ListCallsOutput.parse(open).calls.length === 0;
    });
    return { call };
  },
  'calls.hangup': () => typedCalls(),
  'calls.say': () => typedCalls(),
  'calls.transfer': () => typedCalls(),
  // Several: an agent ends a call in which it understands nothing.
  'sandbox.calls.say': () => typedCalls(),
  // What was drawn for its configuration may have switched it off.
  'sdr.run': async () => {
    await post(tenant.key, '/api/sdr/config', { businessId: tenant.ids.business, enabled: true });
    return {};
  },
  'keys.revoke': async () => ({
    key: await each(async () => CreateKeyOutput.parse(await post(tenant.session, '/api/v1/keys', {})).id),
  }),
  'team.remove': async () => ({ member: await each(() => joined(tenant.session, tenant.ids.business)) }),
  // Nobody: the tenant must keep its owner for the operations that follow.
  'team.transfer': async () => ({ member: [randomUUID()] }),
  'team.invitations.withdraw': async () => ({
    invitation: await each(() => invited(tenant.session, tenant.ids.business)),
  }),
  // Signing in has a limit of its own.
  'person.sessions.end': async () => ({
    session: await Promise.all(Array.from({ length: 12 }, () => signedInElsewhere(tenant.email, tenant.password))),
  }),
  'evals.delete': async () => {
    const { agent: agent_id, business: business_id } = tenant.ids;
    const messages = [
      { role: 'user', content: 'Hello?' },
      { role: 'assistant', judgePlan: { type: 'regex', content: '.' } },
    ];
    const made = { agent_id, business_id, name: 'To be deleted', messages };
    return { eval: await each(async () => EvalDetail.parse(await post(tenant.key, '/api/v1/evals', made)).id) };
  },
  'leads.delete': async () => ({ lead: await each(newLead) }),
  'leads.merge': async () => ({ lead: await each(newLead) }),
  'leads.distinguish': async () => ({ lead: await each(newLead) }),
  'leads.undistinguish': async () => ({ lead: await each(newLead) }),
  'leads.notes.delete': async () => ({ note: await each(newNote) }),
  'email-accounts.delete': async () => ({
    'email account': await each(
      async () => EmailAccount.parse(await post(tenant.key, '/api/v1/email-accounts', mailbox())).id,
    ),
  }),
  'numbers.release': async () => ({ number: await each(newNumber) }),
  'compliance.bundles.submit': async () => ({ bundle: await each(newBundle) }),
  'trunks.delete': async () => ({
    trunk: await each(
      async () =>
        Trunk.parse(await post(tenant.key, '/api/v1/trunks', { name: 'To be gone', host: 'sip.example.com' })).id,
    ),
  }),
  'views.delete': async () => {
    const business_id = tenant.ids.business;
    let made = 0;
    // As many as are needed are more than one page may have.
    const view = () => ({ business_id, page: made++ % 2 === 0 ? 'calls' : 'leads', name: 'To be deleted', query: '' });
    return { view: await each(async () => SavedView.parse(await post(tenant.session, '/api/v1/views', view())).id) };
  },
  'sms.send': () => agentWithNumber(),
  'sandbox.sms.create': () => agentWithNumber(),
  'dnc.remove': () => listed('/api/v1/dnc'),
  'blocked.remove': () => listed('/api/v1/blocked-callers'),
};

let numbersBought = 0;
const newNumber = async () => {
  numbersBought += 1;
  const phone_number = `+17135554${String(numbersBought).padStart(3, '0')}`;
  return PhoneNumber.parse(
    await post(tenant.key, '/api/v1/numbers', { business_id: tenant.ids.business, phone_number }),
  ).id;
};
const newBundle = async () =>
  Bundle.parse(await post(tenant.key, '/api/v1/compliance/bundles', bundleOf(tenant.ids.business, 'Fuzzwick'))).id;
const newLead = async () => LeadDetail.parse(await post(tenant.key, '/api/v1/leads', { name: 'To be gone' })).id;
const newNote = async () =>
  LeadNote.parse(await post(tenant.key, '/api/v1/leads/notes', { lead_id: tenant.ids.lead, body: 'To be gone' })).id;

/** Texts need a number to go out from and to come in at. */
async function agentWithNumber(): Promise<Partial<Ids>> {
  const { numbers } = ListNumbersOutput.parse(await get(tenant.key, '/api/v1/numbers'));
  return { agent: numbers.flatMap(({ agent_id }) => agent_id ?? []) };
}

/** Plenty of numbers on a list, to be taken off it. */
async function listed(path: string): Promise<Partial<Ids>> {
  for (const phone of PHONES) await post(tenant.key, path, { phone });
  return {};
}

/** Calls under way: ringing takes its seconds, so they ring at once; and no worker plays more than a hundred. */
const typedCalls = async (): Promise<Partial<Ids>> => ({
  call: await Promise.all(Array.from({ length: 24 }, () => typedCall(tenant.key, tenant.ids.agent))),
});

/** Plenty of something, nine at a time. */
async function each(make: () => Promise<string>): Promise<string[]> {
  const made: string[] = [];
  while (made.length < PLENTY) made.push(...(await Promise.all(Array.from({ length: 9 }, make))));
  return made;
}

/** Mostly what the operation accepts; else with one thing spoilt, left out or added. */
function inputs(operation: AnyOperation, spare: Partial<Ids>): fc.Arbitrary<Record<string, unknown>> {
  const ids = { ...idsOf(tenant), ...spare };
  const valid = validInput(document, operation, { ids, hook: tenant.hook }).chain((input) =>
    ['dnc.remove', 'blocked.remove'].includes(operation.id)
      ? fc.constantFrom(...PHONES).map((phone) => ({ ...input, phone }))
      : fc.constant(input),
  );
  const spoilt = fc
    .tuple(valid, junk, fc.nat(), fc.constantFrom('replace', 'leave out', 'add'))
    .map(([input, value, at, how]) => {
      const names = Object.keys(input);
      const name = how === 'add' || names.length === 0 ? 'unexpected' : (names[at % names.length] ?? '');
      const { [name]: _left, ...rest } = input;
      return how === 'leave out' ? rest : { ...rest, [name]: value };
    });
  return fc.oneof({ weight: 4, arbitrary: valid }, { weight: 1, arbitrary: spoilt });
}

/** An answer is one that is described: its status, its code, its shape and not a field more. */
function expectDescribed(operation: AnyOperation, { status, body, text }: Reply): void {
  const { responses } = describedOf(document, operation);
  const described = responses[String(status)];
  expect(status, text).toBeLessThan(500);
  expect(described, `${operation.id} answered ${status}, which is not described: ${text.slice(0, 300)}`).toBeDefined();
  if (status < 300) {
    const group = operations.filter(({ method, path }) => method === operation.method && path === operation.path);
    const fitting = group.map(({ output }) => (output as z.ZodType).safeParse(body)).filter(({ success }) => success);
    expect(
      fitting.map(({ data }) => data),
      `${operation.id}: ${text.slice(0, 300)}`,
    ).toContainEqual(body);
    return;
  }
  const { error } = Refusal.parse(body);
  expect(described?.description.split(', '), `${operation.id} ${status}`).toContain(error.code);
}

describe('whatever is asked, the answer is one that is described', () => {
  test.each(operations.map((operation) => [operation.id, operation] as const))(
    '%s',
    async (id, operation) => {
      if (id.startsWith('webhooks.')) await post(tenant.key, '/api/v1/webhooks', { webhook_url: tenant.hook });
      const spare = (await prepare[id]?.()) ?? {};
      const share = { requests: 0, good: 0 };
      shares.set(id, share);
      const described = fc.asyncProperty(inputs(operation, spare), async (input) => {
        const reply = await call(tenant.as(operation), operation, input);
        share.requests += 1;
        if (reply.status < 300) share.good += 1;
        expectDescribed(operation, reply);
      });
      const enough = () => REFUSED.has(id) || share.good / share.requests > 1 / 3;
      // Fifteen requests say little of a share: where few of them were good, more are asked before it is judged.
      for (let round = 0; round < ROUNDS && (round === 0 || !enough()); round++) {
        await fc.assert(described, { numRuns: RUNS, seed: SEED + round });
      }
      expect(enough(), `${id}: ${share.good} of ${share.requests} answers were good`).toBe(true);
    },
    120_000,
  );

  test('enough was asked', () => {
    const total = [...shares.values()].reduce((sum, { requests }) => sum + requests, 0);
    expect(total).toBeGreaterThanOrEqual(LEAST_REQUESTS);
  });
});

afterAll(() => {
  const lines = [...shares].map(
    ([id, { requests, good }]) =>
      `${id.padEnd(28)} ${String(requests).padStart(4)} ${((100 * good) / requests).toFixed(0).padStart(4)} %`,
  );
  console.log(`requests, and the share of them that was answered with 2xx:\n${lines.join('\n')}`);
});
