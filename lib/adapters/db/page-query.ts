import { invalid } from '#lib/core/errors.ts';
import { type Cursor, encodeCursor } from '#lib/core/page.ts';
import { type JsonRow, jsonRow } from './json-row.ts';
import { statementName } from './statement-name.ts';
import type { JsonQuery } from './tenant.ts';

export interface PageRequest {
  /** Also the name of the list in the answer. */
  name: string;
  table: string;
  /**
   * What is told of the row `r` and the joined tables, `created_at` and the key among it: field by field, or, slower, as
   * a select list.
   */
  columns: JsonRow | string;
  /** Left joins, one row each, that the columns read from. A sub-select per row and field costs several times as much. */
  joins?: string;
  businesses: readonly string[];
  /** Columns that must equal a value; undefined does not filter. */
  where?: Readonly<Record<string, unknown>>;
  /** Conditions beyond equality over `r`; `$?` stands for the value. */
  and?: readonly (readonly [condition: string, value: unknown])[];
  limit: number;
  after?: Cursor | undefined;
  /** The column of the key, where it is not `id`. */
  id?: string;
  /** A column of whole numbers, not negative, that orders the list first: the highest first, those without one last. */
  rank?: string | undefined;
}

/**
 * Filters as conditions over the row `r`, with the values that their placeholders stand for, after those `given`. The
 * names tell one combination of filters from another.
 */
export function conditionsOf({ where = {}, and = [] }: Pick<PageRequest, 'where' | 'and'>, given: readonly unknown[]) {
  const values = [...given];
  const place = (value: unknown) => `$${values.push(value)}`;
  const conditions: string[] = [];
  const names: string[] = [];
  for (const [column, value] of Object.entries(where)) {
    if (value === undefined) continue;
    conditions.push(`r.${column} = ${place(value)}`);
    names.push(column);
  }
  for (const [condition, value] of and) {
    if (value === undefined) continue;
    conditions.push(condition.replaceAll('$?', place(value)));
    names.push(condition);
  }
  return { conditions, names, place, values };
}

/** Conditions as they follow another one. */
export const allOf = (conditions: readonly string[]): string =>
  conditions.map((condition) => ` and ${condition}`).join('');

/**
 * One page of a list as JSON written by the database: newest first, ordered by (created_at, id), or by a rank before
 * them; keyset cursor, `has_more` exact by one row more. Each combination of filters is a prepared statement of its own.
 *
 * With several businesses, each one's page is read from its own index and the heads are merged, so that the cost
 * follows the page and not the table.
 */
export function pageQuery(page: PageRequest): JsonQuery {
  const id = page.id ?? 'id';
  const { conditions, names, place, values } = conditionsOf(page, [page.businesses, page.limit + 1]);
  const rank = page.rank && `coalesce(r.${page.rank}, ${NO_RANK})`;
  const filtered = conditions.length > 0;
  if (page.after) {
    const [condition, name] = beyond(page.after, `r.${id}`, rank, place);
    conditions.push(condition);
    names.push(name);
  }
  if (rank) names.push(`by ${page.rank}`);
  const filter = allOf(conditions);
  const most = mostRead(page.limit);
  const joins = page.joins ?? '';
  const order = `order by ${rank ? `${rank} desc, ` : ''}r.created_at desc, r.${id} desc`;
  const own = `where r.business_id = ($1::uuid[])[1]${filter} ${order} limit ${most}`;
  let rows: string;
  if (page.businesses.length > 1) {
    rows = `(select r.* from unnest($1::uuid[]) as b (id) cross join lateral (select r.* from ${page.table} r where r.business_id = b.id${filter} ${order} limit ${most}) r ${order} limit ${most}) r ${joins} ${order}`;
  } else if (filtered) {
    // What matches may have to be sorted first, and only the page is to be joined.
    rows = `(select r.* from ${page.table} r ${own}) r ${joins} ${order}`;
  } else {
    // Along the index of the list: seeing the whole list, Postgres knows what joined rows come again and remembers them.
    rows = `${page.table} r ${joins} ${own}`;
  }
  const json =
    typeof page.columns === 'string'
      ? `select row_to_json(t)::text as json from (select ${page.columns} from ${rows}) t`
      : `select ${jsonRow(page.columns)} as json from ${rows}`;
  const text = `select string_agg(json, '${SEPARATOR}') from (select json from (${json}) j limit $2) p`;
  const shape = [page.table, page.name, page.businesses.length === 1 ? 'one' : 'many', most, ...names].join(' ');
  return { name: statementName(shape), text, values, finish: (rows) => pageOf(rows, page) };
}

/** What comes after a place in the list, and the name of that condition. */
function beyond(
  after: Cursor,
  id: string,
  rank: string | undefined,
  place: (value: unknown) => string,
): [string, string] {
  const at = `${place(after.createdAt)}::timestamptz`;
  if (rank) {
    if (after.rank === undefined) throw invalid('after', 'must be the next_cursor of a list in this order');
    return [
      `(${rank}, r.created_at, ${id}) < (${place(after.rank)}::integer, ${at}, ${place(after.id)}::uuid)`,
      'after',
    ];
  }
  if (after.id === null) return [`r.created_at < ${at}`, 'after-time'];
  return [`(r.created_at, ${id}) < (${at}, ${place(after.id)}::uuid)`, 'after'];
}

/** Stands in the order for those without a rank, and in the index that the order is read from. */
const NO_RANK = -1;

/** Stands between JSON texts (RFC 7464) and nowhere in one. */
const SEPARATOR = '\u001e';

/** The row beyond the page only tells that there is more. */
function pageOf(gathered: string | null, { name, limit, id = 'id', rank }: PageRequest): string {
  const rows = gathered?.split(SEPARATOR) ?? [];
  const more = rows.length > limit;
  if (more) rows.pop();
  const last: Record<string, string> = more ? JSON.parse(rows.at(-1) ?? '') : {};
  const place = rank ? Number(last[rank] ?? NO_RANK) : undefined;
  const cursor = more ? `"${encodeCursor(last.created_at ?? '', last[id] ?? '', place)}"` : 'null';
  return `{"${name}":[${rows.join(',')}],"has_more":${more},"next_cursor":${cursor}}`;
}

/**
 * Rows read for a page, written into the statement: with a parameter there, Postgres thinks little of any plan made
 * once and plans anew each time, which costs as much as the page. Few sizes, so that there are few statements.
 */
const mostRead = (limit: number): number => (limit <= 50 ? 50 : Math.max(limit, 100)) + 1;
