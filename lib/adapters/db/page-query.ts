import { createHash } from 'node:crypto';
import type { Cursor } from '#lib/core/page.ts';
import type { JsonQuery } from './tenant.ts';

export interface PageRequest {
  /** Also the name of the list in the answer. */
  name: string;
  table: string;
  /** Arguments of json_build_object over the row `r`. */
  json: string;
  businesses: readonly string[];
  /** Columns that must equal a value; undefined does not filter. */
  where?: Readonly<Record<string, unknown>>;
  /** Conditions beyond equality over `r`; `$?` stands for the value. */
  and?: readonly (readonly [condition: string, value: unknown])[];
  limit: number;
  after?: Cursor | undefined;
  /** The column of the key, where it is not `id`. */
  id?: string;
}

/**
 * One page of a list as JSON written by the database: newest first, ordered by (created_at, id), keyset cursor,
 * `has_more` exact by one row more. Each combination of filters is a prepared statement of its own.
 *
 * With several businesses, each one's page is read from its own index and the heads are merged, so that the cost
 * follows the page and not the table.
 */
export function pageQuery(page: PageRequest): JsonQuery {
  const id = page.id ?? 'id';
  const values: unknown[] = [page.businesses, page.limit + 1];
  const place = (value: unknown) => `$${values.push(value)}`;
  const conditions: string[] = [];
  const names: string[] = [];
  for (const [column, value] of Object.entries(page.where ?? {})) {
    if (value === undefined) continue;
    conditions.push(`r.${column} = ${place(value)}`);
    names.push(column);
  }
  for (const [condition, value] of page.and ?? []) {
    if (value === undefined) continue;
    const placed = place(value);
    conditions.push(condition.replaceAll('$?', placed));
    names.push(condition);
  }
  if (page.after) {
    const at = place(page.after.createdAt);
    conditions.push(
      page.after.id === null
        ? `r.created_at < ${at}::timestamptz`
        : `(r.created_at, r.${id}) < (${at}::timestamptz, ${place(page.after.id)}::uuid)`,
    );
    names.push(page.after.id === null ? 'after-time' : 'after');
  }
  const filter = conditions.map((condition) => ` and ${condition}`).join('');
  const order = `order by r.created_at desc, r.${id} desc`;
  const source =
    page.businesses.length === 1
      ? `select r.* from ${page.table} r where r.business_id = ($1::uuid[])[1]${filter} ${order} limit $2`
      : `select r.* from unnest($1::uuid[]) as b (id) cross join lateral (select r.* from ${page.table} r where r.business_id = b.id${filter} ${order} limit $2) r ${order} limit $2`;
  const text = `
    with found as materialized (select r.*, row_number() over (${order}) as place from (${source}) r),
         page as (select * from found where place < $2)
    select json_build_object(
      '${page.name}', coalesce((select json_agg(json_build_object(${page.json}) order by r.place) from page r), '[]'),
      'has_more', (select count(*) from found) >= $2,
      'next_cursor', case when (select count(*) from found) >= $2
        then (select app.cursor(r.created_at, r.${id}) from page r order by r.place desc limit 1) end)::text`;
  const shape = [page.name, page.businesses.length === 1 ? 'one' : 'many', ...names].join(' ');
  return { name: statementName(shape), text, values };
}

/** Postgres keeps 63 letters of a statement's name; a longer shape is named by its digest. */
function statementName(shape: string): string {
  return shape.length <= 60 ? shape : createHash('sha256').update(shape).digest('base64url');
}
