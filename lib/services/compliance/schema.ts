import { z } from 'zod';
import { after, limit, pageTail } from '#lib/core/page.ts';
import { isoTime } from '#lib/core/time.ts';
import { Country, NumberType } from '#lib/services/numbers/schema.ts';

const BUNDLE_STATUSES = ['draft', 'pending-review', 'in-review', 'approved', 'rejected'] as const;
export type BundleStatus = (typeof BUNDLE_STATUSES)[number];

const line = z.string().trim().min(1).max(200);
const MOST_ATTRIBUTES = 30;
const Attributes = z
  .record(
    z.string().regex(/^[a-z][a-z0-9_]{0,63}$/, 'must be a name such as business_registration_number'),
    z.string().max(500),
  )
  .refine((all) => Object.keys(all).length <= MOST_ATTRIBUTES, `must be at most ${MOST_ATTRIBUTES}`)
  .default({})
  .describe('Further fields that the requirements name.');

const EndUser = z
  .discriminatedUnion('type', [
    z.object({ type: z.literal('business'), business_name: line, email: z.email().max(200), attributes: Attributes }),
    z.object({
      type: z.literal('individual'),
      first_name: line,
      last_name: line,
      email: z.email().max(200),
      attributes: Attributes,
    }),
  ])
  .describe('Who will have the number.');

const Address = z.object({
  street: line,
  city: line,
  region: line,
  postal_code: z.string().trim().min(1).max(20),
  country: z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^[A-Z]{2}$/, 'must be two letters'),
});

const Document = z.object({
  type: z.string().regex(/^[a-z][a-z0-9_]{0,63}$/, 'must be a type that the requirements name'),
  attributes: Attributes,
});
const Documents = z.array(Document).max(10).describe('What shows it, as the requirements name it.');

export const Bundle = z
  .object({
    id: z.guid(),
    business_id: z.guid(),
    country: z.string(),
    number_type: z.string(),
    status: z
      .enum(BUNDLE_STATUSES)
      .describe('`draft` until it is submitted; a number can be bought with it once it is `approved`.'),
    reason: z.string().nullable().describe('Why it was rejected.'),
    end_user: EndUser,
    address: Address.nullable(),
    documents: z.array(Document),
    submitted_at: isoTime.nullable(),
    created_at: isoTime,
    updated_at: isoTime,
  })
  .meta({ id: 'Bundle' });
export type Bundle = z.output<typeof Bundle>;

const kind = { country: Country, number_type: NumberType };

export const RequirementsInput = z.object({
  business_id: z
    .guid()
    .optional()
    .describe('In test mode what is asked is simulated. The first in reach, unless said.'),
  ...kind,
});
export const RequirementsOutput = z.object({
  country: z.string(),
  number_type: z.string(),
  bundle_required: z.boolean(),
  requirements: z.array(
    z.object({
      kind: z.enum(['end_user', 'document']),
      end_user_type: z.enum(['business', 'individual']).describe('Of whom it is asked.'),
      name: z.string(),
      fields: z.array(z.string()).describe('For `end_user`, or its `attributes`.'),
      accepted: z
        .array(z.object({ type: z.string(), name: z.string(), fields: z.array(z.string()) }))
        .describe('Documents of which one is enough. `address` is made of the bundle’s own address.'),
    }),
  ),
});

export const ListBundlesInput = z.object({
  business_id: z.guid().optional(),
  status: z.enum(BUNDLE_STATUSES).optional(),
  limit: limit(20, 100),
  after: after.optional(),
});
export const ListBundlesOutput = z.object({ bundles: z.array(Bundle), ...pageTail });
export const GetBundleInput = z.object({ id: z.guid() });

export const CreateBundleInput = z.object({
  business_id: z.guid(),
  ...kind,
  end_user: EndUser,
  address: Address.optional(),
  documents: Documents.default([]),
});
export const UpdateBundleInput = z.object({
  id: z.guid(),
  end_user: EndUser.optional(),
  address: Address.nullable().optional(),
  documents: Documents.optional(),
});
export const SubmitBundleInput = z.object({ id: z.guid() });
