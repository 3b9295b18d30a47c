import { sql } from 'kysely';
import { enqueue } from '#lib/adapters/db/enqueue.ts';
import { newId } from '#lib/adapters/db/id.ts';
import type { Tx } from '#lib/adapters/db/tenant.ts';
import type { OutboundHeaders } from '#lib/core/url.ts';
import { EVENT_DATA, type EventData, type EventType, type Target } from './event-data.ts';
import { deliverJob } from './jobs.ts';

export interface NewEvent<T extends EventType> {
  businessId: string;
  type: T;
  /** The lead or call that the event is about: what a delivery can be found by. */
  subjectId: string;
  data: EventData<T>;
}

const json = <T extends EventType>({ type, data }: NewEvent<T>): string => JSON.stringify(EVENT_DATA[type].parse(data));

/**
 * Writes an event in the transaction of the change that it tells of, with its delivery to the webhook of the business
 * where there is one. Answers the event's id.
 * @throws when the business is not among those of the transaction.
 */
export async function emit<T extends EventType>(tx: Tx, event: NewEvent<T>): Promise<string> {
  const id = newId();
  await sql`select app.emit(${event.businessId}::uuid, ${id}::uuid, ${newId()}::uuid, ${event.type}, ${event.subjectId}::uuid, ${json(event)}::jsonb)`.execute(
    tx,
  );
  return id;
}

export interface CallWebhook {
  target: Exclude<Target, 'business'>;
  url: string;
  /** POST unless said; a GET carries what names the call in its query. */
  method?: string;
  headers?: OutboundHeaders;
}

/**
 * As `emit`, to a webhook that one call named. The event is that delivery's own: the webhook of the business is not told.
 */
export async function emitTo<T extends EventType>(tx: Tx, event: NewEvent<T> & CallWebhook): Promise<string> {
  const id = newId();
  const deliveryId = newId();
  const { businessId, target, url, method = 'POST', headers = [] } = event;
  await tx
    .insertInto('events')
    .values({ id, business_id: businessId, type: event.type, subject_id: event.subjectId, data: json(event) })
    .execute();
  await tx
    .insertInto('deliveries')
    .values({
      id: deliveryId,
      business_id: businessId,
      event_id: id,
      target,
      url,
      method,
      headers: JSON.stringify(headers),
      next_attempt_at: sql<string>`now()`,
    })
    .execute();
  await enqueue(tx, deliverJob, { business_id: businessId, delivery_id: deliveryId });
  return id;
}
