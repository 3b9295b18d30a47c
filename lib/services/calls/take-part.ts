import type { Carrier } from '#lib/adapters/carrier/port.ts';
import { inTenant } from '#lib/adapters/db/tenant.ts';
import type { Context } from '#lib/core/context.ts';
import { AppError, invalid, notFound } from '#lib/core/errors.ts';
import { refusal } from '#lib/core/phone.ts';
import { carrierOf, readBusiness } from '#lib/services/businesses/service.ts';
import { forwardingOf } from './assistant-for-call.ts';
import { PLACED, placedCall } from './placed.ts';
import type { CallStatus } from './schema.ts';

interface TakenPart {
  id: string;
  status: CallStatus;
}

/** The agent says these words next, in a conversation that is under way. */
export const sayOnCall = (ctx: Context, { id, text }: { id: string; text: string }): Promise<TakenPart> =>
  takePart(ctx, id, ({ carrier, call }) => carrier.say(ctx, placedCall(call), text));

/** Puts the other side through to a person: to the number that is named, else to the one that the call's number forwards to. */
export async function transferCall(
  ctx: Context,
  { id, to }: { id: string; to?: string | undefined },
): Promise<TakenPart> {
  if (to !== undefined) refuseUnreachable(to);
  return takePart(ctx, id, async ({ carrier, call, forwarding }) => {
    const number = to ?? forwarding;
    if (!number) throw invalid('to', 'required: this call’s number has no forwarding number');
    refuseUnreachable(number);
    await carrier.transfer(ctx, placedCall(call), number);
  });
}

function refuseUnreachable(to: string): void {
  const reason = refusal(to);
  if (reason) throw invalid('to', reason);
}

interface Conversation {
  carrier: Carrier;
  call: Parameters<typeof placedCall>[0];
  forwarding: string | null;
}

/** No transaction is open while the carrier is asked. @throws `invalid_request` unless somebody has picked up */
async function takePart(ctx: Context, id: string, act: (talk: Conversation) => Promise<void>): Promise<TakenPart> {
  const talk = await inTenant(ctx, async (tx) => {
    const call = await tx
      .selectFrom('calls')
      .select([...PLACED, 'status', 'number_id'])
      .where('id', '=', id)
      .where('business_id', 'in', [...ctx.businesses])
      .executeTakeFirst();
    if (!call) throw notFound('Call');
    if (call.status !== 'in-progress') throw new AppError('invalid_request', 'Nobody is speaking on this call.');
    const carrier = carrierOf(ctx, await readBusiness(tx, call.business_id));
    return { carrier, call, forwarding: await forwardingOf(tx, call.number_id) };
  });
  try {
    await act(talk);
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw new AppError('provider_unavailable', 'The carrier did not take it. Try again.');
  }
  return { id, status: 'in-progress' };
}
