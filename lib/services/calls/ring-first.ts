import { type CarrierEvent, carriersPort } from '#lib/adapters/carrier/port.ts';
import { callApp } from '#lib/adapters/db/outside.ts';
import { inTenant, type Tx } from '#lib/adapters/db/tenant.ts';
import type { ArrivingCall, NextOfCall, RungCall } from '#lib/adapters/numbers/port.ts';
import type { Context } from '#lib/core/context.ts';
import { displayPhone } from '#lib/core/phone.ts';
import { isBlocked } from '#lib/services/blocked-callers/service.ts';
import { advanceCall } from './advance.ts';
import { insertIncoming } from './incoming.ts';

/** So long the owner's phone rings before the agent takes the call (reference: Signup, `phone_forward_to`). */
const RING_SECONDS = 20;
/** Why a call ended that the owner took: no agent had a part in it. */
export const ANSWERED_BY_OWNER = 'answered-by-owner';
export const answeredByOwner = (phone: string): string => `Answered on your phone ${displayPhone(phone)}`;

interface RungNumber {
  id: string;
  business_id: string;
  agent_id: string | null;
  phone_number: string;
  forward_to: string | null;
  carrier_voice_url: string | null;
  loops: boolean;
}

/**
 * Whose phone rings first for a call that arrives at a market's number: the owner's, unless they call themselves, are
 * answered here too, or have blocked the caller; then, and where nobody is to be rung, the carrier takes it at once.
 */
export async function whoRings(ctx: Context, call: ArrivingCall): Promise<NextOfCall> {
  const number = await numberRung(call.to);
  if (!number) return { type: 'hang-up' };
  const { forward_to: to } = number;
  if (to === null || number.loops || to === call.from || (await blocked(ctx, number, call))) return onward(ctx, number);
  return { type: 'ring', to, seconds: RING_SECONDS };
}

/** What follows when that phone has been rung: a call that the owner took, or the caller gave up, is filed, once. */
export async function afterRinging(ctx: Context, call: RungCall): Promise<NextOfCall> {
  const number = await numberRung(call.to);
  if (!number) return { type: 'hang-up' };
  if (call.outcome === 'nobody') return onward(ctx, number);
  await within(ctx, number, (tx, inside) => file(tx, inside, number, call));
  return { type: 'hang-up' };
}

async function numberRung(phone: string): Promise<RungNumber | undefined> {
  const [number] = await callApp<RungNumber>('select * from app.rung_number($1)', [phone]);
  return number;
}

const within = <T>(ctx: Context, number: RungNumber, work: (tx: Tx, inside: Context) => Promise<T>): Promise<T> =>
  inTenant(
    { ...ctx, principal: { kind: 'system', job: 'ring first' }, businesses: [number.business_id] },
    (tx, inside) => work(tx, inside),
  );

/** A carrier that is told of a blocked caller turns them away. */
const blocked = (ctx: Context, number: RungNumber, { from }: ArrivingCall): Promise<boolean> =>
  within(ctx, number, (tx) => isBlocked(tx, number.business_id, from));

function onward({ ports }: Context, { carrier_voice_url }: RungNumber): NextOfCall {
  const url = carrier_voice_url ?? ports.get(carriersPort).live?.voiceUrl;
  return url ? { type: 'carrier', url } : { type: 'hang-up' };
}

async function file(tx: Tx, ctx: Context, number: RungNumber, call: RungCall): Promise<void> {
  // A call is an agent's, and this number has none.
  if (number.agent_id === null) return;
  const filed = await insertIncoming(tx, {
    businessId: number.business_id,
    agentId: number.agent_id,
    number,
    from: call.from,
    carrier: 'twilio',
    carrierCallId: call.marketCallId,
  });
  if (!filed) return;
  const { id } = filed.call;
  // Nobody will report more of it.
  await tx.updateTable('calls').set({ reported_at: new Date().toISOString() }).where('id', '=', id).execute();
  for (const event of call.outcome === 'picked-up' ? taken(id, number, call) : [givenUp(id)]) {
    await advanceCall(ctx, id, event);
  }
}

function taken(id: string, { forward_to: to }: RungNumber, { seconds }: RungCall): CarrierEvent[] {
  const over = new Date();
  const at = new Date(over.getTime() - seconds * 1000);
  const ended = { outcome: 'completed', reason: ANSWERED_BY_OWNER, cause: 'NORMAL_CLEARING', seconds } as const;
  const note = { speaker: 'note', startMs: 0, endMs: 0 } as const;
  return [
    { id: `${id}:answered`, at, type: 'answered' },
    // Null once the owner has taken that number back meanwhile.
    ...(to === null ? [] : [{ id: `${id}:forwarded`, at, type: 'forwarded', to } as const]),
    ...(to === null ? [] : [{ id: `${id}:note`, at, type: 'speech', text: answeredByOwner(to), ...note } as const]),
    { id: `${id}:ended`, at: over, type: 'ended', ...ended },
  ];
}

const givenUp = (id: string): CarrierEvent => ({
  id: `${id}:ended`,
  at: new Date(),
  type: 'ended',
  outcome: 'canceled',
  reason: 'caller-gave-up',
  cause: 'ORIGINATOR_CANCEL',
});
