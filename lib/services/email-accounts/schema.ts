import { z } from 'zod';
import { line } from '#lib/core/line.ts';
import { after, limit, pageTail } from '#lib/core/page.ts';
import { isoTime } from '#lib/core/time.ts';

export const EmailAccount = z
  .object({
    id: z.guid(),
    business_id: z.guid(),
    from_name: z.string(),
    from_address: z.string(),
    host: z.string(),
    port: z.number().int(),
    security: z.enum(['tls', 'starttls', 'none']),
    username: z.string(),
    is_default: z.boolean().describe('Emails that name no account are sent from this one.'),
    verified_at: isoTime.nullable().describe('When the mail server last accepted the sign-in.'),
    error: z.string().nullable().describe('Why it last did not.'),
    created_at: isoTime,
    updated_at: isoTime,
  })
  .meta({ id: 'EmailAccount' });

const fields = {
  from_name: line(100).describe('The name that recipients see.'),
  from_address: z.email('must be an email address').max(254),
  host: line(253)
    .refine((text) => /^[a-z0-9.:[\]-]+$/i.test(text), 'must be a host name')
    .describe('Your mail server, for example smtp.example.com.'),
  port: z.number().int().min(1).max(65_535),
  security: z
    .enum(['tls', 'starttls', 'none'])
    .describe('`tls` (usually port 465), `starttls` (usually 587); `none` only for a mail server on this machine.'),
  username: line(254),
  password: z.string().min(1, 'must not be empty').max(500).describe('Kept encrypted, and never shown again.'),
};

export const ListEmailAccountsInput = z.object({
  business_id: z.guid().optional(),
  limit: limit(50, 100),
  after: after.optional(),
});
export const ListEmailAccountsOutput = z.object({ accounts: z.array(EmailAccount), ...pageTail });
export const ConnectEmailAccountInput = z.object({
  business_id: z.guid().optional(),
  ...fields,
  port: fields.port.default(587),
  security: fields.security.default('starttls'),
  is_default: z.boolean().default(false).describe('The first account of a business always is.'),
});
export const UpdateEmailAccountInput = z.object({
  id: z.guid(),
  ...z.object(fields).partial().shape,
  is_default: z.literal(true).optional(),
});
export const EmailAccountIdInput = z.object({ id: z.guid() });
