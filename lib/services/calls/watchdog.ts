import { setTimeout as sleep } from 'node:timers/promises';
import type { Carrier, PlacedCall } from '#lib/adapters/carrier/port.ts';
import { enqueue } from '#lib/adapters/db/enqueue.ts';
import { callApp } from '#lib/adapters/db/outside.ts';
import { inTenant } from '#lib/adapters/db/tenant.ts';
import type { Context } from '#lib/core/context.ts';
import { carrierOf, readBusiness } from '#lib/services/businesses/service.ts';
import { advanceCall } from './advance.ts';
import { announce } from './announce.ts';
import { concludeRequest } from './conclude-request.ts';
import { PLACED, placedCall } from './placed.ts';
import { takeOutcome } from './reconcile.ts';
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
  const closing = overdue.map(({ id, business_id }) =>
    closeOverdue({ ...system, businesses: [business_id] }, id, business_id),
  );
  const failed = (await Promise.allSettled(closing)).find((one) => one.status === 'rejected');
  if (failed) throw failed.reason;
  return overdue.length;
}

async function closeOverdue(ctx: Context, id: string, businessId: string): Promise<void> {
  const { carrier, call } = await inTenant(ctx, async (tx) => ({
    carrier: carrierOf(ctx, await readBusiness(tx, businessId)),
    call: await tx
      .selectFrom('calls')
      .select([...PLACED, 'status'])
      .where('id', '=', id)
      .executeTakeFirst(),
  }));
  if (!call) return;
  const asked = call.attempted_at !== null;
  if (asked && (await knownToCarrier(ctx, carrier, placedCall(call)))) return;
  await advanceCall(
    ctx,
    id,
    {
      id: `${id}:watchdog`,
      at: new Date(),
      type: 'ended',
      outcome: call.status === 'in-progress' ? 'completed' : 'failed',
      reason: asked ? 'carrier-lost-the-call' : 'never-dialled',
      cause: 'NETWORK_OUT_OF_ORDER',
    },
    { reconciled: true },
  );
}

/** So long the carrier is waited for: what it does not say by then is not waited for any longer. */
const BUDGET_MS = 20_000;

/** A carrier that cannot be reached must not keep a call open: it is asked to hang up, and left alone. */
async function knownToCarrier(ctx: Context, carrier: Carrier, call: PlacedCall): Promise<boolean> {
  const late = new AbortController();
  const asked = (async () => {
    if (await takeOutcome(ctx, carrier, call)) return true;
    await carrier.hangUp(ctx, call);
    return false;
  })().catch(() => false);
  const known = await Promise.race([asked, sleep(BUDGET_MS, false, { signal: late.signal })]);
  late.abort();
  return known;
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
      if (call.concluded_at === null) return enqueue(tx, concludeRequest, { business_id, call_id: id });
      if (call.recording === 'pending') await enqueue(tx, recordJob, { business_id, call_id: id }, { priority: -1 });
      await announce(tx, id);
    });
  }
  return forgotten.length;
}
