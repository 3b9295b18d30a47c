import { Webhook } from 'standardwebhooks';
import { describe, expect, it } from 'vitest';
import { newId } from '#lib/adapters/db/id.ts';
import { asOwner } from '#lib/adapters/db/testing/database.ts';
import { replayDelivery } from './delivery-log.ts';
import { type CallWebhook, emit, emitTo } from './events.ts';
import { SIGN_WHEN_SENT } from './recording-link.ts';
import { configureWebhook, removeWebhook } from './service.ts';
import { signatureHolds } from './signature.ts';
import { openSetting } from './testing/setting.ts';

const setting = openSetting();
const configure = (path = '/global') => configureWebhook(setting.ctx(), { webhook_url: setting.receiver.url(path) });
const got = () => setting.receiver.got;

const emitLead = () => {
  const data = { id: newId(), name: 'Jane Smith', email: null, phone: '+15125550123', source: 'inbound_call' };
  return setting.write((tx) =>
    emit(tx, { businessId: setting.businessId, type: 'lead.created', subjectId: data.id, data }),
  );
};

const emitCall = async (more: Partial<CallWebhook> = {}) => {
  const data = {
    call_id: newId(),
    status: 'completed',
    duration: 12,
    agent_name: 'Kai',
    ended_reason: 'customer-ended-call',
    recording_url: SIGN_WHEN_SENT,
    summary: 'Asked about pricing.',
  } as const;
  const event = { businessId: setting.businessId, type: 'call.completed', subjectId: data.call_id, data } as const;
  const hook = { target: 'call', url: setting.receiver.url('/call'), ...more } as const;
  await setting.write((tx) => emitTo(tx, { ...event, ...hook }));
  return data;
};

describe('where it goes', () => {
  it('to the URL configured when it is sent, signed with both secrets for a day after a rotation', async () => {
    const first = await configure('/old');
    await emitLead();
    const second = await configure('/new');
    await setting.work();
    const [hit] = got();
    expect(hit?.path).toBe('/new');
    const header = String(hit?.headers['x-kaicalls-signature']);
    for (const { webhook_secret } of [first, second]) {
      expect(signatureHolds(webhook_secret, header, hit?.raw ?? '')).toBe(true);
      new Webhook(webhook_secret).verify(hit?.raw ?? '', hit?.headers as Record<string, string>);
    }
    expect((await setting.onlyDelivery()).url).toBe(setting.receiver.url('/new'));
    await asOwner(`update webhooks set previous_until = now() - interval '1 second' where business_id = $1`, [
      setting.businessId,
    ]);
    await emitLead();
    await setting.work();
    const later = got()[1];
    expect(signatureHolds(first.webhook_secret, String(later?.headers['x-kaicalls-signature']), later?.raw ?? '')).toBe(
      false,
    );
  });

  it('nowhere when the webhook was removed: dead, with the reason', async () => {
    await configure();
    await emitLead();
    await removeWebhook(setting.ctx(), {});
    await setting.work();
    expect(got()).toEqual([]);
    expect(await setting.onlyDelivery()).toMatchObject({
      status: 'dead',
      attempts: 0,
      last_error: expect.stringMatching(/webhook was removed/),
    });
    await expect(replayDelivery(setting.ctx(), { id: (await setting.onlyDelivery()).id })).rejects.toMatchObject({
      code: 'not_found',
    });
    expect(await setting.onlyDelivery()).toMatchObject({ status: 'dead' });
  });

  it('again on a replay, with the same id, to the URL configured now', async () => {
    await configure('/gone');
    setting.receiver.answer = ({ path }) => ({ status: path === '/gone' ? 410 : 200 });
    await emitLead();
    await setting.work();
    const { id } = await setting.onlyDelivery();
    await configure('/good');
    expect(await replayDelivery(setting.ctx(), { id })).toMatchObject({ success: true, id, status: 'pending' });
    await setting.work();
    const [first, second] = got();
    expect([first?.path, second?.path]).toEqual(['/gone', '/good']);
    expect(second?.headers['webhook-id']).toBe(first?.headers['webhook-id']);
    expect(await setting.onlyDelivery()).toMatchObject({
      status: 'delivered',
      attempts: 1,
      log: [{ status_code: 200 }, { status_code: 410 }],
    });
    await expect(replayDelivery(setting.ctx(), { id: newId() })).rejects.toMatchObject({ code: 'not_found' });
    await setting.newBusiness();
    await expect(replayDelivery(setting.ctx(), { id })).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('Discord', () => {
  const at = (host: string, path: string) => setting.receiver.url(path).replace('127.0.0.1', host);

  it('gets an embed, unsigned and without headers of ours', async () => {
    setting.receiver.answer = () => ({ status: 204 });
    await configureWebhook(setting.ctx(), { webhook_url: at('discord.com', '/api/webhooks/1/token') });
    await emitLead();
    await setting.work();
    const [hit] = got();
    expect(JSON.parse(hit?.raw ?? '')).toMatchObject({ embeds: [{ title: 'New lead' }] });
    expect(Object.keys(hit?.headers ?? {}).filter((name) => /kaicalls|webhook/.test(name))).toEqual([]);
    expect(await setting.onlyDelivery()).toMatchObject({ status: 'delivered', last_status_code: 204 });
  });

  it('is not whoever has its name in the path', async () => {
    await configureWebhook(setting.ctx(), { webhook_url: at('evil.test', '/discord.com/api/webhooks/1') });
    await emitLead();
    await setting.work();
    expect(JSON.parse(got()[0]?.raw ?? '')).toMatchObject({ event: 'lead.created' });
    expect(got()[0]?.headers).toHaveProperty('x-kaicalls-signature');
  });
});

describe('the webhooks of a call', () => {
  it('get call_id and status at the top and a link made when it is sent; unsigned while the business has no secret', async () => {
    const data = await emitCall();
    await setting.work();
    const [hit] = got();
    const recording_url = `https://kaicalls.test/recordings/${data.call_id}?signature=x`;
    expect(JSON.parse(hit?.raw ?? '')).toMatchObject({
      event: 'call.completed',
      call_id: data.call_id,
      status: 'completed',
      business_id: setting.businessId,
      data: { ...data, recording_url },
    });
    expect(hit?.headers).not.toHaveProperty('x-kaicalls-signature');
    expect(hit?.headers).toHaveProperty('webhook-id');
  });

  it('are signed with the secret of the business once it has one, and do not reach its webhook', async () => {
    const { webhook_secret } = await configure();
    await emitCall();
    await setting.work();
    expect(got().map((hit) => hit.path)).toEqual(['/call']);
    const [hit] = got();
    expect(signatureHolds(webhook_secret, String(hit?.headers['x-kaicalls-signature']), hit?.raw ?? '')).toBe(true);
  });

  it('are sent with the asked method and headers, which cannot replace ours', async () => {
    await configure();
    await emitCall({
      method: 'PUT',
      headers: [
        { key: 'Authorization', value: 'Bearer your-token' },
        { key: 'X-KAICALLS-signature', value: 'forged' },
        { key: 'Content-Type', value: 'text/plain' },
      ],
    });
    await setting.work();
    const [hit] = got();
    expect(hit).toMatchObject({
      method: 'PUT',
      headers: { authorization: 'Bearer your-token', 'content-type': 'application/json' },
    });
    expect(hit?.headers['x-kaicalls-signature']).toMatch(/^t=\d+,v1=[0-9a-f]{64}$/);
  });

  it('by GET: no body, the call named in the query, the empty body signed', async () => {
    const { webhook_secret } = await configure();
    const data = await emitCall({ method: 'GET', url: setting.receiver.url('/call?mine=1') });
    await setting.work();
    const [hit] = got();
    expect(hit).toMatchObject({ method: 'GET', raw: '' });
    const query = new URL(`http://x${hit?.path}`).searchParams;
    expect(Object.fromEntries(query)).toMatchObject({
      mine: '1',
      event: 'call.completed',
      call_id: data.call_id,
      status: 'completed',
    });
    expect(signatureHolds(webhook_secret, String(hit?.headers['x-kaicalls-signature']), '')).toBe(true);
  });
});

describe('the log', () => {
  it('never shows the headers that a call named', async () => {
    await emitCall({ headers: [{ key: 'Authorization', value: 'Bearer your-token' }] });
    await setting.work();
    expect(got()[0]?.headers.authorization).toBe('Bearer your-token');
    expect(JSON.stringify([await setting.onlyDelivery(), await setting.deliveries()])).not.toContain('your-token');
  });
});
