import { beforeAll, expect, test } from 'vitest';
import { asOwner } from '#lib/adapters/db/testing/database.ts';
import { type Browser, signedInBrowser } from '#lib/surfaces/testing/browser.ts';
import { type Account, testInstance } from '#lib/surfaces/testing/instance.ts';
import type { Attention, AttentionItem } from './schema.ts';

let account: Account;
let browser: Browser;

beforeAll(async () => {
  const instance = await testInstance();
  account = await instance.signUp('Oursonia');
  const other = await instance.signUp('Theirwell');
  browser = await signedInBrowser(instance, account.email);
  for (const { business_id, agent_id } of [account, other]) await somethingOfEach(business_id, agent_id);
}, 60_000);

/** A hot lead, one that was contacted, a missed, a failed and a blocked call, a question asked twice, a dead webhook. */
async function somethingOfEach(business: string, agent: string) {
  await asOwner(
    `insert into leads (id, business_id, name, phone, status, source, score)
     select gen_random_uuid(), $1, v.name, '+1512555011' || v.score % 10, v.status, 'inbound_call', v.score
       from (values ('Maria Garcia', 'new', 82), ('Tom Okafor', 'contacted', 91), ('Ann Lee', 'new', 40)) v (name, status, score)`,
    [business],
  );
  await asOwner(
    `insert into calls (id, business_id, agent_id, direction, status, from_number, to_number, conversation_id, carrier, ended_reason,
                        deadline, ended_at, concluded_at, announced_at)
     select gen_random_uuid(), $1, $2, v.direction, v.status, v.number, '+15125550100', gen_random_uuid(), 'sandbox', v.reason,
            now(), now(), now(), now()
       from (values ('inbound', 'no-answer', '+15125550121', 'customer-did-not-answer'),
                    ('outbound', 'no-answer', '+15125550122', 'customer-did-not-answer'),
                    ('inbound', 'failed', '+15125550123', 'pipeline-error'),
                    ('inbound', 'failed', '+15125550124', 'caller-blocked'),
                    ('inbound', 'completed', '+15125550125', 'customer-ended-call'),
                    ('inbound', 'completed', '+15125550126', 'customer-ended-call')) v (direction, status, number, reason)`,
    [business, agent],
  );
  await asOwner(
    `insert into call_turns (call_id, index, business_id, speaker, text, start_ms, end_ms, details)
     select id, 0, business_id, 'agent', 'I will ask.', 0, 900,
            jsonb_build_object('unanswered', jsonb_build_array(case from_number when '+15125550125' then 'Is there parking?' else 'is there parking?' end))
       from calls where business_id = $1 and status = 'completed'`,
    [business],
  );
  await asOwner(
    `with e as (insert into events (id, business_id, type, subject_id, data)
                select gen_random_uuid(), $1, 'call.completed', gen_random_uuid(), '{}' returning id)
     insert into deliveries (id, business_id, event_id, target, url, status, attempts, last_status_code)
     select gen_random_uuid(), $1, e.id, 'business', 'https://crm.example.com/hook', 'dead', 5, 500 from e`,
    [business],
  );
}

const list = async (): Promise<Attention> => (await browser.api.get('/api/v1/attention')).body;
const of = (kind: AttentionItem['kind'], { items }: Attention) => items.filter((item) => item.kind === kind);

test('tells what waits, and nothing that was meant to be or that is another business’s', async () => {
  const attention = await list();
  expect(of('hot_lead', attention)).toMatchObject([{ title: 'Maria Garcia', score: 82 }]);
  expect(of('missed_call', attention)).toMatchObject([{ title: '+15125550121', detail: 'customer-did-not-answer' }]);
  expect(of('failed_call', attention)).toMatchObject([{ title: '+15125550123', detail: 'pipeline-error' }]);
  expect(of('question', attention)).toMatchObject([{ subject: 'is there parking?', count: 2 }]);
  expect(of('webhook', attention)).toMatchObject([{ title: 'https://crm.example.com/hook', detail: '500', count: 1 }]);
  expect(attention.totals).toEqual({
    hot_lead: 1,
    question: 1,
    missed_call: 1,
    failed_call: 1,
    webhook: 1,
    model: 0,
    email_approval: 0,
    sdr_review: 0,
  });
});

test('what was put away comes back when it happens again, or when one changes one’s mind', async () => {
  const parking = { kind: 'question', subject: 'is there parking?' };
  expect((await browser.api.post('/api/v1/attention/done', parking)).status).toBe(200);
  expect((await list()).totals.question).toBe(0);
  await asOwner(`update call_turns set created_at = clock_timestamp() where business_id = $1`, [account.business_id]);
  expect((await list()).totals.question).toBe(1);
  const [missed] = of('missed_call', await list());
  const subject = missed?.subject ?? '';
  await browser.api.post('/api/v1/attention/done', { kind: 'missed_call', subject });
  expect((await list()).totals.missed_call).toBe(0);
  await browser.api.del(`/api/v1/attention/done?kind=missed_call&subject=${subject}`);
  expect((await list()).totals.missed_call).toBe(1);
});

test('a webhook that works again waits for nobody', async () => {
  await asOwner(
    `insert into deliveries (id, business_id, event_id, target, url, status, attempts, delivered_at)
     select gen_random_uuid(), business_id, event_id, target, url, 'delivered', 1, clock_timestamp()
       from deliveries where business_id = $1`,
    [account.business_id],
  );
  expect((await list()).totals.webhook).toBe(0);
});

test('emails and reviews are decided elsewhere and cannot be put away; keys see none of it', async () => {
  expect((await browser.api.post('/api/v1/attention/done', { kind: 'email_approval', subject: 'x' })).status).toBe(400);
  expect((await account.api.get('/api/v1/attention')).status).toBe(403);
});
