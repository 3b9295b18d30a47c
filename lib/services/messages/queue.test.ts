import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { inTenant } from '#lib/adapters/db/tenant.ts';
import { asOwner } from '#lib/adapters/db/testing/database.ts';
import { type MessagingNetwork, messagingPort } from '#lib/adapters/messaging/port.ts';
import type { Context } from '#lib/core/context.ts';
import { sandboxTexts } from '#lib/services/sandbox/text-network.ts';
import { systemContext } from '#lib/surfaces/jobs/worker.ts';
import { type Account, testInstance } from '#lib/surfaces/testing/instance.ts';
import { expireTexts } from './expire.ts';
import { queueSms, sendJob, settleForgottenTexts } from './queue.ts';
import { queueTexts } from './queue-many.ts';
import { sendSms } from './send.ts';
import { advanceText } from './transmit.ts';

// No worker runs here: what a job would do is done by hand, and a process dies where its network never answers.

let account: Account;
let system: Context;

beforeAll(async () => {
  const instance = await testInstance();
  account = await instance.signUp('Smith Law Firm');
  system = systemContext(instance.ports, 'test', [account.business_id]);
});
beforeEach(() => through(sandboxTexts));

const through = (sandbox: MessagingNetwork) => system.ports.plug(messagingPort, { live: null, sandbox });
const never = new Promise<never>(() => {});

interface Row {
  status: string;
  error_code: string | null;
  network_id: string | null;
  receipts: number | null;
}
const rowOf = async (to: string): Promise<Row | undefined> =>
  (
    await asOwner<Row>(
      `select m.status, m.error_code, m.network_id, s.receipts
         from messages m left join sandbox_texts s on s.message_id = m.id where m.contact = $1`,
      [to],
    )
  )[0];

/** A process that dies while it sends, and the minute after which that is noticed. */
async function dies(to: string, network: MessagingNetwork): Promise<void> {
  through(network);
  void sendSms(system, { to, from_agent_id: account.agent_id, message: 'Hello' });
  await expect.poll(() => rowOf(to)).toBeDefined();
  await new Promise((resolve) => setTimeout(resolve, 200));
  await age(to);
  through(sandboxTexts);
}
const age = (to: string, by = '2 minutes') =>
  asOwner(
    `update messages set attempted_at = attempted_at - $2::interval, created_at = created_at - $2::interval where contact = $1`,
    [to, by],
  );

describe('a process that dies', () => {
  test('between the mark and the network leaves a text that is sent once', async () => {
    await dies('+15125550101', { ...sandboxTexts, send: () => never });
    expect(await rowOf('+15125550101')).toMatchObject({ status: 'queued', receipts: null });
    const slow: MessagingNetwork['lookup'] = async (ctx, order, since) => {
      const known = await sandboxTexts.lookup(ctx, order, since);
      await new Promise((resolve) => setTimeout(resolve, 200));
      return known;
    };
    through({ ...sandboxTexts, lookup: slow });
    await Promise.all(Array.from({ length: 4 }, () => settleForgottenTexts(system)));
    expect(await rowOf('+15125550101')).toMatchObject({ network_id: expect.stringMatching(/^SM/), receipts: 1 });
  });

  test('after the network took the text leaves one that is not sent again', async () => {
    await dies('+15125550102', {
      ...sandboxTexts,
      send: async (ctx, order) => {
        await sandboxTexts.send(ctx, order);
        return never;
      },
    });
    expect(await rowOf('+15125550102')).toMatchObject({ network_id: null, receipts: 1 });
    await settleForgottenTexts(system);
    expect(await rowOf('+15125550102')).toMatchObject({ network_id: expect.stringMatching(/^SM/), receipts: 1 });
    const lines = await asOwner("select 1 from ledger where component = 'sms'");
    expect(lines).toHaveLength(2);
  });

  test('where the network cannot tell leaves one that is never sent again, and fails in the end', async () => {
    await dies('+15125550103', { ...sandboxTexts, send: () => never });
    through({ ...sandboxTexts, lookup: async () => 'unknown' });
    await settleForgottenTexts(system);
    expect(await rowOf('+15125550103')).toMatchObject({ status: 'queued', receipts: null });
    await age('+15125550103', '11 minutes');
    await settleForgottenTexts(system);
    expect(await rowOf('+15125550103')).toMatchObject({
      status: 'failed',
      error_code: 'outcome_unknown',
      receipts: null,
    });
    // Unless the network says so after all.
    const [text] = await asOwner<{ id: string }>("select id from messages where contact = '+15125550103'");
    await advanceText(system, text?.id ?? '', { status: 'delivered', networkId: 'SMlate' });
    expect(await rowOf('+15125550103')).toMatchObject({ status: 'delivered', error_code: null, network_id: 'SMlate' });
  });
});

const queue = (to: string, purpose: 'sdr' | 'notice' = 'sdr') =>
  inTenant(system, (tx, ctx) =>
    queueSms(tx, ctx, { businessId: account.business_id, agentId: account.agent_id, to, body: 'Hello', purpose }),
  );
const deliver = (id: string) => sendJob.run(system, { business_id: account.business_id, message_id: id });

describe('a queued text', () => {
  test('is sent by its job, once', async () => {
    const { id } = await queue('+15125550110');
    await Promise.all([deliver(id), deliver(id), deliver(id)]);
    await deliver(id);
    expect(await rowOf('+15125550110')).toMatchObject({ receipts: 1, error_code: null });
  });

  test('is not sent to who has opted out since', async () => {
    const { id } = await queue('+15125550111');
    await account.api.post('/api/v1/sandbox/sms', { agent_id: account.agent_id, from: '+15125550111', body: 'STOP' });
    await deliver(id);
    const rows = await asOwner("select status, error_code from messages where contact = $1 and purpose = 'sdr'", [
      '+15125550111',
    ]);
    expect(rows).toEqual([{ status: 'failed', error_code: 'number_opted_out' }]);
  });

  test('is sent by the round when its job is lost, and one text’s trouble holds up no other', async () => {
    await queue('+15125550112');
    await queue('+15125550113');
    for (const to of ['+15125550112', '+15125550113']) await age(to);
    through({
      ...sandboxTexts,
      send: (ctx, order) =>
        order.to === '+15125550112' ? Promise.reject(new Error('no line')) : sandboxTexts.send(ctx, order),
    });
    await expect(settleForgottenTexts(system)).rejects.toThrow('some texts');
    expect(await rowOf('+15125550113')).toMatchObject({ receipts: 1 });
    through(sandboxTexts);
    await age('+15125550112');
    await settleForgottenTexts(system);
    expect(await rowOf('+15125550112')).toMatchObject({ receipts: 1 });
  });

  test('is one of many, each in the thread of its lead', async () => {
    const people = ['+15125550130', '+15125550131', '+15125550132'];
    const leads: string[] = [];
    for (const phone of people) leads.push((await account.api.post('/api/v1/leads', { phone })).body.id);
    const ids = await inTenant(system, (tx, ctx) =>
      queueTexts(tx, ctx, {
        agentId: account.agent_id,
        purpose: 'sdr_action',
        texts: people.map((to, index) => ({ to, leadId: leads[index] ?? '', body: `Hello ${index}` })),
      }),
    );
    const jobs = await asOwner<{ id: string }>(
      "select data ->> 'message_id' as id from pgboss.job where name = 'messages.send' and data ->> 'message_id' = any ($1)",
      [ids],
    );
    expect(jobs.map(({ id }) => id).sort()).toEqual([...ids].sort());
    for (const id of ids) await deliver(id);
    for (const [index, id] of ids.entries()) {
      const { body } = await account.api.get(`/api/v1/sms?id=${id}`);
      expect(body).toMatchObject({ to: people[index], lead_id: leads[index], body: `Hello ${index}` });
      expect(await rowOf(people[index] ?? '')).toMatchObject({ receipts: 1 });
    }
    const { threads } = (await account.api.get('/api/v1/sms/threads?limit=3')).body;
    expect(threads.map(({ lead_id }: { lead_id: string }) => lead_id).sort()).toEqual([...leads].sort());
  });

  test('that tells the owner something makes no thread', async () => {
    await queue('+15125550114', 'notice');
    const { threads } = (await account.api.get('/api/v1/sms/threads?limit=100')).body;
    expect(threads.map(({ phone }: { phone: string }) => phone)).not.toContain('+15125550114');
  });
});

test('texts are kept as long as the business wishes, and a thread goes with its last one', async () => {
  const count = async () =>
    (
      await asOwner(
        "select 1 from messages where contact like '+1512555014%' union all select 1 from message_threads where contact like '+1512555014%'",
      )
    ).length;
  for (const to of ['+15125550140', '+15125550141']) await queue(to);
  await age('+15125550140', '31 days');
  expect(await count()).toBe(4);
  const expire = () => inTenant(system, (tx) => expireTexts(tx, account.business_id, 30, 100));
  expect([await expire(), await expire()]).toEqual([1, 0]);
  expect(await count()).toBe(2);
});

test('reports move a text forward only, in whatever order they come', async () => {
  const { id } = await queue('+15125550120');
  for (const status of ['delivered', 'sent', 'failed'] as const)
    await advanceText(system, id, { status, networkId: 'SMx' });
  expect(await rowOf('+15125550120')).toMatchObject({ status: 'delivered', network_id: 'SMx', error_code: null });
});
