import type { Client } from 'pg';

export interface Table {
  /** With its schema, as SQL writes it. */
  name: string;
  columns: readonly string[];
  /** Fires triggers of ours on its rows: what they would do has been done and is copied too. */
  triggers: boolean;
}

/** All that is copied of a table, as a query that means the same on both sides. */
export const allRows = ({ name, columns }: Pick<Table, 'name' | 'columns'>): string =>
  `select ${columns.join(', ')} from ${name}`;

/**
 * Every table of the product that lasts, those that others refer to first. What a crash may lose (unlogged: counters of
 * rate limits) stays behind. @throws where tables refer to each other in a circle.
 */
export async function tablesInOrder(client: Client): Promise<Table[]> {
  const { rows } = await client.query<Table & { refers: string[] }>(`
    select c.oid::regclass::text as name,
           array(select quote_ident(a.attname) from pg_attribute a
                  where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
                  order by a.attnum) as columns,
           exists (select from pg_trigger t where t.tgrelid = c.oid and not t.tgisinternal) as triggers,
           array(select f.confrelid::regclass::text from pg_constraint f
                  where f.conrelid = c.oid and f.contype = 'f' and f.confrelid <> c.oid) as refers
      from pg_class c
     where c.relnamespace in ('public'::regnamespace, 'app'::regnamespace) and c.relkind in ('r', 'p')
       and not c.relispartition and c.relpersistence = 'p' order by 1`);
  const ordered: Table[] = [];
  const waiting = new Map(rows.map((row) => [row.name, row]));
  while (waiting.size > 0) {
    const free = [...waiting.values()].filter(({ refers }) => !refers.some((name) => waiting.has(name)));
    if (free.length === 0) throw new Error(`These tables refer to each other: ${[...waiting.keys()].join(', ')}.`);
    for (const { name, columns, triggers } of free) {
      waiting.delete(name);
      ordered.push({ name, columns, triggers });
    }
  }
  return ordered;
}

/** The columns of one table that can be written. */
export async function columnsOf(client: Client, table: string): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select quote_ident(attname) as name from pg_attribute
      where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = '' order by attnum`,
    [table],
  );
  return rows.map(({ name }) => name);
}

export async function countOf(client: Client, from: string): Promise<number> {
  const { rows } = await client.query<{ rows: number }>(`select count(*)::int as rows from ${from}`);
  return rows[0]?.rows ?? 0;
}

export interface Sum {
  rows: number;
  /** Over the text of every row, in whatever order they come. */
  checksum: string;
}

/** How many rows a query has, and a sum over all that they say. Both servers must write values alike (`plainly`). */
export async function sumOf(client: Client, select: string): Promise<Sum> {
  const { rows } = await client.query<Sum>(
    `select count(*)::int as rows,
            coalesce(sum(('x' || substr(md5(r::text), 1, 15))::bit(60)::bigint), 0)::text as checksum from (${select}) r`,
  );
  return rows[0] as Sum;
}

/** @throws when rows arrived otherwise than they were sent. */
export async function mustBeAlike(
  what: string,
  source: Client,
  sent: string,
  target: Client,
  arrived: string,
): Promise<void> {
  const [ours, theirs] = [await sumOf(source, sent), await sumOf(target, arrived)];
  if (ours.rows === theirs.rows && ours.checksum === theirs.checksum) return;
  throw new Error(`${what} did not arrive whole: ${theirs.rows} of ${ours.rows} rows, or some of them changed.`);
}

/** Has this connection write values in one way, whatever the server's or the role's own settings. */
export async function plainly(client: Client): Promise<void> {
  await client.query(`set timezone = 'UTC'; set datestyle = 'ISO, YMD'; set intervalstyle = 'postgres';
    set bytea_output = 'hex'; set extra_float_digits = 1; set client_encoding = 'UTF8'; set search_path = public, extensions`);
}

/** Brings each sequence of the product to where it is at the source. Repeating it does no harm. */
export async function copySequences(source: Client, target: Client): Promise<void> {
  const { rows } = await source.query<{ name: string; last: string }>(
    `select format('%I.%I', schemaname, sequencename) as name, last_value::text as last
       from pg_sequences where schemaname in ('public', 'app') and last_value is not null`,
  );
  for (const { name, last } of rows) await target.query('select setval($1::regclass, $2::bigint)', [name, last]);
}
