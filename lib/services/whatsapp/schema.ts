import { z } from 'zod';
import { gapsIn } from '#lib/core/gaps.ts';
import { after, limit, pageTail } from '#lib/core/page.ts';
import { phoneInput } from '#lib/core/phone.ts';
import { isoTime } from '#lib/core/time.ts';

/** As WhatsApp has them: lower case, digits, underscores. */
const templateName = z
  .string()
  .regex(/^[a-z0-9_]{1,512}$/, 'must be lower-case letters, digits and underscores')
  .meta({ example: 'order_shipped' });
const language = z
  .string()
  .regex(/^[a-z]{2,3}(?:_[A-Z]{2,4})?$/, 'must be a language such as en or pt_BR')
  .meta({ example: 'en' });
/** Values by the names of variables: `{{1}}` is `1`. */
const variables = z.record(z.string().regex(/^\w{1,32}$/, 'must name a variable'), z.string().min(1).max(1_000));

export const TemplateContent = z.object({
  name: templateName,
  language,
  variables: variables.default({}).describe('What is filled in, by name: `{"1": "Adebayo"}`.'),
});
export type TemplateContent = z.output<typeof TemplateContent>;

/** The longest text that WhatsApp takes from a business by Twilio, in characters. */
const LONGEST = 1_600;
const freeText = z.string().trim().min(1, 'must not be empty').max(LONGEST);

export const SendWhatsAppInput = z
  .object({
    agent_id: z.guid().describe('Who answers what comes back.'),
    to: phoneInput.describe('E.164, for example +2348012345678.'),
    message_type: z
      .enum(['template', 'text'])
      .describe('`template` at any time; `text` within 24 hours of the contact’s last WhatsApp message.'),
    content: z.union([freeText, TemplateContent]).meta({
      description: 'The words of a text, or which template to fill in.',
      example: { name: 'appointment_reminder', language: 'en', variables: { 1: 'Maria' } },
    }),
    lead_id: z.guid().optional().describe('The lead whose thread it belongs to; else the lead with this number.'),
  })
  .superRefine(({ message_type, content }, issues) => {
    if ((message_type === 'text') === (typeof content === 'string')) return;
    const message = message_type === 'text' ? 'must be a text' : 'must be an object with name and language';
    issues.addIssue({ code: 'custom', path: ['content'], message });
  });
export const SendWhatsAppOutput = z.object({
  success: z.literal(true),
  message_sid: z.string(),
  to: z.string(),
  from: z.string(),
});

export const CATEGORIES = ['UTILITY', 'MARKETING', 'AUTHENTICATION'] as const;

export const WhatsAppTemplate = z
  .object({
    id: z.guid(),
    business_id: z.guid(),
    name: z.string(),
    language: z.string(),
    category: z.enum(CATEGORIES),
    body: z.string(),
    examples: z.record(z.string(), z.string()),
    status: z.enum(['pending', 'approved', 'rejected']).describe('WhatsApp decides, mostly within a day.'),
    reason: z.string().nullable().describe('Why it was rejected.'),
    created_at: isoTime,
    updated_at: isoTime,
  })
  .meta({ id: 'WhatsAppTemplate' });

export const CreateTemplateInput = z
  .object({
    business_id: z.guid().optional(),
    name: templateName,
    language,
    category: z.enum(CATEGORIES).default('UTILITY'),
    body: z
      .string()
      .trim()
      .min(1, 'must not be empty')
      .max(1_024)
      .describe('The words, with variables: `Hi {{1}}, your order is on its way.`'),
    examples: variables.default({}).describe('What each variable could be: WhatsApp asks for it.'),
  })
  .superRefine(({ body, examples }, issues) => {
    const missing = gapsIn(body).filter((name) => !Object.hasOwn(examples, name));
    if (missing.length === 0) return;
    issues.addIssue({ code: 'custom', path: ['examples'], message: `must say what ${missing.join(', ')} could be` });
  });
export const ListTemplatesInput = z.object({
  business_id: z.guid().optional(),
  status: WhatsAppTemplate.shape.status.optional(),
  limit: limit(50, 100),
  after: after.optional(),
});
export const ListTemplatesOutput = z.object({ templates: z.array(WhatsAppTemplate), ...pageTail });
export const GetTemplateInput = z.object({ id: z.guid() });
