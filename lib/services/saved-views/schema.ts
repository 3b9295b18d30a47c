import { z } from 'zod';
import { isoTime } from '#lib/core/time.ts';

/** The lists that views are kept of. */
const VIEW_PAGES = ['calls', 'leads'] as const;
export type ViewPage = (typeof VIEW_PAGES)[number];
/** Of one page: more than a row of tabs can bear. */
export const MOST_VIEWS = 50;

const name = z.string().trim().min(1, 'must not be empty').max(60);
const query = z
  .string()
  .max(2_000)
  .describe('The filters as they stand in the address of the page.')
  .meta({ example: 'status=no-answer&direction=inbound' });

export const SavedView = z
  .object({
    id: z.guid(),
    business_id: z.guid(),
    page: z.enum(VIEW_PAGES),
    name: z.string(),
    query: z.string(),
    created_at: isoTime,
  })
  .meta({ id: 'SavedView' });
export type SavedView = z.output<typeof SavedView>;

export const ListViewsInput = z.object({ business_id: z.guid().optional(), page: z.enum(VIEW_PAGES).optional() });
export const ListViewsOutput = z.object({ views: z.array(SavedView).describe('In the order they were made.') });
export const CreateViewInput = z.object({ business_id: z.guid().optional(), page: z.enum(VIEW_PAGES), name, query });
export const UpdateViewInput = z.object({ id: z.guid(), name: name.optional(), query: query.optional() });
export const ViewIdInput = z.object({ id: z.guid() });
