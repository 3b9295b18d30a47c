import { sql } from 'kysely';
import { z } from 'zod';
import { enqueue } from '#lib/adapters/db/enqueue.ts';
import { newId } from '#lib/adapters/db/id.ts';
import { jsonb } from '#lib/adapters/db/jsonb.ts';
import { readPage } from '#lib/adapters/db/read.ts';
import { inTenant, type Tx } from '#lib/adapters/db/tenant.ts';
import { storagePort } from '#lib/adapters/storage/port.ts';
import { businessesOf, type Context, oneBusiness } from '#lib/core/context.ts';
import { AppError } from '#lib/core/errors.ts';
import { job } from '#lib/core/job.ts';
import type { Json } from '#lib/core/operation.ts';
import { recordAudit } from '#lib/services/audit/record.ts';
import { recordingKey } from '#lib/services/calls/record.ts';
import { erasedAddress } from '#lib/services/contact/erased.ts';
import { dropArchives } from '#lib/services/exports/drop.ts';
import type { EraseInput, Erasure, ListErasuresInput, ListErasuresOutput } from './schema.ts';
import { writtenNumber } from './written-number.ts';

/** What we hold of an erasure that anybody may see. */
const SEEN = ['id', 'business_id', 'hint', 'status', 'receipt', 'requested_by', 'created_at', 'done_at'] as const;

export const eraseJob = job({
  name: 'erasures.erase',
  input: z.object({ business_id: z.guid(), erasure_id: z.guid() }),
  expireSeconds: 900,
  retryLimit: 20,
  concurrency: 1,
  run: (ctx, input) => erase(ctx, input.erasure_id),
});

/**
 * Asks for a number to be taken out of everything of a business. @throws `conflict` for a number that the business
 * itself uses, and while a call with it is going on.
 */
export async function requestErasure(ctx: Context, input: z.output<typeof EraseInput>): Promise<Erasure> {
  const businessId = oneBusiness(ctx, input.business_id);
  return inTenant(ctx, async (tx) => {
    await refuseInUse(tx, businessId, input.phone);
    const row = await tx
      .insertInto('erasures')
      .values({
        id: newId(),
        business_id: businessId,
        phone: input.phone,
        hint: `…${input.phone.slice(-2)}`,
        requested_by: ctx.principal.kind === 'session' ? ctx.principal.email : null,
      })
      .returning([...SEEN])
      .executeTakeFirstOrThrow();
    await recordAudit(tx, ctx, {
      businessId,
      action: 'number.erasure_requested',
      subjectType: 'erasure',
      subjectId: row.id,
      after: { hint: row.hint },
    });
    await enqueue(tx, eraseJob, { business_id: businessId, erasure_id: row.id });
    return row as Erasure;
  });
}

async function refuseInUse(tx: Tx, businessId: string, phone: string): Promise<void> {
  const { rows } = await sql<{ own: boolean; forwards: boolean; told: boolean; on_call: boolean }>`
    select exists (select from numbers where business_id = ${businessId} and phone_number = ${phone}) as own,
           exists (select from numbers where business_id = ${businessId} and forward_to = ${phone}) as forwards,
           exists (select from notice_settings where business_id = ${businessId} and text_to ? ${phone}) as told,
           exists (select from calls where business_id = ${businessId} and ended_at is null
                      and ${phone} in (from_number, to_number)) as on_call`.execute(tx);
  const uses = rows[0];
  const why =
    (uses?.own && 'This is one of your own numbers.') ||
    (uses?.forwards && 'Calls are forwarded to this number. Change that under Numbers first.') ||
    (uses?.told && 'Notices are texted to this number. Change that under Settings, Notices first.') ||
    (uses?.on_call && 'A call with this number is going on. Try again when it is over.');
  if (why) throw new AppError('conflict', why);
}

async function erase(ctx: Context, id: string): Promise<void> {
  const order = await inTenant(ctx, (tx) =>
    tx
      .selectFrom('erasures')
      .select(['business_id', 'phone'])
      .where('id', '=', id)
      .where('phone', 'is not', null)
      .executeTakeFirst(),
  );
  if (!order?.phone) return;
  const { business_id: businessId, phone } = order;
  // Files first: when the rows are gone nobody would find them again.
  const recordings = await recordingsOf(ctx, businessId, phone);
  for (const call of recordings) await ctx.ports.get(storagePort).delete(recordingKey(call));
  const archives = await dropArchives(ctx, businessId);
  const erased = await inTenant(ctx, async (tx) => {
    const { rows } = await sql<{ receipt: Record<string, number>; recordings: string[] }>`
      select * from app.erase_number(${businessId}, ${phone}, ${erasedAddress(businessId, phone)}, ${writtenNumber(phone)})`.execute(
      tx,
    );
    const [result] = rows;
    if (!result) throw new Error('erase_number answered nothing');
    const counted = { ...result.receipt, recordings: recordings.length, archives };
    await tx
      .updateTable('erasures')
      .set({
        phone: null,
        status: 'done',
        receipt: jsonb(Object.fromEntries(Object.entries(counted).filter(([, count]) => count > 0))),
        done_at: sql<string>`clock_timestamp()`,
      })
      .where('id', '=', id)
      .execute();
    await recordAudit(tx, ctx, { businessId, action: 'number.erased', subjectType: 'erasure', subjectId: id });
    return result;
  });
  // A call that came in meanwhile, or in which the number is only said.
  for (const call of erased.recordings) await ctx.ports.get(storagePort).delete(recordingKey(call));
}

const recordingsOf = (ctx: Context, businessId: string, phone: string): Promise<string[]> =>
  inTenant(ctx, async (tx) => {
    const { rows } = await sql<{ id: string }>`
      select c.id from calls c
       where c.business_id = ${businessId} and c.recording = 'ready'
         and (${phone} in (c.from_number, c.to_number)
           or exists (select from leads l where l.id = c.lead_id and l.phone = ${phone})
           or exists (select from call_turns t where t.call_id = c.id and t.text ~ ${writtenNumber(phone)}))`.execute(
      tx,
    );
    return rows.map(({ id }) => id);
  });

export async function listErasures(
  ctx: Context,
  input: z.output<typeof ListErasuresInput>,
): Promise<Json<typeof ListErasuresOutput>> {
  return readPage(ctx, {
    name: 'erasures',
    table: 'erasures',
    columns:
      'r.id, r.business_id, r.hint, r.status, r.receipt, r.requested_by, app.iso(r.created_at) as created_at, app.iso(r.done_at) as done_at',
    businesses: businessesOf(ctx, input.business_id),
    limit: input.limit,
    after: input.after,
  });
}
