import { z } from 'zod';
import { count } from './count.ts';
import { timeInput } from './time.ts';

/** Where a list goes on: the place of the last row seen. Rows are ordered by (rank, created_at, id), all of them falling. */
export interface Cursor {
  /** Of a list that is ordered by a number first. */
  rank?: number | undefined;
  /** ISO 8601 with microseconds. */
  createdAt: string;
  /** Absent when the caller passed a bare `created_at`. Rows made by one request have distinct microseconds. */
  id: string | null;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** `next_cursor`: opaque to callers, `base64url(created_at|id)`, with `|rank` where there is one. */
export const encodeCursor = (createdAt: string, id: string, rank?: number): string =>
  Buffer.from([createdAt, id, ...(rank === undefined ? [] : [rank])].join('|')).toString('base64url');

function decodeCursor(text: string): Cursor | null {
  const [createdAt = '', id = '', rank] = Buffer.from(text, 'base64url').toString('utf8').split('|');
  if (!UUID.test(id) || !timeInput.safeParse(createdAt).success) return null;
  if (rank === undefined) return { createdAt, id };
  return /^-?\d{1,9}$/.test(rank) ? { createdAt, id, rank: Number(rank) } : null;
}

/** `after`: the `created_at` of the last item, or the answer's `next_cursor`. */
export const after = z
  .string()
  .max(200)
  .transform((text, ctx): Cursor => {
    const opaque = decodeCursor(text);
    if (opaque) return opaque;
    const bare = timeInput.safeParse(text);
    if (bare.success) return { createdAt: bare.data, id: null };
    ctx.addIssue({ code: 'custom', message: 'must be the created_at of the last item, or a next_cursor' });
    return z.NEVER;
  })
  .meta({
    description: 'created_at of the last item of the page before, or its next_cursor.',
    override: { type: 'string' },
  });

export const limit = (standard: number, max: number) => count('Most results of a page', standard, max);

const ONE_ID = '[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}';

/** Some rows by their ids, as a query can carry them: no more than a page shows. */
export const ids = z
  .string()
  .regex(new RegExp(`^${ONE_ID}(?:,${ONE_ID}){0,99}$`), 'must be ids, set apart by commas, at most 100 of them')
  .transform((text) => text.split(','))
  .describe('These only: ids, set apart by commas, at most 100 of them.');

/** What every list answers beside its rows. `has_more` is exact. */
export const pageTail = { has_more: z.boolean(), next_cursor: z.string().nullable() };
