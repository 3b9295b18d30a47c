import { Stripe } from 'stripe';
import type { Chaos } from '#e2e/emulators/kit/chaos.ts';
import { Webhooks } from '#e2e/emulators/kit/webhooks.ts';
import { newName } from './bodies.ts';

export interface Destination {
  /** `/api/callbacks/stripe` of a product. */
  url: string;
  /** Signs what is sent there. */
  secret: string;
}

/** The key is never used: only the signing is wanted of it. */
const signing = new Stripe('sk_test_of_the_emulator').webhooks;

/** Signs a body as Stripe does, by default as of now. */
export const signatureOf = (payload: string, secret: string, timestamp?: number): string =>
  signing.generateTestHeaderString({ payload, secret, ...(timestamp !== undefined && { timestamp }) });

/** What Stripe tells a destination: snapshots of what changed, and thin notices of what is to be fetched. */
export class StripeEvents {
  readonly webhooks: Webhooks;
  /** The thin ones, with what is fetched by their id. */
  readonly thin = new Map<string, object>();
  destination: Destination | null = null;
  readonly #now: () => number;

  constructor(now: () => number, chaos?: Chaos) {
    this.#now = now;
    this.webhooks = new Webhooks(chaos);
  }

  /** Tells of an object as it is at this moment. */
  snapshot(type: string, object: unknown): void {
    this.#send(type, this.snapshotBody(type, object));
  }

  snapshotBody(type: string, object: unknown): string {
    return JSON.stringify({
      id: newName('evt'),
      object: 'event',
      api_version: '2026-10-28.endive',
      created: this.#now(),
      type,
      livemode: false,
      pending_webhooks: 1,
      request: { id: null, idempotency_key: null },
      data: { object },
    });
  }

  /** Tells that something is to be fetched. */
  notify(type: string, data: unknown): void {
    const id = newName('evt_test');
    const created = new Date(this.#now() * 1000).toISOString();
    const event = { id, object: 'v2.core.event', type, created, livemode: false, context: null, reason: null };
    this.thin.set(id, { ...event, data });
    this.#send(type, JSON.stringify(event));
  }

  #send(kind: string, body: string): void {
    const { destination } = this;
    if (!destination) return;
    const request = () => ({
      headers: { 'content-type': 'application/json', 'stripe-signature': signatureOf(body, destination.secret) },
      body,
    });
    this.webhooks.send({ kind, url: destination.url, request, retries: 3 });
  }
}
