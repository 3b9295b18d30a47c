import { z } from 'zod';
import { callablePhone } from '#lib/core/phone.ts';
import { isoTime, zone } from '#lib/core/time.ts';
import { Business, MOST_OF_A_LINE, website } from '#lib/services/businesses/schema.ts';

const name = z.string().trim().min(1, 'must not be empty').max(200).describe('Name of the business.');
const type = z.string().trim().max(100).optional().describe('Category of business, for example "Legal Services".');
/** What may be said of a business when it is made, beside its name and its trade. */
const ABOUT = {
  website: website.optional(),
  description: z
    .string()
    .trim()
    .max(MOST_OF_A_LINE)
    .optional()
    .describe('What the business is, in a line: the agent may tell callers each thing in it.'),
  phone_forward_to: callablePhone
    .optional()
    .describe('Ring this number first; the agent answers after 20 seconds without a pickup.'),
  zone: zone.optional(),
};

/** Reference: "Signup". `description`, `password` and `zone` are ours: the form at /signup calls the same operation. */
export const SignupInput = z.object({
  business_name: name,
  email: z
    .email('must be an email address')
    .max(254)
    .transform((text) => text.toLowerCase())
    .describe('Account email address (must be unique).'),
  business_type: type,
  ...ABOUT,
  password: z
    .string()
    .min(8, 'must have at least 8 characters')
    .refine((text) => new TextEncoder().encode(text).length <= 72, 'must have at most 72 bytes')
    .optional()
    .describe('Without one, the owner sets it by an emailed link.'),
});

export const SignupOutput = z
  .object({
    api_key: z.string().describe('Shown once, with every scope.'),
    business_id: z.guid(),
    agent_id: z.guid(),
    phone_number: z.string(),
    dashboard_url: z.string(),
    trial_ends_at: isoTime,
  })
  .meta({ id: 'Signup' });
export type Account = z.output<typeof SignupOutput>;

export const CreateBusinessInput = z.object({ name, type, ...ABOUT });
export const CreateBusinessOutput = z
  .object({ ...Business.shape, agent_id: z.guid().nullable(), phone_number: z.string() })
  .meta({ id: 'NewBusiness' });
