import type { z } from 'zod';
import { inTenant, type Tx } from '#lib/adapters/db/tenant.ts';
import { type Context, oneBusiness } from '#lib/core/context.ts';
import { regionOf } from '#lib/core/phone.ts';
import { recordAudit } from '#lib/services/audit/record.ts';
import { tellPerson } from '#lib/services/leads/person.ts';
import { type ImportRow, readRows } from './rows.ts';
import type { ImportLeadsInput, ImportProblem, ImportResult } from './schema.ts';
import { insert, match, update, withoutRepeats } from './store.ts';

/** Files the leads of a CSV file, all of them or, where something fails, none. It contacts nobody. */
export async function importLeads(ctx: Context, input: z.output<typeof ImportLeadsInput>): Promise<ImportResult> {
  const businessId = oneBusiness(ctx, input.business_id);
  return inTenant(ctx, async (tx) => {
    const { rows: read, problems } = await readRows(input.csv, input.mapping, await regionFor(tx, businessId));
    const rows = withoutRepeats(read, problems);
    const order = { ...input, businessId };
    const counts = input.dry_run
      ? await wouldWrite(tx, order, rows, problems)
      : await write(tx, ctx, order, rows, problems);
    const left = (kind: ImportProblem['kind']) => problems.filter((problem) => problem.kind === kind).length;
    const result = {
      rows: counts.created + counts.updated + problems.length,
      ...counts,
      duplicates: left('duplicate'),
      invalid: left('invalid'),
    };
    if (!input.dry_run) {
      await recordAudit(tx, ctx, {
        businessId,
        action: 'leads.imported',
        subjectType: 'business',
        subjectId: businessId,
        after: { ...result, source: input.source, pipeline: input.pipeline },
      });
    }
    return { dry_run: input.dry_run, ...result, problems: problems.sort((one, other) => one.row - other.row) };
  });
}

type Order = z.output<typeof ImportLeadsInput> & { businessId: string };
interface Counts {
  created: number;
  updated: number;
}

async function wouldWrite(
  tx: Tx,
  { businessId }: Order,
  rows: ImportRow[],
  problems: ImportProblem[],
): Promise<Counts> {
  const matched = await match(tx, businessId, rows, problems);
  const updated = matched.filter(({ leadId }) => leadId !== null).length;
  return { created: matched.length - updated, updated };
}

/** Rows that somebody else files at the same moment are matched once more, and complete that lead. */
async function write(
  tx: Tx,
  ctx: Context,
  order: Order,
  rows: ImportRow[],
  problems: ImportProblem[],
): Promise<Counts> {
  await tellPerson(tx, ctx);
  const counts = { created: 0, updated: 0 };
  for (let left = rows; left.length > 0; ) {
    const matched = await match(tx, order.businessId, left, problems);
    const known = matched.filter(({ leadId }) => leadId !== null);
    const others = matched.filter(({ leadId }) => leadId === null);
    await update(tx, known);
    const overtaken = await insert(tx, order, others);
    counts.updated += known.length;
    counts.created += others.length - overtaken.length;
    left = overtaken;
  }
  return counts;
}

/** Numbers are read as people write them where the business's own number is. */
async function regionFor(tx: Tx, businessId: string): Promise<NonNullable<ReturnType<typeof regionOf>>> {
  const own = await tx
    .selectFrom('numbers')
    .select('phone_number')
    .where('business_id', '=', businessId)
    .orderBy('created_at')
    .limit(1)
    .executeTakeFirst();
  return (own && regionOf(own.phone_number)) ?? 'US';
}
