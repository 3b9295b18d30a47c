import { generateText, isStepCount, type ModelMessage, type StopCondition, type ToolSet, tool } from 'ai';
import { z } from 'zod';
import { briefed, CONNECTED } from './briefing.ts';
import type { AgentTurn, Turn, TurnRequest } from './port.ts';

/** How long one turn may take, in ms, tools included: nobody holds a silent line for longer. */
export const TURN_TIMEOUT_MS = 20_000;
const MAX_STEPS = 4;

const bookkeeping = {
  end_call: tool({
    description: 'Close the line. Call it together with your goodbye, once the conversation is over.',
    inputSchema: z.object({}),
  }),
  note_unanswered: tool({
    description: 'Note a question of the caller that your instructions do not answer, so that the team can.',
    inputSchema: z.object({ question: z.string() }),
    execute: async () => ({ noted: true }),
  }),
};

/** Bookkeeping beside spoken words needs no second step; a tool whose result must be told does. */
const spoken: StopCondition<ToolSet> = ({ steps }) => {
  const last = steps.at(-1);
  return Boolean(last?.text.trim() && last.toolCalls.every(({ toolName }) => toolName in bookkeeping));
};

const REPEAT = "I'm sorry, I missed that. Could you say it once more?";
const GIVE_UP = "I'm sorry, I'm having trouble on my side. Someone from the team will call you back. Goodbye.";

/**
 * What the agent says next, from the turns so far; with no turns, its opening line.
 * Never throws for trouble of the model: after `TURN_TIMEOUT_MS`, or an error, it asks the caller to repeat,
 * and closes the call when that happened in its last turn already.
 * @throws the reason of `signal` when the caller of this function gave up itself.
 */
export async function nextAgentTurn(request: TurnRequest): Promise<AgentTurn> {
  const { model, system, turns, tools = {}, callerNumber, signal } = request;
  const deadline = AbortSignal.timeout(TURN_TIMEOUT_MS);
  try {
    const result = await generateText({
      model,
      instructions: briefed(system, callerNumber),
      messages: messagesOf(turns),
      tools: { ...tools, ...bookkeeping } as ToolSet,
      stopWhen: [isStepCount(MAX_STEPS), spoken],
      maxRetries: 1,
      abortSignal: signal ? AbortSignal.any([signal, deadline]) : deadline,
    });
    const calls = result.steps.flatMap((step) => step.toolCalls);
    const outputs = new Map(result.steps.flatMap((step) => step.toolResults.map((r) => [r.toolCallId, r.output])));
    const text = result.steps
      .map((step) => step.text.trim())
      .filter(Boolean)
      .join(' ');
    const endCall = calls.some((call) => call.toolName === 'end_call');
    if (!text && !endCall) return fallback(turns);
    return {
      text: text || 'Thank you for calling. Goodbye.',
      endCall,
      toolCalls: calls
        .filter((call) => !(call.toolName in bookkeeping))
        .map((call) => ({ name: call.toolName, input: call.input, output: outputs.get(call.toolCallId) })),
      unanswered: calls.filter((call) => call.toolName === 'note_unanswered').flatMap((call) => questionIn(call.input)),
      used: result.steps.flatMap((step) => factsUsed(step.providerMetadata)),
      failed: false,
    };
  } catch {
    signal?.throwIfAborted();
    return fallback(turns);
  }
}

function messagesOf(turns: readonly Turn[]): ModelMessage[] {
  const messages = turns.map(
    (turn): ModelMessage => ({ role: turn.role === 'agent' ? 'assistant' : 'user', content: turn.text }),
  );
  return turns[0]?.role === 'caller' ? messages : [{ role: 'user', content: CONNECTED }, ...messages];
}

function fallback(turns: readonly Turn[]): AgentTurn {
  const again = turns.findLast((turn) => turn.role === 'agent')?.text === REPEAT;
  return { text: again ? GIVE_UP : REPEAT, endCall: again, toolCalls: [], unanswered: [], used: [], failed: true };
}

const noted = z.object({ question: z.string() });
const questionIn = (input: unknown): string[] => {
  const parsed = noted.safeParse(input);
  return parsed.success ? [parsed.data.question] : [];
};

const told = z.object({ receptionist: z.object({ used: z.array(z.string()) }) });
const factsUsed = (metadata: unknown): string[] => {
  const parsed = told.safeParse(metadata);
  return parsed.success ? parsed.data.receptionist.used : [];
};
