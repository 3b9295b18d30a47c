import { z } from 'zod';
import { after, ids, limit, pageTail } from '#lib/core/page.ts';
import { phoneInput } from '#lib/core/phone.ts';
import { Tag, tagsInput } from '#lib/core/tag.ts';
import { isoTime, timeInput } from '#lib/core/time.ts';

export const LEAD_STATUSES = ['new', 'contacted', 'qualified', 'converted', 'lost'] as const;
export const LeadStatus = z.enum(LEAD_STATUSES);
type LeadStatusName = z.output<typeof LeadStatus>;

/** How hot a lead is: from 70 points, from 40, below; `none` was never scored. */
const LEAD_HEATS = ['hot', 'warm', 'cold', 'none'] as const;

export const LeadRow = z
  .object({
    id: z.guid(),
    name: z.string(),
    first_name: z.string().nullable(),
    last_name: z.string().nullable(),
    email: z.string().nullable(),
    phone: z.string().nullable(),
    status: LeadStatus,
    source: z.string(),
    score: z.number().int().nullable().describe('0 to 100, made after each conversation.'),
    tags: z.array(z.string()),
    agent_id: z.guid().nullable(),
    agent_name: z.string().nullable(),
    business_id: z.guid(),
    created_at: isoTime,
    updated_at: isoTime,
  })
  .meta({ id: 'LeadRow' });

export const ScoreFactor = z
  .object({
    factor: z.string(),
    weight: z.number(),
    sentence: z.string().describe('The sentence that earned it.'),
    turn: z.number().int().describe('The turn of the conversation it stands in.'),
    call_id: z.guid().nullish(),
  })
  .meta({ id: 'ScoreFactor' });

export const LeadDetail = LeadRow.extend({
  callback_phone: z.string().nullable().describe('Another number that was given in a conversation.'),
  zip: z.string().nullable(),
  address: z.string().nullable(),
  city: z.string().nullable(),
  state: z.string().nullable(),
  source_url: z.string().nullable(),
  source_page: z.string().nullable(),
  notes: z.string().nullable(),
  message: z.string().nullable(),
  event_date: z.string().nullable(),
  event_type: z.string().nullable(),
  score_confidence: z.enum(['low', 'medium', 'high']).nullable(),
  score_explanation: z.string().nullable(),
  score_factors: z.array(ScoreFactor),
}).meta({ id: 'Lead' });
export type LeadDetail = z.output<typeof LeadDetail>;

/** What a list, its counts and its file can be narrowed to. */
const filters = {
  ids: ids.optional(),
  status: LeadStatus.optional(),
  source: z.string().max(200).optional(),
  agent_id: z.guid().optional(),
  business_id: z.guid().optional(),
  phone: z.string().max(64).optional().describe('Exact phone number.'),
  email: z.string().max(254).optional().describe('Exact email address.'),
  score: z
    .enum(LEAD_HEATS)
    .optional()
    .describe('`hot`: 70 and more; `warm`: 40 to 69; `cold`: below 40; `none`: never scored.'),
  tag: Tag.optional(),
  date_from: timeInput.optional().describe('Filed at that moment or later.'),
  date_to: timeInput.optional().describe('Filed before; a day includes all of it.'),
  search: z.string().trim().min(1).max(200).optional().describe('A part of the name, the number or the email address.'),
};
const LEAD_ORDERS = ['newest', 'score'] as const;
export const ExportLeadsInput = z.object({
  ...filters,
  sort: z
    .enum(LEAD_ORDERS)
    .optional()
    .describe('`newest`, unless said otherwise; `score`: the highest first, those without one last.'),
});
export const ListLeadsInput = ExportLeadsInput.extend({ limit: limit(50, 100), after: after.optional() });
export const CountLeadsInput = z.object(filters).omit({ status: true });
export const CountLeadsOutput = z.object({
  total: z.number().int(),
  by_status: z.object(
    Object.fromEntries(LEAD_STATUSES.map((status) => [status, z.number().int()])) as Record<LeadStatusName, z.ZodInt>,
  ),
});
export const ListLeadsOutput = z.object({ leads: z.array(LeadRow), ...pageTail });
export const GetLeadInput = z.object({ id: z.guid() });
export const DeleteLeadInput = z.object({ id: z.guid() });
export const MoveLeadsInput = z.object({ ids: z.array(z.guid()).min(1).max(100), status: LeadStatus });
const Moved = z.object({ id: z.guid(), status: LeadStatus, updated_at: isoTime });
export const MoveLeadsOutput = z.object({ success: z.literal(true), leads: z.array(Moved) });
export const ListLeadTagsInput = z.object({ business_id: z.guid().optional() });
export const ListLeadTagsOutput = z.object({
  tags: z.array(z.object({ tag: z.string(), leads: z.number().int() })).describe('The most used first, at most 200.'),
});

const short = z.string().trim().max(200);
const long = z.string().max(10_000);
const email = z
  .email('must be an email address')
  .max(254)
  .transform((text) => text.toLowerCase());

/** A value, or what clears the field: an empty text, or the null that an answer has for it. What is wrong is told of the value. */
const orCleared = <T extends z.ZodType<string>>(value: T) =>
  z.union([value, z.literal(''), z.null().transform(() => '')], {
    error: (issue) => (issue.code === 'invalid_union' ? issue.errors[0]?.[0]?.message : undefined),
  });

/** What may be written about a lead. An empty text or null clears an optional field. */
export const LEAD_FIELDS = {
  name: short.min(1, 'must not be empty').optional(),
  first_name: orCleared(short).optional(),
  last_name: orCleared(short).optional(),
  email: orCleared(email).optional(),
  phone: orCleared(phoneInput).optional(),
  status: LeadStatus.optional(),
  source: short.min(1, 'must not be empty').optional(),
  source_url: orCleared(z.string().max(2048)).optional(),
  source_page: orCleared(z.string().max(2048)).optional(),
  message: orCleared(long).optional(),
  notes: orCleared(long).optional(),
  tags: tagsInput,
  address: orCleared(short).optional(),
  city: orCleared(short).optional(),
  state: orCleared(short).optional(),
  zip: orCleared(z.string().trim().max(20)).optional(),
  event_date: orCleared(z.string().max(100)).optional(),
  event_type: orCleared(short).optional(),
  demo_called_at: orCleared(timeInput).optional(),
  trial_started_at: orCleared(timeInput).optional(),
  trial_ends_at: orCleared(timeInput).optional(),
  last_activity_at: orCleared(timeInput).optional(),
  churned_at: orCleared(timeInput).optional(),
};

export const CreateLeadInput = z
  .object({ business_id: z.guid().optional(), agent_id: orCleared(z.guid()).optional(), ...LEAD_FIELDS })
  .refine(({ phone, email, name, first_name }) => phone || email || name || first_name, {
    error: 'a lead needs a name, a phone number or an email address',
    path: ['name'],
  });

export const UpdateLeadInput = z.object({ id: z.guid(), agent_id: orCleared(z.guid()).optional(), ...LEAD_FIELDS });
export type LeadFields = Omit<z.output<typeof UpdateLeadInput>, 'id'>;

export const UpdateLeadOutput = LeadDetail.extend({
  success: z.literal(true),
  lead: Moved,
});
