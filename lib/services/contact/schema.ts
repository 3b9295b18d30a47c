import { z } from 'zod';
import { after, limit, pageTail } from '#lib/core/page.ts';
import { isoTime, timeInput } from '#lib/core/time.ts';

export const CHANNELS = ['call', 'sms', 'whatsapp', 'email'] as const;
export const Channel = z.enum(CHANNELS);
export type Channel = z.output<typeof Channel>;

/** Who turns to the person, and so who chose the moment: the product itself, or somebody who asks for it. */
export const PURPOSES = [
  'sdr',
  'campaign',
  'agent_tool',
  'sdr_action',
  'api_message',
  'dashboard',
  'auto_reply',
  'notice',
] as const;
export const Purpose = z.enum(PURPOSES);
export type Purpose = z.output<typeof Purpose>;

/** What a person said of a channel last, or what their mailbox did. */
export const ConsentState = z.enum(['in', 'out', 'bounced']);
export type ConsentState = z.output<typeof ConsentState>;

const to = z.string().trim().min(1, 'must not be empty').max(256);

export const CheckInput = z.object({
  business_id: z.guid().optional(),
  channel: Channel,
  to: to.describe('A number in E.164, or an email address for the channel `email`.'),
  purpose: z
    .union([Purpose, z.literal('follow_up')])
    .transform((purpose): Purpose => (purpose === 'follow_up' ? 'sdr' : purpose))
    .default('campaign')
    .describe('Which rules count depends on it; `follow_up` is an alias of `sdr`.'),
  at: timeInput.optional().describe('The moment of the contact; now unless said.'),
});
export const CheckOutput = z
  .object({
    allowed: z.boolean(),
    reasons: z.array(z.string()).describe('The rules that forbid it.'),
    next_allowed_at: isoTime
      .nullable()
      .describe('When hours and frequency would allow it; null where it is allowed, or where time changes nothing.'),
  })
  .meta({ id: 'ContactCheck' });

export const ContactDecision = z
  .object({
    id: z.guid(),
    business_id: z.guid(),
    channel: Channel,
    purpose: z.string(),
    to: z.string(),
    lead_id: z.guid().nullable(),
    ...CheckOutput.shape,
    inputs: z.record(z.string(), z.json()).describe('What the rules were asked with.'),
    created_at: isoTime,
  })
  .meta({ id: 'ContactDecision' });
export const ListDecisionsInput = z.object({
  business_id: z.guid().optional(),
  to: to.optional(),
  lead_id: z.guid().optional(),
  limit: limit(50, 100),
  after: after.optional(),
});
export const ListDecisionsOutput = z.object({ decisions: z.array(ContactDecision), ...pageTail });

export const Consent = z
  .object({
    id: z.guid(),
    business_id: z.guid(),
    channel: Channel,
    address: z.string(),
    state: ConsentState.describe('`in`, `out`, or `bounced`: the mailbox does not exist. The latest one holds.'),
    source: z.string().describe('How it was said: `text`, `unsubscribe_link`, `mail_server`, `api`, `dashboard`.'),
    evidence: z.string().nullable(),
    created_at: isoTime,
  })
  .meta({ id: 'Consent' });
export const ListConsentsInput = z.object({
  business_id: z.guid().optional(),
  address: to.optional(),
  limit: limit(50, 100),
  after: after.optional(),
});
export const ListConsentsOutput = z.object({ consents: z.array(Consent), ...pageTail });
export const RecordConsentInput = z.object({
  business_id: z.guid().optional(),
  channel: Channel,
  address: to.describe('A number in E.164, or an email address for the channel `email`.'),
  state: z.enum(['in', 'out']),
  evidence: z.string().trim().max(1000).optional().describe('What shows it: a form, a recording, a letter.'),
});

const clock = z
  .string()
  .regex(/^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/, 'must be a time such as 08:00')
  .meta({ example: '08:00' });

export const ComplianceSettings = z
  .object({
    business_id: z.guid(),
    sms_opt_in_required: z.boolean().describe('Text only numbers that have opted in.'),
    contact_hours_start: clock.describe('Earliest local time of a recipient at which the product turns to them.'),
    contact_hours_end: clock.describe('Local time from which it does not any more.'),
    max_contacts: z
      .number()
      .int()
      .describe('How often the product itself turns to one recipient within the days below.'),
    max_contacts_days: z.number().int().describe('The days in which those are counted.'),
    auto_approve_emails: z.boolean().describe('Emails go out without approval.'),
    api_calls_skip_dnc: z
      .boolean()
      .describe(
        'Calls placed by the API are placed to numbers on the do-not-call list too, at the caller’s responsibility.',
      ),
  })
  .meta({ id: 'ComplianceSettings' });
export const GetSettingsInput = z.object({ business_id: z.guid().optional() });
const { max_contacts, max_contacts_days } = ComplianceSettings.shape;
export const UpdateSettingsInput = z.object({
  ...ComplianceSettings.partial().shape,
  max_contacts: max_contacts.min(1, 'must be at least 1').max(1000).optional(),
  max_contacts_days: max_contacts_days.min(1, 'must be at least 1').max(90).optional(),
});
