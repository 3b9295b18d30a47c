import { z } from 'zod';

/** The first steps of a business, in their order. */
export const STEPS = ['describe', 'hear', 'call', 'forward', 'webhook', 'invite'] as const;
export type Step = (typeof STEPS)[number];

export const GetStartInput = z.object({ business_id: z.guid().optional() });
export const UpdateStartInput = z.object({
  business_id: z.guid().optional(),
  skipped: z.array(z.enum(STEPS)).max(STEPS.length).optional().describe('All steps that are passed over.'),
  hidden: z.boolean().optional().describe('Whether the list is put away.'),
});
export const Start = z
  .object({
    steps: z.array(
      z.object({
        step: z.enum(STEPS),
        done: z.boolean().describe('Read from the business itself.'),
        skipped: z.boolean(),
      }),
    ),
    hidden: z.boolean(),
  })
  .meta({ id: 'Start' });
export type Start = z.output<typeof Start>;

export const TestModeInput = z.object({ business_id: z.guid() });
export const TestModeOutput = z.object({ business_id: z.guid().describe('The test business.') });
