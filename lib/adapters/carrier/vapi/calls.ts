import type { Vapi as Dto } from '@vapi-ai/server-sdk';
import {
  type CallReport,
  type DialOrder,
  DialRefused,
  type HangupCause,
  NoLineFree,
  type PlacedCall,
} from '#lib/adapters/carrier/port.ts';
import { MINUTE_MS } from '#lib/core/duration.ts';
import { unlessGone } from './answers.ts';
import { overridesOf } from './assistant.ts';
import { setupOf } from './assistants.ts';
import { refusalText, statusOf, type Vapi } from './client.ts';
import { type ControlOrder, control } from './control.ts';
import { noLineWasFree } from './ends.ts';
import { reportOf } from './report.ts';

/** The contract's limit of a customer's name: one letter more, and the call is refused. */
const NAME_LENGTH = 40;

/**
 * Places a call. Our id rides in the metadata of the overrides, so that the call is found by it when the answer is lost
 * (`lookup`), and that its messages are known for ours before the answer is here.
 */
export async function dial(vapi: Vapi, order: DialOrder): Promise<{ carrierCallId: string }> {
  if (order.test) throw new DialRefused('test-business'); // never reaches a telephone, whoever asks
  const { assistantId, assistant, carrierNumberId, customerName } = await order.brief();
  if (!carrierNumberId) throw new DialRefused('no-number-at-the-carrier');
  const { calls } = await vapi.client();
  try {
    const call = (await calls.create({
      assistantId,
      assistantOverrides: overridesOf(assistant, setupOf(vapi)),
      phoneNumberId: carrierNumberId,
      customer: {
        ...(order.to.startsWith('sip') ? { sipUri: order.to } : { number: order.to }),
        ...(customerName ? { name: customerName.slice(0, NAME_LENGTH) } : {}),
      },
    })) as Dto.Call;
    if (call.status === 'ended' && noLineWasFree(call.endedReason)) throw new NoLineFree();
    return { carrierCallId: call.id };
  } catch (error) {
    throw error instanceof NoLineFree ? error : refusalOf(error);
  }
}

/** Reasons of a refused order, by Vapi's words for it. */
const REFUSALS: readonly (readonly [words: RegExp, reason: string, cause: HangupCause])[] = [
  [/customer.*(number|e\.?164)|(number|e\.?164).*(invalid|valid phone)/i, 'invalid-number', 'INVALID_NUMBER_FORMAT'],
  [/daily.*limit/i, 'carrier-daily-limit', 'CALL_REJECTED'],
  [/credit|subscription|billing|wallet/i, 'carrier-account', 'CALL_REJECTED'],
  [/fraud|country|international/i, 'destination-not-allowed', 'CALL_REJECTED'],
];
const UNAUTHORIZED: readonly number[] = [401, 403];

/** What an error says of the order. Without an answer, or with a 5xx, it says nothing: the call may have been placed. */
function refusalOf(error: unknown): unknown {
  const status = statusOf(error);
  const words = refusalText(error);
  if (status === 429 || (status === 400 && /concurren/i.test(words))) return new NoLineFree();
  if (status === undefined || status < 400 || status >= 500 || status === 408) return error;
  if (UNAUTHORIZED.includes(status)) return new DialRefused('carrier-credentials');
  const [, reason, cause] = REFUSALS.find(([pattern]) => pattern.test(words)) ?? [];
  return new DialRefused(reason ?? 'carrier-refused', cause);
}

/** The clocks here and there may differ by so much. */
const SKEW_MS = 5 * MINUTE_MS;
const MOST_LISTED = 1000;

/** Looks for the call among those made since, by our id in its metadata. Not there, it may still be on its way. */
export async function lookup(
  vapi: Vapi,
  { callId, carrierCallId, attemptedAt }: PlacedCall,
): Promise<{ carrierCallId: string } | 'never-received' | 'unknown'> {
  if (carrierCallId) return { carrierCallId };
  const { calls } = await vapi.client();
  const asked = Date.now();
  let before: string | undefined;
  for (;;) {
    const listed = await calls.list({
      createdAtGe: new Date(attemptedAt.getTime() - SKEW_MS).toISOString(),
      ...(before ? { createdAtLe: before } : {}),
      limit: MOST_LISTED,
    });
    // One for which no line was free was never placed: another attempt may have been.
    const ours = listed.find(
      (call) => call.assistantOverrides?.metadata?.call_id === callId && !noLineWasFree(call.endedReason),
    );
    if (ours) return { carrierCallId: ours.id };
    const oldest = listed.map((call) => call.createdAt).sort()[0];
    if (listed.length < MOST_LISTED || oldest === before) break;
    before = oldest;
  }
  return asked - attemptedAt.getTime() > vapi.settings.patience.unsettledMs ? 'never-received' : 'unknown';
}

async function known(vapi: Vapi, call: PlacedCall): Promise<Dto.Call | null> {
  const found = await lookup(vapi, call);
  if (typeof found === 'string') return null;
  const { calls } = await vapi.client();
  try {
    return await calls.get({ id: found.carrierCallId });
  } catch (error) {
    if (statusOf(error) === 404) return null;
    throw error;
  }
}

/** A call that is over already is no error. */
async function order(vapi: Vapi, placed: PlacedCall, what: ControlOrder): Promise<void> {
  const call = await known(vapi, placed);
  if (call && call.status !== 'ended') await control(vapi, call, what);
}

export const hangUp = (vapi: Vapi, placed: PlacedCall) => order(vapi, placed, { type: 'end-call' });
export const say = (vapi: Vapi, placed: PlacedCall, words: string) =>
  order(vapi, placed, { type: 'say', content: words });
export const transfer = (vapi: Vapi, placed: PlacedCall, to: string) =>
  order(vapi, placed, { type: 'transfer', destination: { type: 'number', number: to } });

export async function report(vapi: Vapi, placed: PlacedCall): Promise<CallReport | 'not-placed' | null> {
  const call = await known(vapi, placed);
  if (call?.status !== 'ended') return null;
  return noLineWasFree(call.endedReason) ? 'not-placed' : reportOf(call);
}

export const deleteCall = (vapi: Vapi, id: string): Promise<void> =>
  unlessGone(async () => {
    const { calls } = await vapi.client();
    await calls.delete({ id });
  });
