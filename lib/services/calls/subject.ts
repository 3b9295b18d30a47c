import type { Tx } from '#lib/adapters/db/tenant.ts';
import { brief } from './enrichment.ts';

export type Subject = NonNullable<Awaited<ReturnType<typeof readSubject>>>;

/** The call as it was held, if it is over and not yet concluded. */
export async function readSubject(tx: Tx, callId: string) {
  const call = await tx.selectFrom('calls').selectAll().where('id', '=', callId).executeTakeFirst();
  if (!call || call.concluded_at !== null || call.ended_at === null) return null;
  const turns = await tx.selectFrom('call_turns').selectAll().where('call_id', '=', callId).orderBy('index').execute();
  return { call, turns, briefing: await brief(tx, call, new Date(call.created_at)) };
}

/** A mailbox's greeting is no conversation: nothing is to be learned of the person, and no score to be changed. */
export const spokeWithSomeone = ({ call, turns }: Subject): boolean =>
  call.ended_reason !== 'voicemail' && turns.some((turn) => turn.speaker === 'caller');
