import { z } from 'zod';
import { NUMBER_TYPES } from '#lib/adapters/numbers/port.ts';
import { callablePhone, phoneInput } from '#lib/core/phone.ts';
import { isoTime } from '#lib/core/time.ts';
import { PER_MONTH } from '#lib/services/ledger/prices.ts';

/** Two letters of a country whose numbers are sold, in either case. */
export const Country = z
  .string()
  .trim()
  .toUpperCase()
  .pipe(z.enum(Object.keys(PER_MONTH) as (keyof typeof PER_MONTH)[]))
  .meta({
    description: 'Two letters, in either case.',
    override: { type: 'string', enum: Object.keys(PER_MONTH) },
  });

export const NumberType = z
  .enum(NUMBER_TYPES)
  .default('local')
  .meta({ description: 'Not every country has every type.' });

export const Capabilities = z
  .object({ voice: z.boolean(), sms: z.boolean(), mms: z.boolean() })
  .meta({ id: 'Capabilities' });

const monthlyCost = z.number().describe('USD; 0 for a simulated number, and for one that the carrier includes.');

export const PhoneNumber = z
  .object({
    id: z.guid(),
    phone_number: z.string(),
    agent_id: z.guid().nullable(),
    business_id: z.guid(),
    forward_to: z
      .string()
      .nullable()
      .describe(
        'Rung first; the agent answers after 20 seconds without a pickup. Callers who ask for a person are put through to it.',
      ),
    can_ring_first: z
      .boolean()
      .describe(
        'False for a number of the carrier’s own: the agent answers it at once, and only puts callers through.',
      ),
    country: z.string(),
    type: z.enum(NUMBER_TYPES),
    capabilities: Capabilities,
    monthly_cost: monthlyCost,
    status: z
      .enum(['ordered', 'active'])
      .describe('`ordered`: being bought; what does not become `active` within minutes is given back.'),
    simulated: z.boolean().describe('It rings here, and not in the telephone network.'),
    created_at: isoTime,
  })
  .meta({ id: 'PhoneNumber' });
export type PhoneNumber = z.output<typeof PhoneNumber>;

export const ListNumbersInput = z.object({ business_id: z.guid().optional() });
export const ListNumbersOutput = z.object({ numbers: z.array(PhoneNumber) });

export const UpdateNumberInput = z.object({
  id: z.guid(),
  agent_id: z.guid().nullable().optional().describe('Who answers; null: nobody, until one is named again.'),
  forward_to: callablePhone
    .nullable()
    .optional()
    .describe('Rung first, for 20 seconds; null: the agent answers at once.'),
});

const MOST_FOUND = 50;

export const SearchNumbersInput = z.object({
  business_id: z
    .guid()
    .optional()
    .describe('Whose numbers they would be: those of a test business are simulated. The first in reach, unless said.'),
  country: Country.default('US'),
  type: NumberType,
  area_code: z
    .string()
    .trim()
    .regex(/^\d{2,5}$/, 'must be two to five digits')
    .optional()
    .describe('Without a leading zero: 512, or 30 for Berlin.'),
  contains: z
    .string()
    .trim()
    .regex(/^\d{2,10}$/, 'must be two to ten digits')
    .optional()
    .describe('Digits that follow each other in the number.'),
  limit: z.coerce
    .number('must be a whole number')
    .int('must be a whole number')
    .min(1, 'must be at least 1')
    .transform((n) => Math.min(n, MOST_FOUND))
    .default(10)
    .meta({
      override: { type: 'integer', minimum: 1, default: 10 },
      description: `Default 10, maximum ${MOST_FOUND}.`,
    }),
});

export const AvailableNumber = z
  .object({
    phone_number: z.string(),
    country: z.string(),
    type: z.enum(NUMBER_TYPES),
    locality: z.string().nullable(),
    region: z.string().nullable(),
    capabilities: Capabilities,
    monthly_cost: monthlyCost,
  })
  .meta({ id: 'AvailableNumber' });
export type AvailableNumber = z.output<typeof AvailableNumber>;

export const SearchNumbersOutput = z.object({
  numbers: z.array(AvailableNumber),
  bundle_required: z
    .boolean()
    .describe('The country asks who will have the number: name an approved bundle when you buy (compliance.bundles).'),
  simulated: z.boolean(),
});

export const BuyNumberInput = z.object({
  business_id: z.guid(),
  phone_number: phoneInput.describe('One that `/api/v1/numbers/available` named.'),
  agent_id: z.guid().optional().describe('Who answers it; nobody, until one is named.'),
  bundle_id: z
    .guid()
    .optional()
    .describe('Who will have the number, where the country asks. An approved bundle is found by itself, unless named.'),
});

export const ReleaseNumberInput = z.object({ id: z.guid() });
export const ReleaseNumberOutput = z.object({
  success: z.literal(true),
  id: z.guid(),
  phone_number: z.string(),
});
