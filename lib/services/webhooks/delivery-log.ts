import { sql } from 'kysely';
import type { z } from 'zod';
import { enqueue } from '#lib/adapters/db/enqueue.ts';
import { readPage } from '#lib/adapters/db/read.ts';
import { inTenant } from '#lib/adapters/db/tenant.ts';
import { type Context, oneBusiness } from '#lib/core/context.ts';
import { notFound } from '#lib/core/errors.ts';
import type { Json } from '#lib/core/operation.ts';
import { payloadOf } from './body.ts';
import { deliverJob } from './jobs.ts';
import { recordingLinkPort } from './recording-link.ts';
import type {
  DeliveryDetail,
  DeliveryInput,
  ListDeliveriesInput,
  ListDeliveriesOutput,
  ReplayOutput,
} from './schema.ts';
import { webhookOf } from './service.ts';

const ROW = `r.id, r.business_id, e.type as event, r.event_id, e.subject_id, r.target, r.url, r.method, r.status, r.attempts,
  r.last_status_code, r.last_error, app.iso(r.next_attempt_at) as next_attempt_at, app.iso(r.delivered_at) as delivered_at,
  app.iso(r.created_at) as created_at`;

export async function listDeliveries(
  ctx: Context,
  input: z.output<typeof ListDeliveriesInput>,
): Promise<Json<typeof ListDeliveriesOutput>> {
  return readPage(ctx, {
    name: 'deliveries',
    table: 'deliveries',
    columns: ROW,
    joins: 'left join events e on e.id = r.event_id',
    businesses: [oneBusiness(ctx, input.business_id)],
    where: { status: input.status },
    and: [
      ['exists (select from events e where e.id = r.event_id and e.type = $?)', input.event],
      [
        'r.event_id = any (array(select e.id from events e where e.business_id = any ($1::uuid[]) and e.subject_id = $?::uuid))',
        input.call_id,
      ],
    ],
    limit: input.limit,
    after: input.after,
  });
}

/** A delivery in reach with what it sends and every attempt, or 404. */
export async function getDelivery(
  ctx: Context,
  { id }: z.output<typeof DeliveryInput>,
): Promise<z.output<typeof DeliveryDetail>> {
  return inTenant(ctx, async (tx) => {
    const row = await tx
      .selectFrom('deliveries as d')
      .innerJoin('events as e', 'e.id', 'd.event_id')
      .select([
        'd.id',
        'd.business_id',
        'e.type as event',
        'd.event_id',
        'e.subject_id',
        'd.target',
        'd.url',
        'd.method',
      ])
      .select(['d.status', 'd.attempts', 'd.last_status_code', 'd.last_error', 'd.next_attempt_at', 'd.delivered_at'])
      .select(['d.created_at', 'e.created_at as happened_at', 'e.data'])
      .where('d.id', '=', id)
      .where('d.business_id', 'in', [...ctx.businesses])
      .executeTakeFirst();
    if (!row) throw notFound('Delivery');
    const log = await tx
      .selectFrom('delivery_attempts')
      .select(['id', 'status_code', 'error', 'milliseconds as ms', 'answer', 'created_at'])
      .where('delivery_id', '=', id)
      .where('business_id', '=', row.business_id)
      .orderBy('created_at', 'desc')
      .orderBy('id', 'desc')
      .execute();
    const { data, happened_at, ...delivery } = row;
    const event = { type: row.event, at: happened_at, businessId: row.business_id, data };
    const target = row.target;
    const payload = payloadOf(event, target, (callId) => ctx.ports.get(recordingLinkPort)(callId));
    return { ...delivery, target, status: row.status, payload, log };
  });
}

/**
 * Sends a delivery again, from the first attempt on: the same event with the same id, to the URL configured now (or to
 * that of its call).
 * @throws `not_found`, also where the business has no webhook any more
 */
export async function replayDelivery(
  ctx: Context,
  { id }: z.output<typeof DeliveryInput>,
): Promise<z.output<typeof ReplayOutput>> {
  return inTenant(ctx, async (tx) => {
    const delivery = await tx
      .updateTable('deliveries')
      .set({ status: 'pending', attempts: 0, next_attempt_at: sql<string>`now()`, delivered_at: null })
      .where('id', '=', id)
      .where('business_id', 'in', [...ctx.businesses])
      .returning(['business_id', 'event_id', 'target'])
      .executeTakeFirst();
    if (!delivery) throw notFound('Delivery');
    const { business_id, event_id, target } = delivery;
    if (target === 'business' && !(await webhookOf(tx, business_id))) throw notFound('Webhook');
    await enqueue(tx, deliverJob, { business_id, delivery_id: id });
    return { success: true, id, event_id, status: 'pending', message: 'The delivery is on its way.' };
  });
}
