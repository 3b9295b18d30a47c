import type { Tx } from '#lib/adapters/db/tenant.ts';
import { displayPhone } from '#lib/core/phone.ts';
import { notifyOwner } from '#lib/services/notices/notify.ts';
import { HUNG_UP } from './state.ts';

interface Ended {
  id: string;
  business_id: string;
  agent_id: string;
  agentName: string;
  direction: string;
  status: string;
  from_number: string | null;
  to_number: string;
  ended_at: string | null;
  ended_reason: string | null;
  forwarded_to: string | null;
  /** Null where nobody spoke. */
  extraction: unknown;
}

/** Ends that somebody wanted. */
const WANTED: ReadonlySet<string | null> = new Set(['caller-blocked', HUNG_UP]);

/**
 * Tells the owner of a call that a caller gave up before a word was spoken, one by one, and of calls that failed, once an
 * hour for each agent: a carrier that is down fails them all.
 */
export async function tellOfEnd(tx: Tx, call: Ended): Promise<void> {
  if (WANTED.has(call.ended_reason)) return;
  const about = { businessId: call.business_id, path: `/b/${call.business_id}/calls/${call.id}` };
  if (call.status === 'failed') {
    await notifyOwner(tx, {
      ...about,
      kind: 'failed_call',
      subjectId: call.agent_id,
      occasion: call.ended_at?.slice(0, 13) ?? '',
      title: `A call of ${call.agentName} failed`,
      lines: [
        `To ${displayPhone(call.to_number)}: ${(call.ended_reason ?? 'no reason was reported').replaceAll('-', ' ')}.`,
        'Others that fail within this hour are not told one by one.',
      ],
    });
  } else if (call.direction === 'inbound' && call.extraction === null && call.forwarded_to === null) {
    const who = call.from_number ? displayPhone(call.from_number) : 'A caller who withheld their number';
    await notifyOwner(tx, {
      ...about,
      kind: 'missed_call',
      subjectId: call.id,
      title: `Missed call: ${who}`,
      lines: [`${who} hung up before a word was spoken.`, `${call.agentName} was on the line.`],
    });
  }
}
