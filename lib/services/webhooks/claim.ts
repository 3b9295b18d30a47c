import { sql } from 'kysely';
import { inTenant } from '#lib/adapters/db/tenant.ts';
import type { Context } from '#lib/core/context.ts';
import type { OutboundHeaders } from '#lib/core/url.ts';
import type { StoredEvent } from './body.ts';
import type { Target } from './event-data.ts';

/** Longer than a request can take: until then nobody else sends it; after that its worker counts as dead. */
const LEASE = sql<string>`now() + interval '30 seconds'`;

/** One attempt at one delivery, taken by this worker and nobody else. */
export interface Claimed {
  deliveryId: string;
  businessId: string;
  eventId: string;
  event: StoredEvent;
  target: Target;
  url: string;
  method: string;
  headers: OutboundHeaders;
  /** Which attempt this is, from 1. */
  attempt: number;
  /** The secrets to sign with, oldest first; none before the business has a webhook. */
  secrets: string[];
}

/**
 * Takes a delivery that is due: counts the attempt and moves its next one beyond the lease, in one short transaction.
 * Null when it is not due, is over, or another worker has it. What is meant for the webhook of the business goes to the
 * URL configured now; without one it is dead.
 */
export async function claim(ctx: Context, deliveryId: string): Promise<Claimed | null> {
  return inTenant(ctx, async (tx) => {
    const due = await tx
      .selectFrom('deliveries as d')
      .innerJoin('events as e', 'e.id', 'd.event_id')
      .leftJoin('webhooks as w', 'w.business_id', 'd.business_id')
      .select(['d.business_id', 'd.event_id', 'd.target', 'd.url', 'd.method', 'd.headers', 'd.attempts'])
      .select(['e.type', 'e.created_at as happened_at', 'e.data', 'w.url as business_url', 'w.secret'])
      .select(sql<string | null>`case when w.previous_until > now() then w.previous_secret end`.as('previous_secret'))
      .where('d.id', '=', deliveryId)
      .where('d.status', '=', 'pending')
      .where('d.next_attempt_at', '<=', sql<string>`now()`)
      .forUpdate('d')
      .skipLocked()
      .executeTakeFirst();
    if (!due) return null;
    const target = due.target;
    const url = target === 'business' ? due.business_url : due.url;
    const change = tx.updateTable('deliveries').where('id', '=', deliveryId);
    if (url === null) {
      const last_error = 'the webhook was removed before this could be delivered';
      await change.set({ status: 'dead', last_error, next_attempt_at: null }).execute();
      return null;
    }
    const attempt = due.attempts + 1;
    await change.set({ attempts: attempt, url, next_attempt_at: LEASE }).execute();
    return {
      deliveryId,
      businessId: due.business_id,
      eventId: due.event_id,
      event: { type: due.type, at: due.happened_at, businessId: due.business_id, data: due.data },
      target,
      url,
      method: due.method,
      headers: due.headers as unknown as OutboundHeaders,
      attempt,
      secrets: [due.previous_secret, due.secret].filter((secret) => secret !== null),
    };
  });
}
