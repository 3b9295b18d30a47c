import type { z } from 'zod';
import type { Context } from '#lib/core/context.ts';
import { notFound } from '#lib/core/errors.ts';
import { Json } from '#lib/core/operation.ts';
import { type PageRequest, pageQuery } from './page-query.ts';
import { readJson } from './tenant.ts';

/** One page of a list, as an operation answers it. */
export async function readPage<O extends z.ZodType>(ctx: Context, page: PageRequest): Promise<Json<O>> {
  const text = await readJson(ctx, pageQuery(page));
  return new Json(text as string); // an empty page is one too
}

/**
 * One row `r` in reach by its id, as an operation answers it.
 * @throws `not_found`, by the name of `what` it is
 */
export async function readOne<O extends z.ZodType>(
  ctx: Context,
  row: { what: string; table: string; columns: string; joins?: string; id: string },
): Promise<Json<O>> {
  const { what, table, columns, joins = '', id } = row;
  const text = await readJson(ctx, {
    name: `one of ${table}`,
    text: `select row_to_json(t)::text from (select ${columns} from ${table} r ${joins} where r.id = $1 and r.business_id = any ($2::uuid[])) t`,
    values: [id, ctx.businesses],
  });
  if (text === null) throw notFound(what);
  return new Json(text);
}
