import { type Carrier, carriersPort, type PlacedCall } from '#lib/adapters/carrier/port.ts';
import { callApp } from '#lib/adapters/db/outside.ts';
import { inTenant } from '#lib/adapters/db/tenant.ts';
import type { Context } from '#lib/core/context.ts';
import { carrierOf, readBusiness } from '#lib/services/businesses/service.ts';
import { waitForLine } from './line.ts';
import { PLACED, placedCall } from './placed.ts';
import { takeReport } from './report.ts';

const BATCH = 50;

/**
 * Asks the carrier for calls under way of which nothing was heard for a while: what it sent may have been lost. Any number
 * of workers may ask; a call is taken over once. Answers how many the carrier answered for; the others are asked for again.
 */
export async function askForSilentCalls(system: Context): Promise<number> {
  const { live } = system.ports.get(carriersPort);
  if (!live) return 0;
  const silent = await callApp<{ id: string; business_id: string }>(
    'select id, business_id from app.silent_calls($1, $2)',
    [live.patience.silenceMs / 1000, BATCH],
  );
  const asking = silent.map(({ id, business_id }) => ask({ ...system, businesses: [business_id] }, id));
  const answered = await Promise.allSettled(asking);
  return answered.filter(({ status }) => status === 'fulfilled').length;
}

async function ask(ctx: Context, id: string): Promise<void> {
  const found = await inTenant(ctx, async (tx) => {
    const call = await tx
      .updateTable('calls')
      .set({ asked_at: new Date().toISOString() })
      .where('id', '=', id)
      .where('ended_at', 'is', null)
      .returning(PLACED)
      .executeTakeFirst();
    return call && { call, carrier: carrierOf(ctx, await readBusiness(tx, call.business_id)) };
  });
  if (found) await takeOutcome(ctx, found.carrier, placedCall(found.call));
}

/** Takes what the carrier knows of a call into it; answers whether the carrier knew what became of it. */
export async function takeOutcome(ctx: Context, carrier: Carrier, call: PlacedCall): Promise<boolean> {
  const report = await carrier.report(ctx, call);
  if (report === null) return false;
  if (report === 'not-placed') await waitForLine(ctx, carrier, call.callId, call.carrierCallId);
  else await takeReport(ctx, call.callId, report, { reconciled: true });
  return true;
}

/** So long after its end a call's report is still waited for; then it is concluded with what was heard live. */
const PATIENCE_FACTOR = 5;

/**
 * The report of a call that is over, asked for where it did not come.
 * @throws while it may still be there later: the conclusion waits for it
 */
export async function completeReport(ctx: Context, callId: string): Promise<void> {
  const missing = await inTenant(ctx, async (tx) => {
    const call = await tx
      .selectFrom('calls')
      .select([...PLACED, 'ended_at'])
      .where('id', '=', callId)
      .where('carrier', '<>', 'sandbox')
      .where('carrier_call_id', 'is not', null)
      .where('ended_at', 'is not', null)
      .where('reported_at', 'is', null)
      .where('concluded_at', 'is', null)
      .executeTakeFirst();
    return call && { call, carrier: carrierOf(ctx, await readBusiness(tx, call.business_id)) };
  });
  if (!missing) return;
  const { call, carrier } = missing;
  const waited = Date.now() - Date.parse(call.ended_at ?? '');
  const patient = waited < carrier.patience.reportMs * PATIENCE_FACTOR;
  try {
    if ((await takeOutcome(ctx, carrier, placedCall(call))) || !patient) return;
  } catch (error) {
    if (patient) throw error;
    return;
  }
  throw new Error('the report of a call is not there yet');
}
