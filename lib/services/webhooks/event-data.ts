import { z } from 'zod';
import { SIGN_WHEN_SENT } from './recording-link.ts';

const id = z.guid();

const recording = z.literal(SIGN_WHEN_SENT).nullable();

/**
 * The events and what each carries as `data` (reference: KaiCalls API, "Event payloads"). Keys are sent in this order.
 * `body.ts` makes the message of them.
 */
export const EVENT_DATA = {
  'lead.created': z.object({
    id,
    name: z.string(),
    email: z.string().nullable(),
    phone: z.string().nullable(),
    source: z.string(),
  }),
  'lead.scored': z.object({
    lead_id: id,
    score: z.number().int().min(0).max(100),
    confidence: z.enum(['low', 'medium', 'high']),
    explanation: z.string(),
    factors: z.array(z.string()),
  }),
  'call.completed': z.object({
    call_id: id,
    status: z.string(),
    duration: z.number().int().nullable(),
    agent_name: z.string(),
    ended_reason: z.string().nullable(),
    recording_url: recording,
    summary: z.string().nullable(),
  }),
  /** Only to the `webhook_url` of a call. `error`: `no_answer`, `busy`, … */
  'call.failed': z.object({
    call_id: id,
    status: z.literal('failed'),
    error: z.string(),
    ended_reason: z.string().nullish(),
  }),
  /** To the call-status webhook of a call, at each change (reference: Kalem, "Post-Call vs Call Status"). */
  'call.status': z.object({
    call_id: id,
    status: z.string(),
    agent_id: id.optional(),
    direction: z.string().optional(),
    from: z.string().nullish(),
    to: z.string().nullish(),
    duration: z.number().int().nullish(),
    ended_reason: z.string().nullish(),
    hangup_cause: z.string().nullish(),
    metadata: z.record(z.string(), z.unknown()).optional(),
  }),
  /** To the post-call webhook of a call, once, with all that is known of it: further keys are kept. */
  'call.ended': z.looseObject({
    call_id: id,
    status: z.string(),
    duration: z.number().int().nullable(),
    summary: z.string().nullable(),
    transcript: z.unknown(),
    cost: z.number().nullable(),
    recording_url: recording,
  }),
  'webhook.test': z.object({ message: z.string() }),
} as const satisfies Record<string, z.ZodType>;

export type EventType = keyof typeof EVENT_DATA;
export type EventData<T extends EventType> = z.input<(typeof EVENT_DATA)[T]>;
export const EVENT_TYPES = Object.keys(EVENT_DATA) as EventType[];

/** What the webhook of a business is told (reference: "Global webhooks"); the others belong to single calls. */
export const BUSINESS_EVENTS = ['lead.created', 'lead.scored', 'call.completed'] as const satisfies EventType[];

/** Where a delivery goes: to the webhook of the business, or to one of the three that a call may name. */
export const TARGETS = ['business', 'call', 'post_call', 'call_status'] as const;
export type Target = (typeof TARGETS)[number];
