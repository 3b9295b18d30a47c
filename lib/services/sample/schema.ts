import { z } from 'zod';

export const SampleInput = z.object({
  business_id: z.guid().optional().describe('The live business or its test twin. The sample is always in the twin.'),
});

export const Sample = z
  .object({
    business_id: z.guid().nullable().describe('The test business that has the sample; null where there is none.'),
    status: z.enum(['none', 'filling', 'ready']),
    made: z.number().int(),
    total: z.number().int(),
  })
  .meta({ id: 'Sample' });
export type Sample = z.output<typeof Sample>;

/** How the rows of a sample say that they are one: in a call's metadata, a text's details, and a lead's page. */
export const SAMPLE_MARK = { sample: true } as const;
export const SAMPLE_PAGE = 'Sample data';
