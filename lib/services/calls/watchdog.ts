import { enqueue } from '#lib/adapters/db/enqueue.ts';
import { callApp } from '#lib/adapters/db/outside.ts';
import { inTenant } from '#lib/adapters/db/tenant.ts';
import type { Context } from '#lib/core/context.ts';
import { carrierOf, readBusiness } from '#lib/services/businesses/service.ts';
import { advanceCall } from './advance.ts';
import { announce } from './announce.ts';
import { concludeJob } from './conclude.ts';
import { recordJob } from './record.ts';

const BATCH = 200;

interface Found {
  id: string;
  business_id: string;
}

/**
 * Closes what the carrier forgot: a call past its deadline is asked for at the carrier and ends with what the carrier
 * knows, else as lost. Any number of watchdogs may run: each end is one carrier event with one id.
 */
export async function closeOverdueCalls(system: Context): Promise<number> {
  const overdue = await callApp<Found>('select id, business_id from app.overdue_calls($1)', [BATCH]);
  for (const { id, business_id } of overdue) {
    const ctx = { ...system, businesses: [business_id] };
    const { carrier, call } = await inTenant(ctx, async (tx) => ({
      carrier: carrierOf(ctx, await readBusiness(tx, business_id)),
      call: await tx.selectFrom('calls').select(['status', 'attempted_at']).where('id', '=', id).executeTakeFirst(),
    }));
    if (!call) continue;
    const asked = call.attempted_at !== null;
    const known = asked ? await carrier.outcome(ctx, id) : null;
    if (asked && !known) await carrier.hangUp(ctx, id);
    const lost = {
      id: `${id}:watchdog`,
      at: new Date(),
      type: 'ended' as const,
      outcome: call.status === 'in-progress' ? ('completed' as const) : ('failed' as const),
      reason: asked ? 'carrier-lost-the-call' : 'never-dialled',
      cause: 'NETWORK_OUT_OF_ORDER' as const,
    };
    await advanceCall(ctx, id, known ?? lost, { reconciled: true });
  }
  return overdue.length;
}

/**
 * Concludes and announces calls whose jobs were lost for good, so that no end goes untold. A recording that is still to
 * be made is then not waited for any longer.
 */
export async function announceForgottenCalls(system: Context): Promise<number> {
  const forgotten = await callApp<Found>('select id, business_id from app.unannounced_calls($1)', [BATCH]);
  for (const { id, business_id } of forgotten) {
    const ctx = { ...system, businesses: [business_id] };
    await inTenant(ctx, async (tx) => {
      const call = await tx
        .selectFrom('calls')
        .select(['concluded_at', 'recording'])
        .where('id', '=', id)
        .executeTakeFirst();
      if (!call) return;
      if (call.concluded_at === null) return enqueue(tx, concludeJob, { business_id, call_id: id });
      if (call.recording === 'pending') await enqueue(tx, recordJob, { business_id, call_id: id }, { priority: -1 });
      await announce(tx, id);
    });
  }
  return forgotten.length;
}
