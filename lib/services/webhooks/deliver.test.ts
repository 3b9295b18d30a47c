import { Webhook } from 'standardwebhooks';
import { describe, expect, it } from 'vitest';
import { newId } from '#lib/adapters/db/id.ts';
import { asOwner } from '#lib/adapters/db/testing/database.ts';
import { Ports } from '#lib/core/port.ts';
import { claim } from './claim.ts';
import { replayDelivery } from './delivery-log.ts';
import { emit, emitTo } from './events.ts';
import { deliverJob } from './jobs.ts';
import { record } from './record.ts';
import { configureWebhook } from './service.ts';
import { signatureHolds } from './signature.ts';
import { openSetting } from './testing/setting.ts';

const setting = openSetting();
const configure = (path = '/global') => configureWebhook(setting.ctx(), { webhook_url: setting.receiver.url(path) });

const lead = () => ({ id: newId(), name: 'Jane Smith', email: null, phone: '+15125550123', source: 'inbound_call' });
const emitLead = (data = lead()) =>
  setting.write((tx) => emit(tx, { businessId: setting.businessId, type: 'lead.created', subjectId: data.id, data }));
const got = () => setting.receiver.got;

describe('delivery', () => {
  it('arrives signed, as the receiver of the reference and of Standard Webhooks read it', async () => {
    const { webhook_secret } = await configure();
    const data = lead();
    const eventId = await emitLead(data);
    expect(got()).toEqual([]);
    expect(await setting.work()).toBe(1);
    const [hit] = got();
    expect(hit).toMatchObject({ path: '/global', method: 'POST' });
    expect(hit?.headers).toMatchObject({
      'x-kaicalls-event': 'lead.created',
      'content-type': 'application/json',
      'webhook-id': eventId,
    });
    expect(signatureHolds(webhook_secret, String(hit?.headers['x-kaicalls-signature']), hit?.raw ?? '')).toBe(true);
    const body = new Webhook(webhook_secret).verify(hit?.raw ?? '', hit?.headers as Record<string, string>);
    expect(body).toMatchObject({ event: 'lead.created', business_id: setting.businessId, data });
    expect(await setting.onlyDelivery()).toMatchObject({
      status: 'delivered',
      attempts: 1,
      last_status_code: 200,
      last_error: null,
      next_attempt_at: null,
      delivered_at: expect.any(String),
      subject_id: data.id,
      payload: { data },
      log: [{ status_code: 200, answer: 'ok', error: null, ms: expect.any(Number) }],
    });
  });

  it('without a webhook there is an event and no delivery', async () => {
    await emitLead();
    expect(await setting.work()).toBe(0);
    expect(await setting.deliveries()).toEqual([]);
    expect(await asOwner('select type from events where business_id = $1', [setting.businessId])).toEqual([
      { type: 'lead.created' },
    ]);
  });

  it('what is rolled back is never told', async () => {
    await configure();
    const data = lead();
    const undone = setting.write(async (tx) => {
      await emit(tx, { businessId: setting.businessId, type: 'lead.created', subjectId: data.id, data });
      await emitTo(tx, {
        businessId: setting.businessId,
        type: 'lead.created',
        subjectId: data.id,
        data,
        target: 'call',
        url: setting.receiver.url('/call'),
      });
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    expect(await setting.work()).toBe(0);
    expect(await setting.deliveries()).toEqual([]);
  });

  it('an event of another business is refused by the database', async () => {
    const data = lead();
    const foreign = setting.write((tx) =>
      emit(tx, { businessId: newId(), type: 'lead.created', subjectId: data.id, data }),
    );
    await expect(foreign).rejects.toMatchObject({ code: '42501' });
  });
});

describe('failure', () => {
  it('is logged, tried again later with the same id, and delivered when the receiver is back', async () => {
    await configure();
    setting.receiver.answer = (_, count) => ({ status: count < 3 ? 500 : 204, body: 'x'.repeat(5000) });
    await emitLead();
    expect(await setting.work()).toBe(1);
    const failed = await setting.onlyDelivery();
    expect(failed).toMatchObject({ status: 'pending', attempts: 1, last_status_code: 500, last_error: 'answered 500' });
    const wait = Date.parse(failed.next_attempt_at ?? '') - Date.now();
    expect(wait).toBeGreaterThan(2000);
    expect(wait).toBeLessThan(6500);
    expect(failed.log[0]?.answer).toHaveLength(2048);
    expect(await setting.work()).toBe(0); // not before its time
    await setting.letTimePass();
    expect(await setting.work()).toBe(1);
    await setting.letTimePass();
    expect(await setting.work()).toBe(1);
    expect(await setting.onlyDelivery()).toMatchObject({
      status: 'delivered',
      attempts: 3,
      last_status_code: 204,
      last_error: null,
    });
    expect(new Set(got().map((hit) => hit.headers['webhook-id'])).size).toBe(1);
    expect((await setting.onlyDelivery()).log.map((entry) => entry.status_code)).toEqual([204, 500, 500]);
    await setting.letTimePass();
    expect(await setting.work()).toBe(0);
  });

  it('ends dead after the last attempt of the schedule', async () => {
    await configure();
    setting.receiver.answer = () => ({ status: 503 });
    await emitLead();
    let attempts = 0;
    while (await setting.work()) {
      attempts++;
      await setting.letTimePass();
    }
    expect(attempts).toBe(11);
    expect(await setting.onlyDelivery()).toMatchObject({
      status: 'dead',
      attempts: 11,
      next_attempt_at: null,
      last_error: 'answered 503',
    });
  });

  it.each([
    [410, 'dead', /answered 410/],
    [307, 'pending', /redirects are not followed/],
    [404, 'pending', /answered 404/],
  ])('an answer of %i leaves it %s', async (status, state, error) => {
    await configure();
    setting.receiver.answer = () => ({ status, headers: { location: setting.receiver.url('/elsewhere') } });
    await emitLead();
    await setting.work();
    expect(await setting.onlyDelivery()).toMatchObject({
      status: state,
      last_status_code: status,
      last_error: expect.stringMatching(error),
    });
    expect(got().map((hit) => hit.path)).toEqual(['/global']);
  });

  it('nobody listening and a forbidden address are failures of the receiver, not of the job', async () => {
    for (const webhook_url of ['http://127.0.0.1:1/', 'http://10.0.0.1/hook']) {
      await setting.newBusiness();
      await configureWebhook(setting.ctx(), { webhook_url });
      await emitLead();
      await setting.work();
      expect(await setting.onlyDelivery()).toMatchObject({
        status: 'pending',
        attempts: 1,
        last_status_code: null,
        last_error: expect.stringMatching(/refused|private/),
      });
    }
  });

  it('an answer that Postgres cannot store does no harm', async () => {
    await configure();
    setting.receiver.answer = () => ({ status: 200, body: 'a\0b' });
    await emitLead();
    await setting.work();
    expect(await setting.onlyDelivery()).toMatchObject({ status: 'delivered', log: [{ answer: 'ab' }] });
  });
});

describe('two workers', () => {
  it('send once, however many jobs there are for one delivery', async () => {
    await configure();
    await emitLead();
    const [row] = await asOwner<{ id: string }>('select id from deliveries where business_id = $1', [
      setting.businessId,
    ]);
    const ids = { business_id: setting.businessId, delivery_id: String(row?.id) };
    await Promise.all(Array.from({ length: 8 }, () => deliverJob.run(setting.ctx(), ids)));
    expect(got()).toHaveLength(1);
    expect(await setting.onlyDelivery()).toMatchObject({ status: 'delivered', attempts: 1 });
    await setting.work(); // the job that is still queued
    expect(got()).toHaveLength(1);
  });

  it('a worker that dies while sending leaves a lease that runs out, and the delivery is found again', async () => {
    await configure();
    await emitLead();
    const [row] = await asOwner<{ id: string }>('select id from deliveries where business_id = $1', [
      setting.businessId,
    ]);
    const ids = { business_id: setting.businessId, delivery_id: String(row?.id) };
    // Without its ports the job breaks off where a killed worker would: after the claim, before the answer is recorded.
    await expect(deliverJob.run({ ...setting.ctx(), ports: new Ports() }, ids)).rejects.toThrow('nothing is plugged');
    await setting.work();
    expect(got()).toEqual([]); // its lease holds
    await asOwner(`update deliveries set next_attempt_at = next_attempt_at - interval '3 minutes' where id = $1`, [
      ids.delivery_id,
    ]);
    const found = await asOwner('select id from app.forgotten_deliveries(100) where id = $1', [ids.delivery_id]);
    expect(found).toHaveLength(1);
    await deliverJob.run(setting.ctx(), ids);
    expect(got()).toHaveLength(1);
    expect(await setting.onlyDelivery()).toMatchObject({ status: 'delivered', attempts: 2 });
  });

  it('a job that comes while the lease of a dead worker holds comes back when it has run out', async () => {
    await configure();
    await emitLead();
    const { id } = await setting.onlyDelivery();
    await claim(setting.ctx(), id); // and its worker dies
    expect(await setting.work()).toBe(1);
    expect(got()).toEqual([]);
    await setting.letTimePass();
    expect(await setting.work()).toBe(1);
    expect(got()).toHaveLength(1);
    expect(await setting.onlyDelivery()).toMatchObject({ status: 'delivered', attempts: 2 });
  });

  it('a failure that is reported late changes nothing for who has taken over', async () => {
    await configure();
    await emitLead();
    const { id } = await setting.onlyDelivery();
    const late = await claim(setting.ctx(), id);
    await replayDelivery(setting.ctx(), { id });
    const outcome = { statusCode: 500, error: 'answered 500', answer: '', milliseconds: 1, retryAfter: undefined };
    expect(late && (await setting.write((tx) => record(tx, late, outcome)))).toBeNull();
    const after = await setting.onlyDelivery();
    expect(after).toMatchObject({ status: 'pending', attempts: 0, log: [{ status_code: 500 }] });
    expect(Date.parse(after.next_attempt_at ?? '')).toBeLessThanOrEqual(Date.now());
  });
});
