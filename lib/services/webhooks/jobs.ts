import { sql } from 'kysely';
import { z } from 'zod';
import { enqueue } from '#lib/adapters/db/enqueue.ts';
import { inTenant, type Tx } from '#lib/adapters/db/tenant.ts';
import { outboundPort } from '#lib/adapters/outbound/port.ts';
import type { Context } from '#lib/core/context.ts';
import { type Job, job } from '#lib/core/job.ts';
import { attempt, requestOf } from './attempt.ts';
import { claim } from './claim.ts';
import { record } from './record.ts';
import { recordingLinkPort } from './recording-link.ts';

const input = z.object({ business_id: z.guid(), delivery_id: z.guid() });

/** New events go before what failed already: a receiver that is down must not hold up the others. */
const RETRY_PRIORITY = -1;

/**
 * Makes one attempt at one delivery. The request is made between two transactions, so that a slow receiver holds no
 * connection; a worker that dies in between leaves a lease that runs out (`app.forgotten_deliveries` finds it).
 */
export const deliverJob: Job<typeof input> = job({
  name: 'webhooks.deliver',
  input,
  expireSeconds: 60,
  retryLimit: 3,
  concurrency: 20,
  async run(worker: Context, ids: z.output<typeof input>): Promise<void> {
    const ctx = { ...worker, businesses: [ids.business_id] };
    const claimed = await claim(ctx, ids.delivery_id);
    if (!claimed) return inTenant(ctx, (tx) => comeBack(tx, ids));
    const request = requestOf(claimed, (callId) => ctx.ports.get(recordingLinkPort)(callId), Date.now());
    const outcome = await attempt(ctx.ports.get(outboundPort), request);
    await inTenant(ctx, async (tx) => {
      const next = await record(tx, claimed, outcome);
      if (next) await enqueue(tx, deliverJob, ids, { startAt: next, priority: RETRY_PRIORITY });
    });
  },
});

/**
 * A job that comes before its delivery is due comes back when it is: the worker that holds the lease may be dead, and its
 * own job was made again too early.
 */
async function comeBack(tx: Tx, ids: z.output<typeof input>): Promise<void> {
  const held = await tx
    .selectFrom('deliveries')
    .select('next_attempt_at')
    .where('id', '=', ids.delivery_id)
    .where('status', '=', 'pending')
    .where('next_attempt_at', '>', sql<string>`now()`)
    .executeTakeFirst();
  if (!held?.next_attempt_at) return;
  await enqueue(tx, deliverJob, ids, { startAt: new Date(held.next_attempt_at), priority: RETRY_PRIORITY });
}
