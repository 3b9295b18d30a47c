import { sql } from 'kysely';
import { callApp } from '#lib/adapters/db/outside.ts';
import { inTenant, type Tx } from '#lib/adapters/db/tenant.ts';
import { storagePort } from '#lib/adapters/storage/port.ts';
import type { Context } from '#lib/core/context.ts';
import { readProfile } from '#lib/services/businesses/profile.ts';
import { recordingKey } from '#lib/services/calls/record.ts';
import { expireTexts } from '#lib/services/messages/expire.ts';

/** Recordings, transcripts or messages looked at in one walk of one business. What is left comes with the next. */
const PORTION = 200;
const EVENTS_PORTION = 5_000;

const before = (days: number) => sql<string>`now() - make_interval(days => ${days})`;

/** Deletes what is older than its owner wished to keep it. Safe to walk by any number of workers at once. */
export async function expireWhatIsOld(ctx: Context): Promise<void> {
  await callApp('select app.expire_events($1)', [EVENTS_PORTION]);
  const businesses = await callApp<{ id: string }>('select app.businesses_with_retention() as id');
  for (const { id } of businesses) await expireOf({ ...ctx, businesses: [id] }, id);
}

async function expireOf(ctx: Context, businessId: string): Promise<void> {
  const profile = await inTenant(ctx, (tx) => readProfile(tx, businessId));
  if (profile.keep_recordings_days) await expireRecordings(ctx, businessId, profile.keep_recordings_days);
  if (profile.keep_transcripts_days) await expireTranscripts(ctx, businessId, profile.keep_transcripts_days);
  const { keep_messages_days: days } = profile;
  if (days) await inTenant(ctx, (tx) => expireTexts(tx, businessId, days, PORTION));
}

/** The file goes first: a row that says "expired" must never have a file that still plays. */
async function expireRecordings(ctx: Context, businessId: string, days: number): Promise<void> {
  const old = await inTenant(ctx, (tx) =>
    tx
      .selectFrom('calls')
      .select('id')
      .where('business_id', '=', businessId)
      .where('recording', '=', 'ready')
      .where('ended_at', '<', before(days))
      .orderBy('ended_at')
      .limit(PORTION)
      .execute(),
  );
  if (old.length === 0) return;
  for (const { id } of old) await ctx.ports.get(storagePort).delete(recordingKey(id));
  const calls = old.map(({ id }) => id);
  await inTenant(ctx, async (tx) => {
    await tx
      .updateTable('calls')
      .set({ recording: 'expired', recording_peaks: null })
      .where('id', 'in', calls)
      .execute();
    await forgetAtCarrier(tx, calls);
  });
}

/** A carrier's own copies go with ours. */
const forgetAtCarrier = (tx: Tx, calls: readonly string[]) =>
  sql`select app.forget_at_carrier(${calls}::uuid[])`.execute(tx);

/** What was said goes, with what quotes it; the call, its times and its cost stay. */
async function expireTranscripts(ctx: Context, businessId: string, days: number): Promise<void> {
  await inTenant(ctx, async (tx) => {
    const gone = await tx
      .deleteFrom('transcripts')
      .where('call_id', 'in', (eb) =>
        eb
          .selectFrom('transcripts')
          .select('call_id')
          .where('business_id', '=', businessId)
          .where('created_at', '<', before(days))
          .orderBy('created_at')
          .limit(PORTION),
      )
      .returning('call_id')
      .execute();
    const calls = gone.map(({ call_id }) => call_id);
    if (calls.length === 0) return;
    await tx.deleteFrom('call_turns').where('call_id', 'in', calls).execute();
    await tx
      .updateTable('calls')
      .set({ summary: null, extraction: null, collected: '{}' })
      .where('id', 'in', calls)
      .execute();
    await forgetAtCarrier(tx, calls);
  });
}
