import type { AgentTurn, Extraction, Mind, Turn } from '#lib/adapters/model/port.ts';
import type { Briefing } from '#lib/services/calls/enrichment.ts';
import { TEST_CALLER } from '#lib/services/evals/test-call.ts';
import type { AgentReply, Gathered } from './schema.ts';

type Heard = Pick<Briefing, 'system' | 'firstMessage'> & { agentModel?: string };

/**
 * What the agent says next, as on a call, and what it has been told so far. It is given no tools but those of the
 * conversation itself: a rehearsal does nothing.
 */
export async function answer(
  mind: Mind,
  { system, firstMessage, agentModel }: Heard,
  turns: readonly Turn[],
): Promise<{ reply: AgentReply; gathered: Gathered }> {
  if (turns.length === 0) return { reply: replyOf(OPENING, firstMessage), gathered: NOTHING };
  const about = { system, turns, callerNumber: TEST_CALLER };
  const [turn, extraction] = await Promise.all([
    mind.nextTurn(about, agentModel),
    mind.extract({ ...about, direction: 'inbound' }),
  ]);
  return { reply: replyOf(turn, turn.text), gathered: gatheredOf(extraction) };
}

const OPENING = { endCall: false, toolCalls: [], unanswered: [], used: [], failed: false };

const replyOf = (turn: Omit<AgentTurn, 'text'>, text: string): AgentReply => ({
  text,
  end_call: turn.endCall,
  covered: turn.unanswered.length === 0 && !turn.failed,
  unanswered: turn.unanswered,
  used: turn.used,
  tools: turn.toolCalls.map(({ name, input }) => ({ name, input: input as AgentReply['tools'][number]['input'] })),
  failed: turn.failed,
});

const NOTHING: Gathered = { name: null, phone: null, email: null, reason: null, requested_time: null };

export const gatheredOf = ({ name, phone, email, reason, requested_time }: Extraction): Gathered => ({
  name,
  phone,
  email,
  reason,
  requested_time,
});
