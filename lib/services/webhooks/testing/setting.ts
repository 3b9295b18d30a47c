import { PgBoss } from 'pg-boss';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import { newId } from '#lib/adapters/db/id.ts';
import { inTenant, type Tx } from '#lib/adapters/db/tenant.ts';
import { asOwner, testDatabase } from '#lib/adapters/db/testing/database.ts';
import { GuardedOutbound } from '#lib/adapters/outbound/guarded.ts';
import { outboundPort } from '#lib/adapters/outbound/port.ts';
import type { Context } from '#lib/core/context.ts';
import { Ports } from '#lib/core/port.ts';
import { getDelivery, listDeliveries } from '#lib/services/webhooks/delivery-log.ts';
import { deliverJob } from '#lib/services/webhooks/jobs.ts';
import { recordingLinkPort } from '#lib/services/webhooks/recording-link.ts';
import { ListDeliveriesInput } from '#lib/services/webhooks/schema.ts';
import { Receiver } from './receiver.ts';

/** A database, a queue, the guarded client and a receiver: everything that a delivery passes, and nothing pretended. */
export class Setting {
  readonly receiver = new Receiver();
  /** Every name leads to loopback here, so that a host such as discord.com is the receiver. */
  readonly outbound = new GuardedOutbound({
    allowLoopback: true,
    allowedHosts: [],
    lookup: (_host, _options, found) => found(null, [{ address: '127.0.0.1', family: 4 }]),
  });
  readonly ports = new Ports()
    .plug(outboundPort, this.outbound)
    .plug(recordingLinkPort, (callId) => `https://kaicalls.test/recordings/${callId}?signature=x`);
  businessId = '';
  #boss: PgBoss | undefined;

  async open(): Promise<void> {
    const { adminUrl } = await testDatabase();
    this.#boss = new PgBoss({ connectionString: adminUrl, supervise: false, schedule: false });
    await this.#boss.start();
    await this.#boss.createQueue(deliverJob.name, { notify: true });
    await this.receiver.open();
  }

  async close(): Promise<void> {
    this.receiver.close();
    await this.outbound.close();
    await this.#boss?.stop({ graceful: false });
  }

  /** A new business without a webhook: the one that `ctx` reaches from now on. */
  async newBusiness(): Promise<string> {
    const id = newId();
    this.businessId = id;
    await this.write((tx) =>
      tx.insertInto('businesses').values({ id, name: 'Acme', trial_ends_at: '2030-01-01T00:00:00Z' }).execute(),
    );
    return id;
  }

  /** A key of the business with these scopes. */
  ctx(scopes = ['webhooks:read', 'webhooks:write'], businesses = [this.businessId]): Context {
    const roles = new Map(businesses.map((id) => [id, 'owner' as const]));
    const principal = { kind: 'key', id: newId(), accountId: newId(), scopes, roles } as const;
    return { requestId: newId(), principal, businesses, ip: null, ports: this.ports, usage: {} };
  }

  write<T>(fn: (tx: Tx) => Promise<T>): Promise<T> {
    return inTenant(this.ctx(), fn);
  }

  /** The delivery log of the business, as its key reads it. */
  async deliveries(): Promise<{ id: string }[]> {
    const { text } = await listDeliveries(this.ctx(), ListDeliveriesInput.parse({}));
    return JSON.parse(text).deliveries;
  }

  /** The one delivery of the business, with its attempts. */
  async onlyDelivery() {
    const [delivery, another] = await this.deliveries();
    if (!delivery || another) throw new Error('not exactly one delivery');
    return getDelivery(this.ctx(), { id: delivery.id });
  }

  /** Runs the jobs that are due, as a worker would, until none is; answers how many. */
  async work(): Promise<number> {
    const boss = this.#boss as PgBoss;
    const worker: Context = { ...this.ctx(), principal: { kind: 'system', job: deliverJob.name }, businesses: [] };
    for (let count = 0; ; count++) {
      const [taken] = await boss.fetch(deliverJob.name);
      if (!taken) return count;
      await deliverJob.run(worker, deliverJob.input.parse(taken.data) as { business_id: string; delivery_id: string });
      await boss.complete(deliverJob.name, taken.id);
    }
  }

  /** Makes the next attempt of every delivery of the business due, and its job: what time would do. */
  async letTimePass(): Promise<void> {
    await asOwner(
      `update deliveries set next_attempt_at = now() - interval '1 second' where business_id = $1 and status = 'pending'`,
      [this.businessId],
    );
    await asOwner(
      `update pgboss.job set start_after = now() - interval '1 second' where name = $1 and state = 'created'`,
      [deliverJob.name],
    );
  }
}

/** Opens a setting for a test file; each test starts with a new business and a receiver that has got nothing. */
export function openSetting(): Setting {
  const setting = new Setting();
  beforeAll(() => setting.open());
  afterAll(() => setting.close());
  beforeEach(async () => {
    setting.receiver.got.length = 0;
    setting.receiver.answer = () => ({ status: 200, body: 'ok' });
    await asOwner('delete from pgboss.job');
    await setting.newBusiness();
  });
  return setting;
}
