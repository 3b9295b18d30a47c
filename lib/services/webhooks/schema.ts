import { z } from 'zod';
import { after, limit, pageTail } from '#lib/core/page.ts';
import { isoTime } from '#lib/core/time.ts';
import { usableUrl } from '#lib/core/url.ts';
import { EVENT_TYPES, TARGETS } from './event-data.ts';

const businessId = z.guid().optional().describe('May be left out when one business is in reach.');
const events = z.array(z.string()).describe('The events that are sent. Every one of them is: there is no filter.');
const masked = z.string().meta({ example: '...a1b2c3d4' });

/** Reference: KaiCalls API, "Global webhook configuration". */
export const ConfigureWebhookInput = z.object({ business_id: businessId, webhook_url: usableUrl });
export const ConfigureWebhookOutput = z.object({
  business_id: z.guid(),
  webhook_url: z.string(),
  webhook_secret: z.string().describe('Shown once: store it now.'),
  webhook_secret_masked: masked,
  events,
  message: z.string(),
});

export const BusinessInput = z.object({ business_id: businessId });
export const WebhookView = z
  .object({
    business_id: z.guid(),
    webhook_url: z.string().nullable(),
    webhook_secret_masked: masked.nullable(),
    previous_secret_until: isoTime
      .nullable()
      .describe('Until then every event is signed with the secret before this one too; null: with this one alone.'),
    configured: z.boolean(),
    events,
  })
  .meta({ id: 'Webhook' });
export const RemoveWebhookOutput = z.object({
  success: z.literal(true),
  business_id: z.guid(),
  configured: z.literal(false),
  message: z.string(),
});

export const TestWebhookOutput = z.object({
  success: z.literal(true),
  event_id: z.guid(),
  delivery_id: z.guid().describe('Look it up under /api/v1/webhooks/deliveries.'),
  message: z.string(),
});

const DELIVERY_STATUSES = ['pending', 'delivered', 'dead'] as const;

const deliveryFields = {
  id: z.guid(),
  business_id: z.guid(),
  event: z.string().meta({ example: 'call.completed' }),
  event_id: z.guid().describe('Sent as `webhook-id`: the same at every attempt and replay.'),
  subject_id: z.guid().describe('The call or lead that the event is about.'),
  target: z.enum(TARGETS).describe('The webhook of the business, or one that a call named.'),
  url: z.string().describe('Where it was last sent, or is to be sent.'),
  method: z.string(),
  status: z.enum(DELIVERY_STATUSES).describe('`dead`: no further attempt will be made, except by a replay.'),
  attempts: z.number().int().describe('Since it was made, or last replayed.'),
  last_status_code: z.number().int().nullable(),
  last_error: z.string().nullable(),
  next_attempt_at: isoTime.nullable(),
  delivered_at: isoTime.nullable(),
  created_at: isoTime,
};
export const Delivery = z.object(deliveryFields).meta({ id: 'WebhookDelivery' });

export const ListDeliveriesInput = z.object({
  business_id: businessId,
  status: z.enum(DELIVERY_STATUSES).optional(),
  event: z.enum(EVENT_TYPES).optional(),
  call_id: z.guid().optional().describe('What was told of one call.'),
  limit: limit(50, 100),
  after: after.optional(),
});
export const ListDeliveriesOutput = z.object({ deliveries: z.array(Delivery), ...pageTail });

export const Attempt = z
  .object({
    id: z.guid(),
    status_code: z.number().int().nullable().describe('null: there was no answer.'),
    error: z.string().nullable(),
    ms: z.number().int(),
    answer: z.string().nullable().describe('The first 2 KB of what the receiver answered.'),
    created_at: isoTime,
  })
  .meta({ id: 'WebhookAttempt' });

export const DeliveryInput = z.object({ id: z.guid() });
export const DeliveryDetail = z
  .object({
    ...deliveryFields,
    payload: z.record(z.string(), z.unknown()).describe('The JSON that is sent.'),
    log: z.array(Attempt).describe('Every attempt, the newest first.'),
  })
  .meta({ id: 'WebhookDeliveryDetail' });

export const ReplayOutput = z.object({
  success: z.literal(true),
  id: z.guid(),
  event_id: z.guid(),
  status: z.literal('pending'),
  message: z.string(),
});
