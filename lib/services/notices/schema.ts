import { z } from 'zod';
import { after, limit, pageTail } from '#lib/core/page.ts';
import { phoneInput } from '#lib/core/phone.ts';
import { isoTime } from '#lib/core/time.ts';
import { KIND_NAMES } from './kinds.ts';

const MOST_ADDRESSES = 10;
const email = z.email('must be an email address').max(254);

export const NoticeSetting = z
  .object({
    kind: z.enum(KIND_NAMES),
    label: z.string(),
    description: z.string(),
    email: z.boolean(),
    text: z.boolean(),
    email_to: z.array(z.string()).nullable().describe('null: every owner and admin of the business.'),
    text_to: z.array(z.string()),
    threshold: z.number().int().nullable().describe('Of hot leads: the score from which a lead is hot.'),
  })
  .meta({ id: 'NoticeSetting' });
export type NoticeSetting = z.output<typeof NoticeSetting>;

export const GetNoticesInput = z.object({ business_id: z.guid().optional() });
export const NoticesOutput = z
  .object({ business_id: z.guid(), notices: z.array(NoticeSetting) })
  .meta({ id: 'NoticeSettings' });

export const UpdateNoticesInput = z.object({
  business_id: z.guid().optional(),
  notices: z
    .array(
      z.object({
        kind: z.enum(KIND_NAMES),
        email: z.boolean().optional(),
        text: z.boolean().optional(),
        email_to: z.array(email).min(1).max(MOST_ADDRESSES).nullable().optional(),
        text_to: z.array(phoneInput).max(MOST_ADDRESSES).optional(),
        threshold: z.number().int().min(0).max(100).optional().describe('Of hot_lead only.'),
      }),
    )
    .min(1)
    .max(KIND_NAMES.length)
    .describe('Kinds that are not named stay as they are.'),
});

export const Notice = z
  .object({
    id: z.guid(),
    kind: z.enum(KIND_NAMES),
    business_id: z.guid(),
    subject_id: z.string(),
    title: z.string(),
    lines: z.array(z.string()),
    path: z.string().describe('The page of the dashboard where it can be looked at.'),
    status: z.enum(['pending', 'told', 'off']).describe('`off`: it was switched off, or there was nobody to tell.'),
    told_at: isoTime.nullable(),
    created_at: isoTime,
  })
  .meta({ id: 'Notice' });

export const ListNoticesInput = z.object({
  business_id: z.guid().optional(),
  kind: z.enum(KIND_NAMES).optional(),
  limit: limit(50, 200),
  after: after.optional(),
});
export const ListNoticesOutput = z.object({ notices: z.array(Notice), ...pageTail });
