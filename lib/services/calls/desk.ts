import type { CallDesk, CallReference, Carrier, CarrierEvent } from '#lib/adapters/carrier/port.ts';
import { callApp } from '#lib/adapters/db/outside.ts';
import { inTenant } from '#lib/adapters/db/tenant.ts';
import type { Context } from '#lib/core/context.ts';
import { AppError } from '#lib/core/errors.ts';
import { carrierOf, readBusiness } from '#lib/services/businesses/service.ts';
import { advanceCall } from './advance.ts';
import { answerIncoming, fileIncoming } from './answer.ts';
import { forwardingOf } from './assistant-for-call.ts';
import { waitForLine } from './line.ts';
import { takeReport } from './report.ts';
import { forwardedText } from './reported-turns.ts';
import { useTool } from './use-tool.ts';

/**
 * What a real carrier tells and asks, taken into the calls that it speaks of. What is not ours is passed over. `failed`
 * hears of what kept an incoming call from its agent.
 */
export function callDesk(outer: Context, carrierName: Carrier['name'], failed: (error: unknown) => void): CallDesk {
  const ctx: Context = { ...outer, principal: { kind: 'system', job: 'carrier' }, businesses: [] };
  const find = (reference: CallReference) => findCall(ctx, carrierName, reference);
  return {
    async happened(reference, event) {
      const found = await find(reference);
      if (!found) return;
      const status = await take(found.ctx, found.id, reference, event);
      if (status === 'canceled' && ALIVE.includes(event.type)) await hangUpLate(found, reference);
    },
    async reported(reference, report) {
      const found = await find(reference);
      if (!found) return;
      await adopt(found.ctx, found.id, reference);
      await takeReport(found.ctx, found.id, report);
    },
    async notPlaced(reference) {
      const found = await find(reference);
      if (found) await waitForLine(found.ctx, await found.carrier(), found.id, reference.carrierCallId);
    },
    whoAnswers: (reference) => answerIncoming(ctx, reference, failed),
    async whereTo(reference) {
      const found = await find(reference);
      if (!found) return null;
      return inTenant(found.ctx, async (tx) => {
        const call = await tx.selectFrom('calls').select('number_id').where('id', '=', found.id).executeTakeFirst();
        return forwardingOf(tx, call?.number_id ?? null);
      });
    },
    async useTool(reference, use) {
      const found = await find(reference);
      if (!found) throw new AppError('not_found', 'This call is not known.');
      const eventId = `${reference.carrierCallId}:tool:${use.id}`;
      return useTool(found.ctx, { callId: found.id, eventId, atMs: await talkedMs(found.ctx, found.id) }, use);
    },
  };
}

type Found = NonNullable<Awaited<ReturnType<typeof findCall>>>;

async function findCall(ctx: Context, carrierName: Carrier['name'], reference: CallReference) {
  const [known] = await callApp<{ id: string; business_id: string }>('select * from app.call_at_carrier($1, $2, $3)', [
    carrierName,
    reference.carrierCallId,
    reference.callId,
  ]);
  const call = known ?? (reference.incoming && (await fileIncoming(ctx, reference)));
  if (!call) return null;
  const within = { ...ctx, businesses: [call.business_id] };
  const carrier = () => inTenant(within, async (tx) => carrierOf(ctx, await readBusiness(tx, call.business_id)));
  return { id: call.id, businessId: call.business_id, ctx: within, carrier };
}

/** A message may be here before the answer to our own order: the carrier's name for the call is learned from it. */
const adopt = (ctx: Context, id: string, { carrierCallId }: CallReference) =>
  inTenant(ctx, (tx) =>
    tx
      .updateTable('calls')
      .set({ carrier_call_id: carrierCallId })
      .where('id', '=', id)
      .where('carrier_call_id', 'is', null)
      .where('attempted_at', 'is not', null)
      .execute(),
  );

const take = (ctx: Context, id: string, reference: CallReference, event: CarrierEvent) =>
  inTenant(ctx, async (_, within) => {
    await adopt(within, id, reference);
    const status = await advanceCall(within, id, event);
    if (event.type === 'forwarded') await advanceCall(within, id, await forwardNote(within, id, event));
    return status;
  });

const ALIVE: readonly CarrierEvent['type'][] = ['ringing', 'answered'];

/** Canceled while nobody knew whether it had been placed: it was. */
async function hangUpLate(found: Found, { carrierCallId }: CallReference): Promise<void> {
  const carrier = await found.carrier();
  const { id: callId, businessId } = found;
  await carrier.hangUp(found.ctx, { callId, businessId, carrierCallId, attemptedAt: new Date() }).catch(() => {});
}

async function forwardNote(ctx: Context, id: string, event: CarrierEvent & { to: string }): Promise<CarrierEvent> {
  const atMs = await talkedMs(ctx, id);
  const text = forwardedText(event.to);
  return { id: `${event.id}:note`, at: event.at, type: 'speech', speaker: 'note', text, startMs: atMs, endMs: atMs };
}

/** Milliseconds of conversation so far. */
async function talkedMs(ctx: Context, id: string): Promise<number> {
  const call = await inTenant(ctx, (tx) =>
    tx.selectFrom('calls').select('answered_at').where('id', '=', id).executeTakeFirst(),
  );
  return call?.answered_at ? Math.max(0, Date.now() - Date.parse(call.answered_at)) : 0;
}
