import { z } from 'zod';

/** A text of one line, trimmed, of `max` characters at most. */
export const line = (max: number) =>
  z
    .string()
    .trim()
    .min(1, 'must not be empty')
    .max(max)
    .refine((text) => !/\p{Cc}/u.test(text), 'must be one line');
