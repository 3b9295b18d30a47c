import { type Carrier, type DialBriefing, DialRefused, NoLineFree } from '#lib/adapters/carrier/port.ts';
import { enqueue } from '#lib/adapters/db/enqueue.ts';
import { inTenant, type Tx } from '#lib/adapters/db/tenant.ts';
import type { Context } from '#lib/core/context.ts';
import { job } from '#lib/core/job.ts';
import { carrierOf, readBusiness } from '#lib/services/businesses/service.ts';
import { advanceCall } from './advance.ts';
import { assistantForCall } from './assistant-for-call.ts';
import { dialRequest } from './dial-request.ts';
import { waitForLine } from './line.ts';
import { placedCall } from './placed.ts';

/**
 * Asks the carrier to place a call, once. The attempt is marked before the carrier is asked: when its answer is lost, the
 * call is dialled again only if the carrier is certain never to have received it; else the watchdog closes it.
 */
export const dialJob = job({
  ...dialRequest,
  expireSeconds: 30,
  retryLimit: 5,
  concurrency: 50,
  run: (ctx, input) => dial(ctx, input.call_id),
});

async function dial(ctx: Context, callId: string): Promise<void> {
  const attempt = await inTenant(ctx, (tx) => begin(tx, ctx, callId));
  if (!attempt) return;
  try {
    const carrierCallId = await placeOnce(ctx, attempt);
    if (carrierCallId !== null) await keepName(ctx, attempt, carrierCallId);
  } catch (error) {
    if (error instanceof NoLineFree) return waitForLine(ctx, attempt.carrier, callId, null);
    if (!(error instanceof DialRefused)) throw error;
    await advanceCall(ctx, callId, {
      id: `${callId}:refused`,
      at: new Date(),
      type: 'ended',
      outcome: 'failed',
      reason: error.reason,
      cause: error.hangupCause,
    });
  }
}

type Attempt = NonNullable<Awaited<ReturnType<typeof begin>>>;

/** The first attempt marks itself; a later one finds the mark of one whose answer was lost. */
async function begin(tx: Tx, ctx: Context, callId: string) {
  const call = await tx.selectFrom('calls').selectAll().where('id', '=', callId).forUpdate().executeTakeFirst();
  if (!call || call.carrier_call_id !== null) return null;
  const first = call.attempted_at === null;
  if (first && call.status !== 'queued') return null; // canceled
  const business = await readBusiness(tx, call.business_id);
  return {
    call: first ? { ...call, ...(await mark(tx, call)) } : call,
    first,
    test: business.test,
    carrier: carrierOf(ctx, business),
  };
}

async function mark(tx: Tx, call: { id: string; attempted_at: string | null }) {
  return tx
    .updateTable('calls')
    .set({ attempted_at: new Date().toISOString() })
    .where('id', '=', call.id)
    .where('attempted_at', 'is not distinct from', call.attempted_at)
    .where('carrier_call_id', 'is', null)
    .returning('attempted_at')
    .executeTakeFirst();
}

/** The carrier's name for the call; null where there is nothing to place any more, or nothing to be known yet. */
async function placeOnce(ctx: Context, { call, first, test, carrier }: Attempt): Promise<string | null> {
  const known = first ? 'never-received' : await carrier.lookup(ctx, placedCall(call));
  if (typeof known === 'object') return known.carrierCallId;
  if (known === 'unknown') {
    await lookAgain(ctx, carrier, call);
    return null;
  }
  const marked = first ? call : await inTenant(ctx, (tx) => mark(tx, call));
  if (call.status !== 'queued' || !marked) return null;
  const { carrierCallId } = await carrier.dial(ctx, {
    ...placedCall({ ...call, ...marked }),
    test,
    to: call.to_number,
    from: call.from_number,
    maxDuration: call.max_duration,
    pace: call.pace,
    brief: () => briefing(ctx, call.id),
  });
  return carrierCallId;
}

/** An attempt that the carrier may still be working on: it is looked for again, as long as the call may live. */
async function lookAgain(ctx: Context, carrier: Carrier, call: Attempt['call']): Promise<void> {
  if (Date.now() > Date.parse(call.deadline)) return;
  const startAt = new Date(Date.now() + carrier.patience.unsettledMs / 4);
  await inTenant(ctx, (tx) =>
    enqueue(tx, dialRequest, { business_id: call.business_id, call_id: call.id }, { startAt }),
  );
}

async function keepName(ctx: Context, { call, carrier }: Attempt, carrierCallId: string): Promise<void> {
  const kept = await inTenant(ctx, (tx) =>
    tx
      .updateTable('calls')
      .set({ carrier_call_id: carrierCallId })
      .where('id', '=', call.id)
      .where('attempted_at', 'is not', null)
      .returning('status')
      .executeTakeFirst(),
  );
  // While the carrier was being asked.
  if (kept?.status === 'canceled') await carrier.hangUp(ctx, { ...placedCall(call), carrierCallId });
}

/** What a carrier must know that holds the conversation itself: read when it asks, in a transaction of its own. */
function briefing(ctx: Context, callId: string): Promise<DialBriefing> {
  return inTenant(ctx, async (tx) => {
    const call = await tx.selectFrom('calls').selectAll().where('id', '=', callId).executeTakeFirstOrThrow();
    const line = call.trunk_id
      ? await tx.selectFrom('trunks').select('carrier_number_id').where('id', '=', call.trunk_id).executeTakeFirst()
      : call.number_id
        ? await tx.selectFrom('numbers').select('carrier_number_id').where('id', '=', call.number_id).executeTakeFirst()
        : undefined;
    return {
      ...(await assistantForCall(tx, call, new Date())),
      carrierNumberId: line?.carrier_number_id ?? null,
      customerName: call.name,
    };
  });
}
