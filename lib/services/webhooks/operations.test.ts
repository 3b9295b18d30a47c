import { describe, expect, it } from 'vitest';
import { newId } from '#lib/adapters/db/id.ts';
import { asOwner } from '#lib/adapters/db/testing/database.ts';
import type { Context } from '#lib/core/context.ts';
import { type AnyOperation, invoke } from '#lib/core/operation.ts';
import { emit } from './events.ts';
import * as operations from './operations.ts';
import { signatureHolds } from './signature.ts';
import { openSetting } from './testing/setting.ts';

const setting = openSetting();
/** As the surface calls it; answers are checked against their schemas. */
const ask = async (operation: AnyOperation, input: unknown, ctx: Context = setting.ctx()) =>
  JSON.parse(await invoke(operation, ctx, input));
const refusal = (code: string) => expect.objectContaining({ code });
const register = (path = '/global') =>
  ask(operations.configureWebhookOperation, {
    business_id: setting.businessId,
    webhook_url: setting.receiver.url(path),
  });
const emitLead = (name = 'Jane Smith') => {
  const data = { id: newId(), name, email: null, phone: '+15125550123', source: 'inbound_call' };
  return setting.write((tx) =>
    emit(tx, { businessId: setting.businessId, type: 'lead.created', subjectId: data.id, data }),
  );
};
const list = (query: object = {}) =>
  ask(operations.listDeliveriesOperation, { business_id: setting.businessId, ...query });

describe('the webhook of a business', () => {
  const EVENTS = ['lead.created', 'lead.scored', 'call.completed'];

  it('is registered with a secret shown once, viewed masked, removed', async () => {
    const made = await register();
    expect(made).toMatchObject({
      business_id: setting.businessId,
      webhook_url: setting.receiver.url('/global'),
      events: EVENTS,
    });
    expect(made.webhook_secret).toMatch(/^whsec_.{40}$/);
    for (const input of [{}, { business_id: setting.businessId }]) {
      const view = await ask(operations.viewWebhookOperation, input);
      expect(view).toEqual({
        business_id: setting.businessId,
        webhook_url: setting.receiver.url('/global'),
        webhook_secret_masked: `...${made.webhook_secret.slice(-8)}`,
        previous_secret_until: null,
        configured: true,
        events: EVENTS,
      });
    }
    const rotated = await register();
    const { webhook_secret_masked, previous_secret_until } = await ask(operations.viewWebhookOperation, {});
    expect(webhook_secret_masked).toBe(`...${rotated.webhook_secret.slice(-8)}`);
    expect(Date.parse(previous_secret_until) - Date.now()).toBeGreaterThan(23.9 * 3_600_000);
    for (const _ of ['once', 'again'])
      expect(await ask(operations.removeWebhookOperation, {})).toMatchObject({ configured: false });
    expect(await ask(operations.viewWebhookOperation, {})).toMatchObject({
      configured: false,
      webhook_url: null,
      webhook_secret_masked: null,
    });
  });

  it.each(['ftp://nowhere', 'nowhere', 'https://user:pass@example.com/', '', 7])(
    'the URL %j is refused',
    async (webhook_url) => {
      await expect(ask(operations.configureWebhookOperation, { webhook_url })).rejects.toEqual(
        refusal('validation_error'),
      );
    },
  );

  it('without a URL the request is invalid', async () => {
    await expect(ask(operations.configureWebhookOperation, {})).rejects.toEqual(refusal('invalid_request'));
  });

  it('needs its scopes', async () => {
    const reader = setting.ctx(['webhooks:read']);
    await expect(ask(operations.configureWebhookOperation, { webhook_url: 'https://x.test' }, reader)).rejects.toEqual(
      refusal('forbidden'),
    );
    await expect(ask(operations.viewWebhookOperation, {}, setting.ctx(['calls:read']))).rejects.toEqual(
      refusal('forbidden'),
    );
  });

  it('must be named when several businesses are in reach', async () => {
    const both = setting.ctx(undefined, [setting.businessId, newId()]);
    await expect(ask(operations.viewWebhookOperation, {}, both)).rejects.toEqual(refusal('invalid_request'));
    expect(await ask(operations.viewWebhookOperation, { business_id: setting.businessId }, both)).toMatchObject({
      configured: false,
    });
  });

  it('of another business is 403 in every operation that names one', async () => {
    await register();
    const business_id = setting.businessId;
    await setting.newBusiness();
    const inputs = { webhook_url: 'https://x.test', business_id };
    for (const operation of [
      operations.configureWebhookOperation,
      operations.viewWebhookOperation,
      operations.removeWebhookOperation,
      operations.testWebhookOperation,
      operations.listDeliveriesOperation,
    ]) {
      await expect(ask(operation, inputs)).rejects.toEqual(refusal('forbidden'));
    }
  });
});

describe('a test event', () => {
  it('arrives signed and stands in the log', async () => {
    const { webhook_secret } = await register();
    const { delivery_id } = await ask(operations.testWebhookOperation, {});
    await setting.work();
    const [hit] = setting.receiver.got;
    expect(JSON.parse(hit?.raw ?? '')).toMatchObject({ event: 'webhook.test', business_id: setting.businessId });
    expect(signatureHolds(webhook_secret, String(hit?.headers['x-kaicalls-signature']), hit?.raw ?? '')).toBe(true);
    expect(await ask(operations.getDeliveryOperation, { id: delivery_id })).toMatchObject({
      status: 'delivered',
      event: 'webhook.test',
    });
  });

  it('is 404 without a webhook, and leaves no event', async () => {
    await expect(ask(operations.testWebhookOperation, {})).rejects.toEqual(refusal('not_found'));
    expect(await asOwner('select 1 from events where business_id = $1', [setting.businessId])).toEqual([]);
  });
});

describe('the delivery log', () => {
  it('is walked newest first without skipping or repeating, by either cursor', async () => {
    await register();
    for (let i = 0; i < 5; i++) await emitLead(`Lead ${i}`);
    const all = (await list()).deliveries;
    expect(all).toHaveLength(5);
    expect(all.map((one: { created_at: string }) => one.created_at)).toEqual(
      all
        .map((one: { created_at: string }) => one.created_at)
        .sort()
        .reverse(),
    );
    for (const cursorOf of [
      (page: typeof all) => page.next_cursor,
      (page: typeof all) => page.deliveries.at(-1).created_at,
    ]) {
      const seen: string[] = [];
      let page = await list({ limit: '2' });
      for (; page.has_more; page = await list({ limit: '2', after: cursorOf(page) }))
        seen.push(...page.deliveries.map((one: { id: string }) => one.id));
      seen.push(...page.deliveries.map((one: { id: string }) => one.id));
      expect(seen).toEqual(all.map((one: { id: string }) => one.id));
      expect(page.next_cursor).toBeNull();
    }
  });

  it('is filtered by status and event', async () => {
    await register();
    await emitLead();
    await setting.work();
    setting.receiver.answer = () => ({ status: 500 });
    await ask(operations.testWebhookOperation, {});
    await setting.work();
    const events = async (query: object) => (await list(query)).deliveries.map((one: { event: string }) => one.event);
    expect(await events({})).toEqual(['webhook.test', 'lead.created']);
    expect(await events({ status: 'pending' })).toEqual(['webhook.test']);
    expect(await events({ status: 'delivered', event: 'lead.created' })).toEqual(['lead.created']);
    expect(await events({ status: 'dead' })).toEqual([]);
    await expect(list({ status: 'lost' })).rejects.toEqual(refusal('validation_error'));
    await expect(list({ limit: '0' })).rejects.toEqual(refusal('validation_error'));
  });

  it('of another business does not exist', async () => {
    await register();
    await emitLead();
    const { id } = await setting.onlyDelivery();
    await setting.newBusiness();
    expect((await ask(operations.listDeliveriesOperation, {})).deliveries).toEqual([]);
    for (const operation of [operations.getDeliveryOperation, operations.replayDeliveryOperation]) {
      await expect(ask(operation, { id })).rejects.toEqual(refusal('not_found'));
      await expect(ask(operation, { id: newId() })).rejects.toEqual(refusal('not_found'));
      await expect(ask(operation, { id: 'x' })).rejects.toEqual(refusal('validation_error'));
    }
  });

  it('is replayed through its operation', async () => {
    await register();
    await emitLead();
    await setting.work();
    const { id } = await setting.onlyDelivery();
    expect(await ask(operations.replayDeliveryOperation, { id })).toMatchObject({ success: true, status: 'pending' });
    expect(await setting.work()).toBe(1);
    expect(setting.receiver.got).toHaveLength(2);
  });
});
