import { z } from 'zod';
import { after, limit, pageTail } from '#lib/core/page.ts';
import { isoTime } from '#lib/core/time.ts';
import { LeadStatus } from '#lib/services/leads/schema.ts';
import { HOLD_NAMES, SEGMENT_NAMES } from './segments.ts';

export { PLAN } from './plan.ts';
export { HOLDS, SEGMENTS } from './segments.ts';

export const SegmentName = z.enum(SEGMENT_NAMES);
export const NextAction = z.enum(['call', 'email', 'sms', 'skip', 'escalate']);

/** What everything under /api/sdr is about. Out of reach it is 403. */
const businessId = z.guid();

const hour = (what: string) => z.number().int().min(0).max(23).describe(`${what}, in the lead’s own time.`);
const perDay = (what: string) => z.number().int().min(0).max(1_000_000).describe(`Automatic ${what} per day, at most.`);

export const SdrConfig = z
  .object({
    enabled: z.boolean().describe('Lets runs happen at all.'),
    min_touch_gap_hours: z.number().int().min(1).max(8760).describe('Hours between two touches of one lead, at least.'),
    max_touches: z.number().int().min(1).max(100).describe('Touches of one lead, at most; then it is exhausted.'),
    auto_call: z.boolean().describe('Lets runs place calls.'),
    auto_email: z.boolean().describe('Lets runs queue emails, approved.'),
    auto_sms: z.boolean().describe('Lets runs send texts.'),
    max_calls_per_day: perDay('calls'),
    max_emails_per_day: perDay('emails'),
    max_sms_per_day: perDay('texts'),
    sdr_agent_id: z.guid().nullable().describe('The agent that calls and texts; without it the oldest active one.'),
    business_hours_start: hour('The hour from which leads are contacted'),
    business_hours_end: hour('The hour from which leads are left alone (23: midnight)'),
    email_from_account_id: z.guid().nullable().describe('The connected email account to send from.'),
  })
  .meta({ id: 'SdrConfig' });
export type SdrConfig = z.output<typeof SdrConfig>;

/** Until a business says otherwise: nothing happens by itself, and little once it does. */
export const DEFAULT_CONFIG: SdrConfig = {
  enabled: false,
  min_touch_gap_hours: 24,
  max_touches: 5,
  auto_call: false,
  auto_email: false,
  auto_sms: false,
  max_calls_per_day: 100,
  max_emails_per_day: 500,
  max_sms_per_day: 200,
  sdr_agent_id: null,
  business_hours_start: 9,
  business_hours_end: 17,
  email_from_account_id: null,
};

export const ReadConfigInput = z.object({ businessId });
export const ConfigOutput = z.object({ businessId, config: SdrConfig });
export const WriteConfigInput = z.object({ businessId, ...SdrConfig.partial().shape });
export const WriteConfigOutput = ConfigOutput.extend({ success: z.literal(true) });

export const PipelineInput = z.object({
  businessId,
  segment: SegmentName.optional(),
  limit: limit(100, 500),
  after: after.optional(),
});

export const PipelineRow = z
  .object({
    id: z.guid(),
    name: z.string(),
    email: z.string().nullable(),
    phone: z.string().nullable(),
    status: LeadStatus,
    source: z.string(),
    segment: SegmentName,
    score: z.number().int().nullable(),
    touch_count: z.number().int(),
    last_touch: isoTime.nullable(),
    next_action: NextAction,
    next_action_at: isoTime.nullable().describe('The cadence allows it from then on; null: it is due.'),
    hold: z.enum(HOLD_NAMES).nullable().describe('Why nothing is due.'),
    paused: z.boolean(),
    manual_review: z.boolean(),
    created_at: isoTime,
    updated_at: isoTime,
  })
  .meta({ id: 'SdrLead' });

export const PipelineOutput = z.object({
  businessId,
  enabled: z.boolean(),
  summary: z
    .object({
      total_leads: z.number().int(),
      actionable: z.number().int().describe('A call, an email or a text is due.'),
      needs_manual: z.number().int().describe('On manual review, or about to be.'),
      segments: z.partialRecord(SegmentName, z.number().int()),
    })
    .describe('Of all leads that the request means, whatever its limit.'),
  leads: z.array(PipelineRow),
  ...pageTail,
});

export const ACTIONS = ['call', 'email', 'sms', 'skip', 'pause', 'resume'] as const;
export const ActionInput = z.object({
  businessId,
  leadId: z.guid(),
  action: z
    .enum(ACTIONS)
    .describe('`skip` passes over the lead for one gap; `resume` ends a pause and a manual review.'),
});
export const ActionOutput = z.object({
  success: z.literal(true),
  action: z.enum(ACTIONS),
  leadId: z.guid(),
  detail: z.string(),
});

export const RunInput = z.object({
  businessId,
  dryRun: z.boolean().default(false).describe('Says what would be done, and does nothing.'),
});

export const RunSummary = z.object({
  calls_queued: z.number().int(),
  emails_queued: z.number().int(),
  sms_sent: z.number().int(),
  escalated: z.number().int(),
  failed: z.number().int(),
});
export type RunSummary = z.output<typeof RunSummary>;

/** Listed in the answer of a run; the summary counts them all. */
export const MOST_RESULTS = 500;
export const RunResult = z.object({
  success: z.boolean(),
  action: NextAction,
  leadId: z.guid(),
  detail: z.string(),
});
export type RunResult = z.output<typeof RunResult>;

export const RunOutput = z.object({
  success: z.literal(true),
  dryRun: z.boolean(),
  summary: RunSummary,
  results: z.array(RunResult).describe(`The first ${MOST_RESULTS}; the summary counts all.`),
  skipped: z.number().int().describe('Leads that were reviewed and left alone.'),
  skipped_reasons: z.record(z.string(), z.number().int()),
  errors: z.array(z.string()),
  runId: z.guid().nullable(),
  complete: z.boolean().describe('False: the answer came first, and a worker goes on with the rest.'),
});
export type RunOutput = z.output<typeof RunOutput>;

export const PERIODS = ['today', 'week', 'month'] as const;
export const ReportInput = z.object({
  businessId,
  period: z.enum(PERIODS).default('week').describe('Today, the last 7 or the last 30 days of the business’s zone.'),
});
const named = z.object({
  count: z.number().int(),
  leads: z
    .array(z.object({ id: z.guid(), name: z.string(), segment: SegmentName, score: z.number().int().nullable() }))
    .describe('The newest 50.'),
});
export const ReportOutput = z.object({
  businessId,
  period: z.enum(PERIODS),
  from: isoTime,
  to: isoTime,
  actions: z.record(z.string(), z.number().int()),
  outcomes: z.record(z.string(), z.number().int()),
  new_leads: named.describe('Came in the period.'),
  hot_leads: named.describe('Now in speed_to_lead, fresh_demo_caller or new_trial_stuck.'),
  stale_leads: named.describe('Now on manual review.'),
});

export const OUTCOMES = [
  'pending',
  'answered',
  'voicemail',
  'no_answer',
  'busy',
  'sent',
  'delivered',
  'replied',
  'failed',
  'canceled',
  'done',
] as const;

export const ActivityInput = z.object({
  businessId,
  leadId: z.guid().optional(),
  limit: limit(50, 200),
  after: after.optional(),
});
export const ActivityRow = z
  .object({
    id: z.guid(),
    lead_id: z.guid(),
    lead_name: z.string(),
    action: z.enum([...ACTIONS, 'escalate']),
    segment: SegmentName,
    touch: z.number().int().nullable().describe('Which touch of the lead this was, from 1.'),
    outcome: z.enum(OUTCOMES),
    detail: z.string(),
    run_id: z.guid().nullable().describe('Null for what was asked for by name.'),
    call_id: z.guid().nullable(),
    message_id: z.guid().nullable(),
    email_id: z.guid().nullable(),
    created_at: isoTime,
  })
  .meta({ id: 'SdrActivity' });
export const ActivityOutput = z.object({ activity: z.array(ActivityRow), ...pageTail });
