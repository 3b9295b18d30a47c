import { z } from 'zod';

export const Business = z
  .object({
    id: z.uuid(),
    name: z.string(),
    type: z.string().nullable(),
    website: z.string().nullable(),
    zone: z.string().describe('IANA time zone: days and weeks are the business’s own.'),
    test: z.boolean().describe('A test business: everything in it is simulated.'),
    /** The live business of a test twin. */
    twin_of: z.uuid().nullable(),
    subscription_status: z.enum(['trialing', 'active', 'past_due', 'canceled']),
    trial_ends_at: z.string(),
  })
  .meta({ id: 'Business' });
export type Business = z.output<typeof Business>;
