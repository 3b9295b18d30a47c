import { z } from 'zod';
import { after, ids, limit, pageTail } from '#lib/core/page.ts';
import { destination, isSipUri } from '#lib/core/phone.ts';
import { Tag, tagsInput } from '#lib/core/tag.ts';
import { isoTime, timeInput } from '#lib/core/time.ts';
import { outboundHeaders, usableUrl } from '#lib/core/url.ts';
import { ScoreFactor } from '#lib/services/leads/schema.ts';

export const CALL_STATUSES = [
  'queued',
  'ringing',
  'in-progress',
  'completed',
  'failed',
  'no-answer',
  'busy',
  'canceled',
] as const;
export const CallStatus = z.enum(CALL_STATUSES);
export type CallStatus = z.output<typeof CallStatus>;
export const TERMINAL: readonly CallStatus[] = ['completed', 'failed', 'no-answer', 'busy', 'canceled'];

export const Turn = z
  .object({
    index: z.number().int(),
    speaker: z
      .enum(['agent', 'caller', 'note'])
      .describe('`note`: what happened beside the words, such as a transfer.'),
    text: z.string(),
    start_ms: z.number().int().describe('Milliseconds of conversation since the answer.'),
    end_ms: z.number().int(),
    details: z.record(z.string(), z.json()),
  })
  .meta({ id: 'Turn' });
export type Turn = z.output<typeof Turn>;

/** How long somebody spoke, as the list can be filtered by: under 30 seconds, under 2 minutes, longer. */
const CALL_LENGTHS = ['short', 'medium', 'long'] as const;
const SCORE_BANDS = ['hot', 'warm', 'cold'] as const;

export const Quality = z
  .object({
    professionalism: z.number(),
    empathy: z.number(),
    information_gathering: z.number(),
    resolution: z.number(),
  })
  .meta({ id: 'QualityDimensions', description: 'Each 0 to 100, measured from the transcript.' });

export const CallRow = z
  .object({
    id: z.guid(),
    conversation_id: z.string(),
    direction: z.enum(['inbound', 'outbound']),
    status: CallStatus,
    duration: z.number().int().nullable().describe('Answered seconds; null until known.'),
    agent_id: z.guid(),
    agent_name: z.string(),
    business_id: z.guid(),
    lead_id: z.guid().nullable(),
    lead_name: z.string().nullable(),
    from: z.string().nullable(),
    to: z.string(),
    summary: z.string().nullable(),
    ended_reason: z.string().nullable(),
    score: z.number().int().nullable().describe('What the conversation earned its lead, 0 to 100.'),
    tags: z.array(z.string()),
    cost: z.number().nullable().describe('Decimal USD; null until the call is over.'),
    created_at: isoTime,
    answered_at: isoTime.nullable(),
    ended_at: isoTime.nullable(),
  })
  .meta({ id: 'CallRow' });

const Fault = z.string().nullable();

export const CallModels = z
  .object({
    spoken_by: z.string().nullable().describe('Who held the conversation: a language model, or the built-in rules.'),
    spoken_fault: Fault.describe(
      'Why the built-in rules spoke in the place of the model, the last time: `timeout`, `limit`, `key`, `unavailable`, `refused`, `unusable` or `budget`.',
    ),
    fallback_turns: z.number().int().describe('Turns in which they did.'),
    read_by: z.string().nullable().describe('Who made the summary and found the details of the caller.'),
    read_fault: Fault.describe('Why that was not the model.'),
  })
  .meta({ id: 'CallModels' });
export type CallModels = z.output<typeof CallModels>;

export const CallDetail = CallRow.extend({
  name: z.string().nullable(),
  number_id: z.guid().nullable(),
  trunk_id: z.guid().nullable(),
  campaign_id: z.guid().nullable(),
  started_at: isoTime.nullable(),
  hangup_cause: z.string().nullable(),
  forwarded_to: z.string().nullable().describe('The person’s phone that took the call over.'),
  reconciled: z.boolean().describe('The carrier never reported an end: the watchdog closed the call.'),
  realtime_cost: z.number().nullable(),
  cost_lines: z
    .array(
      z.object({
        component: z.string().meta({ example: 'telephony' }),
        quantity: z.number().int(),
        unit: z.string().meta({ example: 'second' }),
        amount: z.number().describe('Decimal USD.'),
      }),
    )
    .describe('What the cost is made of; empty until the call is over.'),
  score_factors: z.array(ScoreFactor).describe('The sentences that earned the score.'),
  notes: z.string().nullable().describe('What people wrote about the call.'),
  recording_url: z
    .string()
    .nullable()
    .describe('A signed address, good for a day; null until the recording is there, or where there is none.'),
  recording: z.enum(['none', 'pending', 'ready', 'failed', 'expired']),
  recording_peaks: z.object({ agent: z.array(z.number()), caller: z.array(z.number()) }).nullable(),
  quality_dimensions: Quality.nullable(),
  extraction: z.record(z.string(), z.json()).nullable().describe('What the caller said about themselves.'),
  metadata: z.record(z.string(), z.json()),
  context: z.string().nullable(),
  carrier: z.string(),
  simulated: z.boolean(),
  models: CallModels.nullable().describe('Who spoke and who read; null until the call is read.'),
  concluded_at: isoTime.nullable(),
  transcript: z.array(Turn).optional().describe('With include=transcript.'),
}).meta({ id: 'Call' });
export type CallDetail = z.output<typeof CallDetail>;

const status = z
  .union([CallStatus, z.literal('ended')])
  .transform((value): CallStatus => (value === 'ended' ? 'completed' : value))
  .describe('`ended` is an alias of `completed`.');

export const ListCallsInput = z.object({
  limit: limit(50, 100),
  after: after.optional(),
  agent_id: z.guid().optional(),
  business_id: z.guid().optional(),
  status: status.optional(),
  direction: z.enum(['inbound', 'outbound']).optional(),
  number_id: z.guid().optional(),
  campaign_id: z.guid().optional(),
  lead_id: z.guid().optional(),
  date_from: timeInput.optional(),
  date_to: timeInput.optional(),
  length: z.enum(CALL_LENGTHS).optional().describe('`short`: under 30 seconds; `medium`: under 2 minutes; `long`.'),
  score: z.enum(SCORE_BANDS).optional().describe('`hot`: 70 and more; `warm`: 40 to 69; `cold`: below 40.'),
  tag: Tag.optional(),
  ids: ids.optional(),
  search: z
    .string()
    .trim()
    .min(1)
    .max(200)
    .optional()
    .describe('A number or part of one, a call id, or words of the transcript.'),
});
export const ListCallsOutput = z.object({ calls: z.array(CallRow), ...pageTail });

/** The same filters; a file holds all that they find. */
export const ExportCallsInput = ListCallsInput.omit({ limit: true, after: true });

export const UpdateCallInput = z.object({
  id: z.guid(),
  notes: z.string().max(10_000).optional().describe('An empty text takes them away.'),
  tags: tagsInput,
});

export const ListTagsInput = z.object({ business_id: z.guid().optional() });
export const ListTagsOutput = z.object({
  tags: z.array(z.object({ tag: z.string(), calls: z.number().int() })).describe('The most used first, at most 200.'),
});

export const GetCallInput = z.object({ id: z.guid(), include: z.literal('transcript').optional() });

const placeable = {
  agent_id: z.guid().describe('The agent to use for this call.'),
  name: z.string().trim().max(200).optional().describe('Customer name. The agent greets them by name.'),
  customer_name: z.string().trim().max(200).optional().describe('Alias of name.'),
  context: z.string().max(10_000).optional().describe('Freeform context that the agent can refer to.'),
  firstMessage: z.string().max(2_000).optional().describe('Override the agent’s opening line for this call.'),
  first_message: z.string().max(2_000).optional().describe('Alias of firstMessage.'),
  lead_id: z.guid().optional().describe('Link this call to a lead.'),
  number_id: z.guid().optional().describe('The number to call from; without it the agent’s own.'),
  trunk_id: z.guid().optional().describe('The SIP trunk to call by; without it the carrier’s own lines.'),
  webhook_url: usableUrl.optional().describe('Receives call.completed or call.failed of this call.'),
  max_duration: z.number().int().min(10).max(7200).default(600).describe('Longest conversation, in seconds.'),
  record: z.boolean().default(true),
  metadata: z
    .record(z.string().max(200), z.json())
    .refine((value) => JSON.stringify(value).length <= 16_384, 'must be at most 16 KB of JSON')
    .default({}),
  pace: z.enum(['fast', 'live']).default('fast').describe('Simulated calls only: compressed time, or real time.'),
  post_call_webhook_url: usableUrl.optional(),
  post_call_webhook_method: z.enum(['POST', 'GET', 'PUT', 'PATCH']).default('POST'),
  post_call_webhook_headers: outboundHeaders.default([]),
  call_status_webhook_url: usableUrl.optional(),
  call_status_webhook_method: z.enum(['POST', 'PUT', 'PATCH']).default('POST'),
  call_status_webhook_headers: outboundHeaders.default([]),
};

export const PlaceCallInput = z.object({
  ...placeable,
  to: z
    .union([destination, z.array(destination).min(1).max(100)])
    .describe('A number in E.164, a SIP URI, or up to 100 of them: one call each, also for one listed twice.'),
});
export type PlaceCallInput = z.output<typeof PlaceCallInput>;

export const QueuedCall = z
  .object({
    id: z.guid(),
    conversation_id: z.string(),
    status: z.literal('queued'),
    direction: z.enum(['inbound', 'outbound']),
    agent_id: z.guid(),
    to: z.string(),
    from: z.string().nullable(),
    name: z.string().nullable(),
    created_at: isoTime,
  })
  .meta({ id: 'QueuedCall' });
export type QueuedCall = z.output<typeof QueuedCall>;

export const PlaceCallOutput = z.union([QueuedCall, z.object({ calls: z.array(QueuedCall) })]);
export const SayOnCallInput = z.object({
  id: z.guid(),
  text: z.string().trim().min(1).max(1_000).describe('What the agent says next.'),
});
export const TransferCallInput = z.object({
  id: z.guid(),
  to: destination
    .refine((to) => !isSipUri(to), 'must be a number')
    .optional()
    .describe('A number in E.164; without it, the number that the call’s own forwards to.'),
});
export const TakenPart = z.object({ id: z.guid(), status: CallStatus });

export const CallIdInput = z.object({ id: z.guid() });
