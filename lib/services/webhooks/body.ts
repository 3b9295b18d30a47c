import { EVENT_DATA, type EventType, type Target } from './event-data.ts';
import { type RecordingLink, SIGN_WHEN_SENT } from './recording-link.ts';

/** An event as it lies in the table. */
export interface StoredEvent {
  type: string;
  /** ISO 8601: when it happened, not when it is sent. */
  at: string;
  businessId: string;
  data: unknown;
}

export type Payload = { event: string; timestamp: string } & Record<string, unknown>;

const isEventType = (type: string): type is EventType => Object.hasOwn(EVENT_DATA, type);

/**
 * The JSON that is sent (reference: "Event payloads"): `{event, timestamp, business_id, data}`; the webhooks of a call
 * get `call_id` and `status` at the top besides; `call.failed` and `call.status` are flat.
 */
export function payloadOf(event: StoredEvent, target: Target, linkTo: RecordingLink): Payload {
  const data = ordered(event);
  if (data.recording_url === SIGN_WHEN_SENT) data.recording_url = linkTo(String(data.call_id));
  const { call_id, status, ...rest } = data;
  const head = { event: event.type, call_id, status };
  const timestamp = event.at;
  if (event.type === 'call.failed') return { ...head, error: rest.error, timestamp };
  if (event.type === 'call.status') return { ...head, timestamp, business_id: event.businessId, ...rest };
  if (target === 'business') return { event: event.type, timestamp, business_id: event.businessId, data };
  return { ...head, timestamp, business_id: event.businessId, data };
}

/** The data with its keys in the order of the schema: the database keeps them in an order of its own. */
function ordered({ type, data }: StoredEvent): Record<string, unknown> {
  const stored = data as Record<string, unknown>;
  const parsed = isEventType(type) ? EVENT_DATA[type].safeParse(stored) : null;
  return parsed?.success ? { ...parsed.data } : { ...stored };
}
