import { z } from 'zod';

/**
 * A count in a query, in decimal digits: above the maximum it is cut to it, below 1 or no whole number it is refused
 * (contract, "Lists"). It stands in the description with both of its limits.
 */
export const count = (description: string, standard: number, max: number) =>
  z.coerce
    .string()
    .regex(/^-?\d+$/, { error: 'must be a whole number', abort: true })
    .refine((digits) => Number(digits) >= 1, 'must be at least 1')
    .transform((digits) => Math.min(Number(digits), max))
    .default(standard)
    .meta({
      description: `${description} (default ${standard}, maximum ${max}).`,
      override: { type: 'integer', minimum: 1, default: standard },
    });
