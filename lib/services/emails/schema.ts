import { z } from 'zod';
import { line } from '#lib/core/line.ts';
import { after, limit, pageTail } from '#lib/core/page.ts';
import { isoTime, timeInput } from '#lib/core/time.ts';

export const EMAIL_STATUSES = [
  'pending_approval',
  'approved',
  'sending',
  'sent',
  'failed',
  'rejected',
  'canceled',
] as const;
export const EmailStatus = z.enum(EMAIL_STATUSES);
export type EmailStatus = z.output<typeof EmailStatus>;

export const EmailSource = z.enum(['api', 'sdr', 'dashboard']);
export type EmailSource = z.output<typeof EmailSource>;

const address = z
  .email('must be an email address')
  .max(254)
  .transform((text) => text.toLowerCase());
const subject = line(300);
const body = z.string().min(1, 'must not be empty').max(50_000);

export const EmailRow = z
  .object({
    id: z.guid(),
    business_id: z.guid(),
    lead_id: z.guid().nullable(),
    to: z.string(),
    subject: z.string(),
    status: EmailStatus,
    source: EmailSource,
    from_account_id: z.guid().nullable(),
    sent_via: z
      .enum(['account', 'instance', 'sandbox'])
      .describe(
        '`account`: your own mail account; `instance`: the mailer of this installation; `sandbox`: a test business, whose emails are kept and never sent.',
      ),
    scheduled: isoTime.nullable(),
    sent_at: isoTime.nullable(),
    error: z.string().nullable().describe('Why it failed, was canceled or rejected, or waits for another attempt.'),
    attempts: z.number().int(),
    created_at: isoTime,
    updated_at: isoTime,
  })
  .meta({ id: 'EmailRow' });

export const EmailDetail = EmailRow.extend({
  body: z.string(),
  approved_at: isoTime.nullable(),
  message_id: z.string().describe('The same in every attempt, so that mail servers can sort out repetitions.'),
}).meta({ id: 'Email' });

export const ListEmailsInput = z.object({
  business_id: z.guid().optional(),
  status: EmailStatus.optional(),
  lead_id: z.guid().optional(),
  limit: limit(50, 100),
  after: after.optional(),
});
export const ListEmailsOutput = z.object({ emails: z.array(EmailRow), ...pageTail });
export const GetEmailInput = z.object({ id: z.guid() });

export const QueueEmailInput = z.object({
  business_id: z.guid().optional(),
  to: address,
  subject,
  body: body.describe('Plain text.'),
  lead_id: z.guid().optional(),
  from_account_id: z.guid().optional().describe('The connected mail account to send from; else the default one.'),
  auto_approve: z.boolean().default(false).describe('Send it without waiting for approval.'),
  scheduled: timeInput.optional().describe('Not before this moment.'),
});

const EmailAction = z.enum(['approve', 'reject', 'cancel', 'edit', 'retry']);
export type EmailAction = z.output<typeof EmailAction>;

export const ReviewEmailInput = z.object({
  id: z.guid(),
  action: EmailAction.describe(
    '`approve` (with changes, if any are given), `reject` or `edit` what waits for approval; `cancel` what is not sent yet; `retry` what failed.',
  ),
  to: address.optional(),
  subject: subject.optional(),
  body: body.optional(),
  scheduled: timeInput.nullable().optional(),
  reason: z.string().trim().max(500).optional(),
});
