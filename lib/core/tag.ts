import { z } from 'zod';

/** A tag as it is kept: in small letters, words set apart by one space. */
export const Tag = z
  .string()
  .max(40)
  .transform((text) => text.trim().replace(/\s+/g, ' ').toLowerCase())
  .refine((text) => text !== '', 'must not be empty');

/** All tags of one thing, as they are written: each once, in the order of the alphabet. */
export const tagsInput = z
  .array(Tag)
  .max(20)
  .transform((tags) => [...new Set(tags)].sort())
  .optional()
  .describe('All of them: what is not named is taken away.');
