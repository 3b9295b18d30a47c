import { z } from 'zod';
import { after, limit, pageTail } from '#lib/core/page.ts';
import { isoTime } from '#lib/core/time.ts';
import { NextAction, SegmentName } from '#lib/services/sdr/schema.ts';

const text = z.string().nullable();

export const TIMELINE_KINDS = ['call', 'text', 'email', 'note', 'status', 'touch', 'filed'] as const;
export const TimelineItem = z
  .object({
    id: z.guid().describe('Of the call, text, email or note that it is.'),
    kind: z
      .enum(TIMELINE_KINDS)
      .describe('`touch`: what the pipeline or a person decided in it without contacting; `filed`: the lead came.'),
    created_at: isoTime,
    direction: z.enum(['inbound', 'outbound']).nullable(),
    status: text.describe('Of a call, text or email; of a `status`, the new one.'),
    before: text.describe('Of a `status`: the one before.'),
    title: text.describe('An email’s subject, the source of a lead that came, the action of a touch.'),
    text: text.describe('A call’s summary, the words of a text or note, or what is told of a touch.'),
    by: text.describe('The agent of a call or text; who wrote the note or changed the status.'),
    author_id: z.guid().nullable().describe('The account that wrote a note, and may change it.'),
    duration: z.number().int().nullable().describe('Seconds of a call.'),
    ended_reason: text,
    touch: z.number().int().nullable().describe('Which touch of the pipeline this was, from 1.'),
  })
  .meta({ id: 'TimelineItem' });
export type TimelineItem = z.output<typeof TimelineItem>;
export const TimelineInput = z.object({ id: z.guid(), limit: limit(30, 100), after: after.optional() });
export const TimelineOutput = z.object({ items: z.array(TimelineItem), ...pageTail });

const Permission = z.object({
  allowed: z.boolean(),
  reasons: z.array(z.object({ rule: z.string(), says: z.string() })).describe('Each rule that forbids it, in words.'),
  next_allowed_at: isoTime.nullable().describe('When hours and frequency would allow it.'),
});
export type Permission = z.output<typeof Permission>;
export const LEAD_CHANNELS = ['call', 'sms', 'email'] as const;

export const LeadNext = z
  .object({
    id: z.guid(),
    segment: SegmentName,
    segment_rule: z.string(),
    next_action: NextAction,
    next_action_at: isoTime.nullable().describe('The cadence allows it from then on; null: it is due.'),
    hold: text,
    hold_rule: text.describe('Why nothing is due.'),
    enabled: z.boolean().describe('The business lets the pipeline work.'),
    paused: z.boolean(),
    manual_review: z.boolean(),
    touch_count: z.number().int(),
    max_touches: z.number().int(),
    on_do_not_call: z.boolean(),
    channels: z.array(
      z.object({
        channel: z.enum(LEAD_CHANNELS),
        to: text,
        by_person: Permission.describe('Somebody of the business asks for it now.'),
        by_pipeline: Permission.describe('The pipeline does it now by itself.'),
      }),
    ),
  })
  .meta({ id: 'LeadNext' });
export type LeadNext = z.output<typeof LeadNext>;
export const NextInput = z.object({ id: z.guid() });

const body = z.string().trim().min(1, 'must not be empty').max(5_000);
export const LeadNote = z
  .object({
    id: z.guid(),
    lead_id: z.guid(),
    business_id: z.guid(),
    body: z.string(),
    author: z.string(),
    created_at: isoTime,
    updated_at: isoTime,
  })
  .meta({ id: 'LeadNote' });
export type LeadNote = z.output<typeof LeadNote>;
export const CreateNoteInput = z.object({ lead_id: z.guid(), body });
export const UpdateNoteInput = z.object({ id: z.guid(), body });
export const DeleteNoteInput = z.object({ id: z.guid() });
