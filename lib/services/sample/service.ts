import { sql } from 'kysely';
import type { z } from 'zod';
import { enqueue } from '#lib/adapters/db/enqueue.ts';
import { alsoReach, inTenant, type Tx } from '#lib/adapters/db/tenant.ts';
import { storagePort } from '#lib/adapters/storage/port.ts';
import { accountOf, type Context, oneBusiness } from '#lib/core/context.ts';
import { recordAudit } from '#lib/services/audit/record.ts';
import { readBusiness } from '#lib/services/businesses/service.ts';
import { recordingKey } from '#lib/services/calls/record.ts';
import { twinOf } from '#lib/services/sandbox/twin.ts';
import { forgetAccount } from '#lib/services/team/access.ts';
import { fillJob } from './fill.ts';
import { sampleCalls } from './month.ts';
import { SAMPLE_MARK, SAMPLE_PAGE, type Sample, type SampleInput } from './schema.ts';

const NONE: Sample = { business_id: null, status: 'none', made: 0, total: 0 };

/** The test business that belongs to the one named; null where it was never made. */
async function testBusiness(tx: Tx, businessId: string): Promise<string | null> {
  if ((await readBusiness(tx, businessId)).test) return businessId;
  const { rows } = await sql<{ id: string | null }>`select app.find_twin(${businessId}) as id`.execute(tx);
  const id = rows[0]?.id ?? null;
  if (id) await alsoReach(tx, [id]);
  return id;
}

async function sampleOf(tx: Tx, twin: string | null): Promise<Sample> {
  if (!twin) return NONE;
  const row = await tx
    .selectFrom('sample_fills')
    .select(['status', 'made', 'total'])
    .where('business_id', '=', twin)
    .executeTakeFirst();
  return row ? { ...row, business_id: twin } : NONE;
}

export const getSample = (ctx: Context, input: z.output<typeof SampleInput>): Promise<Sample> =>
  inTenant(ctx, async (tx) => sampleOf(tx, await testBusiness(tx, oneBusiness(ctx, input.business_id))));

/**
 * Fills the test twin of a business with two months of invented calls, leads and texts. In the twin nothing is billed,
 * nothing rings, and no number of the live business changes. Asked again, it answers what is there.
 */
export async function fillSample(ctx: Context, input: z.output<typeof SampleInput>): Promise<Sample> {
  const businessId = oneBusiness(ctx, input.business_id);
  const sample = await inTenant(ctx, async (tx, within) => {
    const twin = (await testBusiness(tx, businessId)) ?? (await twinOf(tx, within, businessId));
    const made = await tx
      .insertInto('sample_fills')
      .values({ business_id: twin, status: 'filling', total: sampleCalls(new Date()).length })
      .onConflict((conflict) => conflict.column('business_id').doNothing())
      .returning('business_id')
      .executeTakeFirst();
    if (made) {
      await enqueue(tx, fillJob, { business_id: twin }, { priority: -1 });
      await audited(tx, ctx, twin, 'sample.filled');
    }
    return sampleOf(tx, twin);
  });
  // A twin that was made just now is within reach at once: its page is opened next.
  forgetAccount(accountOf(ctx));
  return sample;
}

/** Takes all of it away again, and nothing else. */
export async function removeSample(ctx: Context, input: z.output<typeof SampleInput>): Promise<Sample> {
  const calls = await inTenant(ctx, async (tx) => {
    const twin = await testBusiness(tx, oneBusiness(ctx, input.business_id));
    if (!twin) return [];
    const filled = await tx
      .deleteFrom('sample_fills')
      .where('business_id', '=', twin)
      .returning('business_id')
      .executeTakeFirst();
    if (!filled) return [];
    await audited(tx, ctx, twin, 'sample.removed');
    return deleteMarked(tx, twin);
  });
  for (const id of calls) await ctx.ports.get(storagePort).delete(recordingKey(id));
  return NONE;
}

async function deleteMarked(tx: Tx, twin: string): Promise<string[]> {
  const marked = JSON.stringify(SAMPLE_MARK);
  const calls = await tx
    .deleteFrom('calls')
    .where('business_id', '=', twin)
    .where(sql<boolean>`metadata @> ${marked}::jsonb`)
    .returning('id')
    .execute();
  const ids = calls.map(({ id }) => id);
  await sql`delete from ledger where business_id = ${twin} and split_part(reference, ':', 2) = any (${ids})`.execute(
    tx,
  );
  await tx
    .deleteFrom('messages')
    .where('business_id', '=', twin)
    .where(sql<boolean>`details @> ${marked}::jsonb`)
    .execute();
  await tx.deleteFrom('leads').where('business_id', '=', twin).where('source_page', '=', SAMPLE_PAGE).execute();
  return ids;
}

const audited = (tx: Tx, ctx: Context, businessId: string, action: string): Promise<void> =>
  recordAudit(tx, ctx, { businessId, action, subjectType: 'business', subjectId: businessId });
