import {
  generateText,
  isStepCount,
  type ModelMessage,
  type StepResult,
  type StopCondition,
  type ToolSet,
  tool,
} from 'ai';
import { z } from 'zod';
import { briefed, CONNECTED } from './briefing.ts';
import { faultOf, UnusableAnswer } from './fault.ts';
import type { AgentTurn, LanguageModelV4, ModelFault, ToolUse, Turn, TurnRequest } from './port.ts';
import { builtInReceptionist } from './receptionist/language-model.ts';
import { BUILT_IN_LABEL, RULES_MS } from './resolve.ts';

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

/**
 * What the agent says next, from the turns so far; with no turns, its opening line.
 * Never throws for trouble of the model: after `turnMs`, or an error, the built-in rules speak (`failed`).
 * @throws the reason of `signal` when the caller of this function gave up itself.
 */
export async function nextAgentTurn(request: TurnRequest): Promise<AgentTurn> {
  const { model, tools = {}, signal, report } = request;
  const rules = builtInReceptionist();
  const steps: Step[] = [];
  if (model.provider === rules.provider) return byRules(null);
  try {
    const turn = await speak(request, model, request.turnMs ?? RULES_MS, tools, steps);
    report?.({ label: model.modelId, builtIn: false, tokens: tokensOf(steps), fault: null });
    return turn;
  } catch (error) {
    signal?.throwIfAborted();
    return byRules(faultOf(error));
  }

  async function byRules(fault: ModelFault | null): Promise<AgentTurn> {
    // What the model has done before it failed is done; the rules do nothing a second time.
    const turn = await speak(request, rules, RULES_MS, fault ? {} : tools, []);
    report?.({ label: BUILT_IN_LABEL, builtIn: true, tokens: tokensOf(steps), fault });
    return fault ? { ...turn, toolCalls: usesIn(steps), failed: true } : turn;
  }
}

type Step = StepResult<ToolSet>;

async function speak(
  { system, turns, callerNumber, signal }: TurnRequest,
  model: LanguageModelV4,
  ms: number,
  tools: ToolSet,
  steps: Step[],
): Promise<AgentTurn> {
  const deadline = AbortSignal.timeout(ms);
  await generateText({
    model,
    instructions: briefed(system, callerNumber),
    messages: messagesOf(turns),
    tools: { ...tools, ...bookkeeping } as ToolSet,
    stopWhen: [isStepCount(MAX_STEPS), spoken],
    maxRetries: 1,
    abortSignal: signal ? AbortSignal.any([signal, deadline]) : deadline,
    onStepEnd: (step) => void steps.push(step),
  });
  const calls = steps.flatMap((step) => step.toolCalls);
  const text = steps
    .map((step) => step.text.trim())
    .filter(Boolean)
    .join(' ');
  const endCall = calls.some((call) => call.toolName === 'end_call');
  if (!text && !endCall) throw new UnusableAnswer('the model said nothing');
  return {
    text: text || 'Thank you for calling. Goodbye.',
    endCall,
    toolCalls: usesIn(steps),
    unanswered: calls.filter((call) => call.toolName === 'note_unanswered').flatMap((call) => questionIn(call.input)),
    used: steps.flatMap((step) => factsUsed(step.providerMetadata)),
    failed: false,
  };
}

/** The tools of the agent that were used, each with what it answered. */
function usesIn(steps: readonly Step[]): ToolUse[] {
  const outputs = new Map(steps.flatMap((step) => step.toolResults.map((r) => [r.toolCallId, r.output])));
  return steps
    .flatMap((step) => step.toolCalls)
    .filter((call) => !(call.toolName in bookkeeping))
    .map((call) => ({ name: call.toolName, input: call.input, output: outputs.get(call.toolCallId) }));
}

const tokensOf = (steps: readonly Step[]): number =>
  steps.reduce((sum, { usage }) => sum + (usage.totalTokens ?? 0), 0);

function messagesOf(turns: readonly Turn[]): ModelMessage[] {
  const messages = turns.map(
    (turn): ModelMessage => ({ role: turn.role === 'agent' ? 'assistant' : 'user', content: turn.text }),
  );
  return turns[0]?.role === 'caller' ? messages : [{ role: 'user', content: CONNECTED }, ...messages];
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
