import { z } from 'zod';
import { isoTime } from '#lib/core/time.ts';

export const HIT_KINDS = ['agent', 'lead', 'call', 'number'] as const;
export type HitKind = (typeof HIT_KINDS)[number];

/** More than anybody reads of one kind. */
const MOST = 20;

export const SearchInput = z.object({
  q: z
    .string()
    .trim()
    .min(2, 'must be at least 2 characters')
    .max(100)
    .describe('Part of a name, an email or a number (written in any way), or an id.')
    .meta({ example: 'nora' }),
  business_id: z.guid().optional().describe('Only this business; else every one in reach.'),
  limit: z.coerce
    .number('must be a whole number')
    .int('must be a whole number')
    .min(1, 'must be at least 1')
    .transform((n) => Math.min(n, MOST))
    .default(5)
    .meta({
      description: `Most results of each kind and business (default 5, maximum ${MOST}).`,
      override: { type: 'integer', minimum: 1, default: 5 },
    }),
});

export const Hit = z
  .object({
    kind: z.enum(HIT_KINDS),
    id: z.guid(),
    business_id: z.guid(),
    title: z.string().nullable().describe("A name: the agent's, the lead's, the caller's; of a number, its agent's."),
    phone: z.string().nullable(),
    status: z.string().nullable(),
    direction: z.enum(['inbound', 'outbound']).nullable().describe('Of calls.'),
    at: isoTime.describe('When it was made.'),
  })
  .meta({ id: 'SearchHit' });
export type Hit = z.output<typeof Hit>;

export const SearchOutput = z.object({ results: z.array(Hit) });
