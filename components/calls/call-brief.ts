import { spokenName } from './call-state.ts';
import { endedWords } from './ended-words.ts';
import type { CallRow } from './queries.ts';

/** One line about a call in a list: what it was about, or why there was nothing. */
export function callBrief(call: CallRow): string {
  if (call.summary) return call.summary;
  if (call.status === 'queued') return 'Waiting to be dialled';
  if (call.status === 'ringing') return call.direction === 'inbound' ? 'Ringing' : 'Ringing them';
  if (call.status === 'in-progress') return `Speaking with ${spokenName(call.agent_name)}`;
  return endedWords(call.ended_reason, call.status, 'The caller', spokenName(call.agent_name));
}
