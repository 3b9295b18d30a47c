import { Client } from 'pg';
import { databaseUrl } from './product.ts';

/** What every request writes, whatever it does; and the counts of what is in other tables, which a round folds. */
const BOOKKEEPING = new Set(['usage', 'usage_days', 'rate_limits', 'call_days', 'lead_days']);

const OWNED = `where business_id in (select id from businesses where id = any ($1) or twin_of = any ($1))`;

/**
 * A look at what is stored: a digest per table of the rows of these businesses and their test twins, and of whole tables
 * that know no business. Other tenants have calls under way.
 */
export async function stored(...businesses: string[]): Promise<Record<string, string>> {
  const client = new Client({ connectionString: databaseUrl() });
  await client.connect();
  try {
    const { rows: tables } = await client.query<{ name: string; place: string; owned: boolean }>(
      `select relname as name, oid::regclass::text as place,
              exists (select from pg_attribute a where a.attrelid = pg_class.oid and a.attname = 'business_id') as owned
         from pg_class
        where relkind = 'r' and (relnamespace = 'public'::regnamespace or oid = 'auth.users'::regclass) order by 1`,
    );
    const digests = tables
      .filter(({ name }) => !BOOKKEEPING.has(name))
      .map(
        ({ name, place, owned }) =>
          `select '${name}' as name, count(*) || ' rows ' || md5(coalesce(string_agg(row, ',' order by row), '')) as digest
             from (select (to_jsonb(t) - 'last_used_at')::text as row from ${place} t ${owned ? OWNED : ''}) as rows`,
      );
    const { rows } = await client.query<{ name: string; digest: string }>(digests.join(' union all '), [businesses]);
    return Object.fromEntries(rows.map(({ name, digest }) => [name, digest]));
  } finally {
    await client.end();
  }
}
