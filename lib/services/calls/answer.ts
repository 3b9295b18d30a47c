import type { CallReference, IncomingAnswer, IncomingCall } from '#lib/adapters/carrier/port.ts';
import { callApp } from '#lib/adapters/db/outside.ts';
import { inTenant, type Tx } from '#lib/adapters/db/tenant.ts';
import type { Context } from '#lib/core/context.ts';
import { CallSettings } from '#lib/services/agents/call-settings.ts';
import { carrierOf, readBusiness } from '#lib/services/businesses/service.ts';
import { advanceCall } from './advance.ts';
import { assistantForCall } from './assistant-for-call.ts';
import { insertIncoming } from './incoming.ts';

/** A carrier waits for its answer; later than this, the caller would hear nothing for too long. */
const BUDGET_MS = 3_000;

const NOT_IN_SERVICE: IncomingAnswer = { type: 'refuse', words: 'This number is not in service.' };
const SORRY: IncomingAnswer = {
  type: 'refuse',
  words: 'Sorry, nobody can take your call right now. Please call again later.',
};
const BLOCKED: IncomingAnswer = { type: 'refuse', words: 'This number cannot take your call.' };

interface AnsweredNumber {
  id: string;
  business_id: string;
  agent_id: string | null;
  forward_to: string | null;
  phone_number: string;
}

/**
 * Says who takes an incoming call, and files it. When that fails or takes too long, the number's forwarding number takes
 * it, else the caller is told to call again: never silence.
 */
export async function answerIncoming(
  ctx: Context,
  { carrierCallId, incoming }: CallReference,
  failed: (error: unknown) => void,
  budgetMs = BUDGET_MS,
): Promise<IncomingAnswer> {
  let otherwise = SORRY;
  const answer = async () => {
    const number = incoming && (await numberCalled(incoming));
    if (!number) return NOT_IN_SERVICE;
    if (number.forward_to) otherwise = { type: 'forward', to: number.forward_to };
    return (await answerNumber(ctx, number, carrierCallId, incoming.from)) ?? otherwise;
  };
  const late = Promise.withResolvers<null>();
  const timer = setTimeout(late.resolve, budgetMs, null);
  const tried = answer().catch((error: unknown) => {
    failed(error);
    return null;
  });
  const found = await Promise.race([tried, late.promise]);
  clearTimeout(timer);
  return found ?? otherwise;
}

async function numberCalled({ carrierNumberId, to }: IncomingCall): Promise<AnsweredNumber | undefined> {
  const [number] = await callApp<AnsweredNumber>('select * from app.answered_number($1, $2)', [carrierNumberId, to]);
  return number;
}

/** Null where nobody answers this number by a real carrier: no agent, an archived one, a test business. */
async function answerNumber(
  ctx: Context,
  number: AnsweredNumber,
  carrierCallId: string,
  from: string | null,
): Promise<IncomingAnswer | null> {
  return inTenant({ ...ctx, businesses: [number.business_id] }, async (tx, within) => {
    const rung = await ring(tx, within, number, carrierCallId, from);
    if (!rung) return null;
    if (rung.ended_reason === 'caller-blocked') return BLOCKED;
    return { type: 'agent', ...(await assistantForCall(tx, rung, new Date())) };
  });
}

/** The row of an incoming call, made once by the carrier's name for it; a blocked caller's has ended already. */
async function ring(tx: Tx, ctx: Context, number: AnsweredNumber, carrierCallId: string, from: string | null) {
  const carrier = carrierOf(ctx, await readBusiness(tx, number.business_id));
  const agent = await activeAgent(tx, number.agent_id);
  if (!agent || carrier.simulated) return null;
  const rung = await insertIncoming(tx, {
    businessId: number.business_id,
    agentId: agent.id,
    number,
    from,
    carrier: carrier.name,
    carrierCallId,
    maxDuration: CallSettings.parse(agent.vapi_config).maxDurationSeconds,
  });
  if (rung?.blocked) await refuse(tx, ctx, rung.call.id);
  return tx.selectFrom('calls').selectAll().where('carrier_call_id', '=', carrierCallId).executeTakeFirst();
}

async function activeAgent(tx: Tx, id: string | null) {
  if (id === null) return undefined;
  return tx
    .selectFrom('agents')
    .select(['id', 'vapi_config'])
    .where('id', '=', id)
    .where('status', '=', 'active')
    .executeTakeFirst();
}

/** A blocked caller's call is over before it begins; what the carrier will report of it changes nothing. */
async function refuse(tx: Tx, ctx: Context, callId: string): Promise<void> {
  await tx.updateTable('calls').set({ reported_at: new Date().toISOString() }).where('id', '=', callId).execute();
  await advanceCall(ctx, callId, {
    id: `${callId}:blocked`,
    at: new Date(),
    type: 'ended',
    outcome: 'failed',
    reason: 'caller-blocked',
    cause: 'CALL_REJECTED',
  });
}

/** Files an incoming call whose question never reached us, or was not answered in time: its report is here first. */
export async function fileIncoming(
  ctx: Context,
  { carrierCallId, incoming }: CallReference,
): Promise<{ id: string; business_id: string } | null> {
  const number = incoming && (await numberCalled(incoming));
  if (!number) return null;
  const call = await inTenant({ ...ctx, businesses: [number.business_id] }, (tx, within) =>
    ring(tx, within, number, carrierCallId, incoming.from),
  );
  return call ?? null;
}
