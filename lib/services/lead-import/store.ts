import { sql } from 'kysely';
import { newId } from '#lib/adapters/db/id.ts';
import type { Tx } from '#lib/adapters/db/tenant.ts';
import { displayPhone } from '#lib/core/phone.ts';
import { completeName } from '#lib/services/leads/name.ts';
import type { LeadFields } from '#lib/services/leads/schema.ts';
import type { ImportRow } from './rows.ts';
import { IMPORT_FIELDS, type ImportProblem } from './schema.ts';

/** A row, and the lead that it is about where there is one. */
interface Matched extends ImportRow {
  leadId: string | null;
}

/** Who a row is about: rows with the same key are about one person. */
const keyOf = ({ phone, email }: LeadFields): string | null => (phone ? `p ${phone}` : email ? `e ${email}` : null);

/** Leaves out what an earlier row says of the same person. */
export function withoutRepeats(rows: readonly ImportRow[], problems: ImportProblem[]): ImportRow[] {
  return firstOfEach(rows, ({ fields }) => keyOf(fields), problems);
}

function firstOfEach<R extends ImportRow>(
  rows: readonly R[],
  key: (row: R) => string | null,
  problems: ImportProblem[],
): R[] {
  const firsts = new Map<string, number>();
  return rows.filter((row) => {
    const of = key(row);
    const first = of === null ? undefined : firsts.get(of);
    if (first === undefined) {
      if (of !== null) firsts.set(of, row.row);
      return true;
    }
    problems.push({ row: row.row, kind: 'duplicate', field: null, message: `the same person as row ${first}` });
    return false;
  });
}

/** Finds the lead of each row by the rule of filing one: its phone, else its email among those without a phone. */
export async function match(
  tx: Tx,
  businessId: string,
  rows: readonly ImportRow[],
  problems: ImportProblem[],
): Promise<Matched[]> {
  const { rows: found } = await sql<{ lead_id: string | null }>`
    select coalesce(p.id, e.id) as lead_id
      from unnest(${rows.map(({ fields }) => fields.phone || null)}::text[],
                  ${rows.map(({ fields }) => fields.email || null)}::text[]) with ordinality as a (phone, email, place)
      left join leads p on p.business_id = ${businessId} and p.phone = a.phone
      left join leads e on p.id is null and e.business_id = ${businessId} and e.email = a.email and e.phone is null
     order by a.place`.execute(tx);
  const matched = rows.map((row, place) => ({ ...row, leadId: found[place]?.lead_id ?? null }));
  return firstOfEach(matched, ({ leadId }) => leadId, problems);
}

const KEPT = ['id', 'business_id', ...IMPORT_FIELDS];
const RECORD = KEPT.map((name) => `${name} ${TYPE(name)}`).join(', ');
function TYPE(name: string): string {
  if (name === 'id' || name === 'business_id') return 'uuid';
  if (name === 'tags') return 'text[]';
  return name.endsWith('_at') ? 'timestamptz' : 'text';
}

/** Completes the leads that are there with what the file says; an empty cell leaves what is known. */
export async function update(tx: Tx, rows: readonly Matched[]): Promise<void> {
  if (rows.length === 0) return;
  const changes = rows.map(({ leadId, fields }) => {
    const { name, ...named } = completeName(fields);
    // Half a name does not replace a whole one.
    const whole = fields.name !== undefined || (fields.first_name && fields.last_name);
    return { ...fields, ...withoutNull(named), ...(whole ? { name } : {}), id: leadId };
  });
  const set = IMPORT_FIELDS.filter((field) => field !== 'source').map(
    (field) => `${field} = coalesce(d.${field}, l.${field})`,
  );
  await sql`
    update leads l set ${sql.raw(set.join(', '))}, updated_at = clock_timestamp()
      from jsonb_to_recordset(${JSON.stringify(changes)}::jsonb) as d (${sql.raw(RECORD)}) where l.id = d.id`.execute(
    tx,
  );
}

const withoutNull = (values: object) =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null));

/**
 * Files the others, and answers the rows that somebody else has filed in the meantime. Nobody is told: neither webhooks
 * nor the owner.
 */
export async function insert(
  tx: Tx,
  { businessId, source, pipeline }: { businessId: string; source: string; pipeline: boolean },
  rows: readonly Matched[],
): Promise<Matched[]> {
  if (rows.length === 0) return [];
  const leads = rows.map(({ fields }) => ({
    source,
    status: 'new',
    tags: [],
    ...fields,
    ...completeName(fields),
    name: completeName(fields).name || fields.email || displayPhone(fields.phone ?? ''),
    id: newId(),
    business_id: businessId,
  }));
  const columns = sql.raw(KEPT.join(', '));
  const { rows: written } = await sql<{ id: string }>`
    insert into leads (${columns})
    select ${columns} from jsonb_to_recordset(${JSON.stringify(leads)}::jsonb) as d (${sql.raw(RECORD)})
    on conflict do nothing returning id`.execute(tx);
  const ids = new Set(written.map(({ id }) => id));
  if (!pipeline) {
    await sql`insert into sdr_leads (lead_id, business_id, paused_at)
      select id, ${businessId}, now() from unnest(${[...ids]}::uuid[]) as id`.execute(tx);
  }
  return rows.filter((_, place) => !ids.has(leads[place]?.id ?? ''));
}
