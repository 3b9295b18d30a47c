import { CompiledQuery, sql } from 'kysely';
import type { Tx } from '#lib/adapters/db/tenant.ts';

export interface ExportedTable {
  name: string;
  columns: string[];
}

/** Secrets of the installation, which are worth nothing outside of it: sealed passwords, hashes, signing secrets. */
const SECRET = /secret|password|token|hash/;
/** What says nothing that other tables do not: indexes of words, and the machinery of archives itself. */
const LEFT_OUT = ['exports', 'business_deletions', 'sandbox_calls', 'sandbox_texts', 'carrier_events'];

/** Every table of a business, those made later too: what carries its id and is open to the product's role. */
export async function exportedTables(tx: Tx): Promise<ExportedTable[]> {
  const { rows } = await sql<{ name: string; column: string }>`
    select c.table_name as name, c.column_name as column
      from information_schema.columns c
      join information_schema.columns b
        on b.table_schema = c.table_schema and b.table_name = c.table_name and b.column_name = 'business_id'
     where c.table_schema = 'public' and c.data_type not in ('bytea', 'tsvector')
     order by c.table_name, c.ordinal_position`.execute(tx);
  const tables = new Map<string, string[]>();
  for (const { name, column } of rows) {
    if (LEFT_OUT.includes(name) || SECRET.test(column)) continue;
    tables.set(name, [...(tables.get(name) ?? []), column]);
  }
  return [...tables].map(([name, columns]) => ({ name, columns }));
}

export type Row = Record<string, unknown>;

const BATCH = 500;
const UUID = /^[0-9a-f-]{36}$/;
const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/**
 * The rows of a table that belong to the business, batch by batch, as Postgres writes them as JSON. A cursor takes no
 * parameters, so that the id stands in the statement: it is checked to be one.
 */
export async function* rowsOf(tx: Tx, table: ExportedTable, businessId: string): AsyncGenerator<Row[]> {
  if (!UUID.test(businessId)) throw new TypeError('a business id is not a UUID');
  const run = <R>(text: string) => tx.executeQuery<R>(CompiledQuery.raw(text));
  const columns = table.columns.map(quoted).join(', ');
  await run(
    `declare exported no scroll cursor for select row_to_json(r) as row
       from (select ${columns} from ${quoted(table.name)} where business_id = '${businessId}') r`,
  );
  try {
    for (;;) {
      const { rows } = await run<{ row: Row }>(`fetch ${BATCH} from exported`);
      if (rows.length > 0) yield rows.map(({ row }) => row);
      if (rows.length < BATCH) return;
    }
  } finally {
    await run('close exported');
  }
}
