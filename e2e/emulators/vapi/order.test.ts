import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { asOwner } from '#lib/adapters/db/testing/database.ts';
import { conclude } from '#lib/services/calls/conclude.ts';
import { systemContext } from '#lib/surfaces/jobs/worker.ts';
import { type Account, eventually } from '#lib/surfaces/testing/instance.ts';
import { signed } from './signature.ts';
import type { Resource } from './store.ts';
import { calledProduct } from './testing/product.ts';

const LINES = ['I would like a quote for a roof.', 'My name is Nora Quill.', 'Goodbye.'];

let product: Awaited<ReturnType<typeof calledProduct>>;
let owner: Account;
/** What Vapi sent of one whole call, in order, and how it remembers that call. */
let sent: string[];
let record: Resource;

beforeAll(async () => {
  product = await calledProduct({ patience: 0.01 });
  owner = await product.instance.signUp('Acme Contractors');
  record = await product.vapi.ring({ number: owner.phone_number, from: '+15125551234', lines: LINES });
  await product.vapi.settled();
  sent = product.vapi.webhooks.delivered.map(({ body }) => body).filter((body) => body.includes(record.id));
}, 60_000);

/** That call as another, from another number. */
function twinned() {
  const from = `+1512555${String(1_0000 + Math.floor(Math.random() * 9_0000)).slice(-4)}`;
  const { id } = product.vapi.account.calls.create({ ...record, customer: { number: from } });
  return { id, asTwin: (text: string) => text.replaceAll(record.id, id).replaceAll('+15125551234', from) };
}

async function tell(body: string): Promise<void> {
  const headers = signed(body, product.vapi.env.VAPI_WEBHOOK_SECRET as string);
  expect((await fetch(product.hookUrl, { method: 'POST', headers, body })).status).toBe(200);
}

/** The messages of that call as those of another, in an order and number of their own. */
async function retold(order: readonly number[]): Promise<string> {
  const { id, asTwin } = twinned();
  for (const index of order) await tell(asTwin(sent[index] as string));
  return id;
}

const ended = (carrierCallId: string) =>
  eventually(async () => {
    await product.lookAfter();
    const [row] = await asOwner<{ id: string }>('select id from calls where carrier_call_id = $1', [carrierCallId]);
    const call = row && (await product.call(owner, row.id));
    return call?.concluded_at && call;
  }, 30_000);

test('over any order, loss and repetition of its messages a call ends as it was held, once', async () => {
  expect(sent.length).toBeGreaterThan(8);
  const first = await ended(record.id);
  const held = ({
    status,
    ended_reason,
    hangup_cause,
    duration,
    answered_at,
    ended_at,
    transcript,
    cost,
  }: typeof first) => ({
    status,
    ended_reason,
    hangup_cause,
    duration,
    answered_at,
    ended_at,
    cost,
    said: transcript.map(({ speaker, text }: { speaker: string; text: string }) => `${speaker}: ${text}`),
  });
  // Something of the call must be heard: the rest is asked for.
  const order = fc.array(fc.nat({ max: sent.length - 1 }), { minLength: 1, maxLength: sent.length * 2 });
  await fc.assert(
    fc.asyncProperty(order, async (indices) => {
      const carrierCallId = await retold(indices);
      const call = await ended(carrierCallId);
      expect(held(call)).toEqual(held(first));
      const lines = await asOwner<{ lines: number }>('select count(*)::int as lines from ledger where call_id = $1', [
        call.id,
      ]);
      expect(lines).toEqual([{ lines: 2 }]);
      expect(await asOwner('select 1 from leads where id = $1', [call.lead_id])).toHaveLength(1);
      const told = await asOwner(`select 1 from events where subject_id = $1 and type = 'call.completed'`, [call.id]);
      expect(told.length).toBeLessThanOrEqual(1);
    }),
    { numRuns: 6 },
  );
}, 180_000);

test.each([
  ['an answered call', true],
  ['one that nobody was heard to answer', false],
])(
  'a report after the conclusion of %s brings what was absent, once; after the deletion, nothing',
  async (_, answered) => {
    const { id, asTwin } = twinned();
    product.vapi.account.calls.delete(id); // nobody can be asked for it
    const messages = sent.map((body) => JSON.parse(asTwin(body)).message);
    const tellOf = (type: string, status?: string, more: object = {}) => {
      const message = messages.find((one) => one.type === type && one.status === status);
      return tell(JSON.stringify({ message: { ...message, ...more } }));
    };
    await tellOf('status-update', answered ? 'in-progress' : 'ringing');
    await tellOf('status-update', 'ended', { endedReason: undefined });
    // As if it had been waited for in vain.
    const [row] = await asOwner<{ id: string }>('select id from calls where carrier_call_id = $1', [id]);
    await conclude(systemContext(product.instance.ports, 'test', [owner.business_id]), row?.id ?? '');
    const before = await product.call(owner, row?.id ?? '');
    expect(before).toMatchObject({ ended_reason: 'unknown', transcript: [], summary: null });
    expect(before.duration === null).toBe(!answered);
    const first = await ended(record.id);
    const lines = (of: string) =>
      asOwner(`select component, amount_micros > 0 as something from ledger where call_id = $1 order by component`, [
        of,
      ]);
    const told = () => asOwner('select id from events where subject_id = $1', [before.id]);
    const [toldOnce, charged] = [await told(), await lines(before.id)];

    await tellOf('end-of-call-report');
    await tellOf('end-of-call-report');
    const after = await eventually(async () => {
      const call = await product.call(owner, before.id);
      return call.summary && call;
    });
    expect(after).toMatchObject({ status: before.status, ended_reason: first.ended_reason, recording: 'pending' });
    if (answered)
      expect(after).toMatchObject({ lead_id: before.lead_id, cost: before.cost, duration: before.duration });
    else expect(after).toMatchObject({ cost: first.cost, duration: first.duration });
    expect(after.transcript.map(({ text }: { text: string }) => text)).toEqual(
      first.transcript.map(({ text }: { text: string }) => text),
    );
    expect((await owner.api.get(`/api/v1/leads?id=${after.lead_id}`)).body.name).toBe('Nora Quill');
    expect(await lines(before.id)).toEqual(answered ? charged : await lines(first.id));
    expect(await told()).toEqual(toldOnce);

    expect((await owner.api.del(`/api/v1/calls?id=${after.id}`)).status).toBe(200);
    await tellOf('end-of-call-report');
    expect(await asOwner('select 1 from calls where carrier_call_id = $1', [id])).toEqual([]);
  },
  60_000,
);
