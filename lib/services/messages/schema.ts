import { z } from 'zod';
import { after, limit, pageTail } from '#lib/core/page.ts';
import { phoneInput, phoneInQuery } from '#lib/core/phone.ts';
import { isoTime, rangeEnd, timeInput } from '#lib/core/time.ts';

const DIRECTIONS = ['inbound', 'outbound'] as const;
const TEXT_CHANNELS = ['sms', 'whatsapp'] as const;
export const STATUSES = ['queued', 'sent', 'delivered', 'undelivered', 'failed', 'received'] as const;
export type TextStatus = (typeof STATUSES)[number];

/** The longest text that carriers take, in characters. */
export const LONGEST_TEXT = 1_600;
const body = z.string().trim().min(1, 'must not be empty').max(LONGEST_TEXT);

export const Text = z
  .object({
    id: z.guid(),
    channel: z.enum(TEXT_CHANNELS),
    direction: z.enum(DIRECTIONS),
    to: z.string(),
    from: z.string(),
    body: z.string(),
    status: z.enum(STATUSES).describe('`queued`, `sent`, then `delivered`, `undelivered` or `failed`; or `received`.'),
    error_code: z.string().nullable().describe('Why it was not delivered: the carrier’s code, or our reason.'),
    segments: z.number().int().describe('What carriers charge for: 160 letters, 70 where any is outside GSM-7.'),
    message_sid: z.string().nullable().describe('The carrier’s name of it.'),
    purpose: z.string().nullable().describe('Why it was written: `api_message`, `auto_reply`, `sdr`, `keyword`, …'),
    written_fault: z
      .string()
      .nullable()
      .describe(
        'Of an `auto_reply`: why the built-in rules wrote it in the place of the model, as `spoken_fault` of a call.',
      ),
    agent_id: z.guid(),
    lead_id: z.guid().nullable(),
    lead_name: z.string().nullable(),
    business_id: z.guid(),
    created_at: isoTime,
  })
  .meta({ id: 'TextMessage' });
export type Text = z.output<typeof Text>;

export const SendSmsInput = z.object({
  to: phoneInput.describe('E.164, for example +15125551234.'),
  from_agent_id: z.guid().describe('The agent whose number is the sender.'),
  message: body,
  lead_id: z.guid().optional().describe('The lead whose thread it belongs to; else the lead with this number.'),
});
export const SendSmsOutput = z.object({
  success: z.literal(true),
  message_sid: z.string(),
  to: z.string(),
  from: z.string(),
});

export const ListTextsInput = z.object({
  business_id: z.guid().optional(),
  agent_id: z.guid().optional(),
  lead_id: z.guid().optional(),
  channel: z.enum(TEXT_CHANNELS).optional(),
  direction: z.enum(DIRECTIONS).optional(),
  status: z.enum(STATUSES).optional(),
  phone: phoneInQuery.optional().describe('The other side’s number: the texts of one thread.'),
  search: z.string().trim().min(1, 'must not be empty').max(200).optional().describe('Words of the text, or its id.'),
  date_from: timeInput.optional(),
  date_to: timeInput.transform(rangeEnd).optional(),
  limit: limit(50, 100),
  after: after.optional(),
});
export const ListTextsOutput = z.object({ messages: z.array(Text), ...pageTail });
export const GetTextInput = z.object({ id: z.guid() });

export const Thread = z
  .object({
    id: z.guid(),
    phone: z.string(),
    lead_id: z.guid().nullable(),
    lead_name: z.string().nullable(),
    agent_id: z.guid(),
    agent_name: z.string(),
    business_id: z.guid(),
    unread: z.number().int().describe('Texts that came in since somebody of the business wrote or looked.'),
    last_message: z.object({
      id: z.guid(),
      channel: z.enum(TEXT_CHANNELS),
      direction: z.enum(DIRECTIONS),
      body: z.string(),
      status: z.enum(STATUSES),
    }),
    created_at: isoTime.describe('When the last text was written: what the list is ordered by.'),
  })
  .meta({ id: 'TextThread' });
export const ListThreadsInput = z.object({
  business_id: z.guid().optional(),
  agent_id: z.guid().optional(),
  limit: limit(50, 100),
  after: after.optional(),
});
export const ListThreadsOutput = z.object({ threads: z.array(Thread), ...pageTail });
export const ReadThreadInput = z.object({ business_id: z.guid().optional(), phone: phoneInput });
export const ReadThreadOutput = z.object({ success: z.literal(true), phone: z.string() });

export const UpdateSmsPromptInput = z.object({
  agent_id: z.guid(),
  sms_prompt: z.string().trim().min(1, 'must not be empty').max(50_000),
  reason: z.string().trim().max(500).optional().describe('Kept in the audit log.'),
});
export const UpdateSmsPromptOutput = z.object({
  success: z.literal(true),
  agent_id: z.guid(),
  message: z.string(),
});

export const ReceiveTextInput = z.object({
  agent_id: z.guid().describe('The agent whose number is written to.'),
  channel: z.enum(TEXT_CHANNELS).default('sms'),
  from: phoneInput,
  body,
});
