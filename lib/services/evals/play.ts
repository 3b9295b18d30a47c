import type { AgentTurn, Mind, Turn } from '#lib/adapters/model/port.ts';
import type { Briefing } from '#lib/services/calls/enrichment.ts';
import { judge, USED_UP } from './judge.ts';
import type { EvalResult, Outcome, PlayedMessage } from './played.ts';
import { type EvalMessage, isJudged, type JudgedMessage, type ToolCall } from './scenario.ts';
import { stubbed, toolsNamedIn } from './stubs.ts';
import { TEST_CALLER } from './test-call.ts';

const STUB = { ok: true, test_mode: true, note: 'Nothing was done: this is an eval.' };

export interface Played extends EvalResult {
  /** The first trouble that kept the agent from being judged. */
  error: string | null;
}

type Heard = Pick<Briefing, 'system' | 'firstMessage' | 'agentModel'>;

/**
 * Plays a scenario against an agent's own mind, as on a call, but that no tool does anything. Never throws: trouble of
 * the model, the judge or the clock (`signal`) is an outcome, and never a failure of the agent.
 */
export async function play(
  mind: Mind,
  briefing: Heard,
  messages: readonly EvalMessage[],
  signal: AbortSignal,
): Promise<Played> {
  const stage = new Stage(mind, briefing, messages, signal);
  let trouble: string | null = null;
  try {
    await stage.play();
  } catch (error) {
    trouble = signal.aborted ? 'The run took too long and was stopped.' : (error as Error).message;
  }
  const verdicts = stage.played.flatMap((message) => message.judge ?? []);
  trouble ??= verdicts.find(({ status }) => status === 'error')?.reason ?? null;
  const status: Outcome = verdicts.some((verdict) => verdict.status === 'fail') ? 'fail' : trouble ? 'error' : 'pass';
  return { status, messages: stage.played, error: trouble };
}

/** One conversation under way: what was said, and what the agent remembers of it. */
class Stage {
  readonly played: PlayedMessage[] = [];
  readonly #mind: Mind;
  readonly #briefing: Heard;
  readonly #messages: readonly EvalMessage[];
  readonly #signal: AbortSignal;
  readonly #turns: Turn[] = [];
  #system: string;

  constructor(mind: Mind, briefing: Heard, messages: readonly EvalMessage[], signal: AbortSignal) {
    this.#mind = mind;
    this.#briefing = briefing;
    this.#messages = messages;
    this.#signal = signal;
    this.#system = briefing.system;
  }

  async play(): Promise<void> {
    for (const [index, message] of this.#messages.entries()) {
      this.#signal.throwIfAborted();
      if (isJudged(message)) {
        const goesOn = await this.#reply(message, this.#messages[index + 1]);
        if (!goesOn) return;
      } else this.#stands(message, this.#messages[index - 1]);
    }
  }

  /** What the script says, is said. */
  #stands(message: EvalMessage, before: EvalMessage | undefined): void {
    if (message.role === 'system') this.#system = `${this.#system}\n\n${message.content}`;
    if (message.role === 'tool' && before && isJudged(before)) return; // told where the tool was used
    const { content = '' } = message;
    const calls = message.role === 'assistant' && message.toolCalls ? { toolCalls: message.toolCalls } : {};
    this.played.push({ role: message.role, content, ...calls });
    if (message.role === 'user') this.#turns.push({ role: 'caller', text: content });
    if (message.role === 'assistant') this.#turns.push({ role: 'agent', text: content });
  }

  /** The agent's turn: answered, judged and remembered. Answers whether the conversation goes on: trouble ends it. */
  async #reply({ judgePlan, continuePlan }: JudgedMessage, next: EvalMessage | undefined): Promise<boolean> {
    const turn = await this.#answer(next?.role === 'tool' ? next.content : STUB);
    const toolCalls = callsOf(turn);
    const reply: PlayedMessage = { role: 'assistant', content: turn.text, ...(toolCalls.length ? { toolCalls } : {}) };
    this.played.push(reply);
    reply.judge = await judge(this.#mind, judgePlan, this.played, this.#signal);
    for (const { output } of turn.toolCalls) {
      this.played.push({ role: 'tool', content: typeof output === 'string' ? output : JSON.stringify(output) });
    }
    this.#turns.push({ role: 'agent', text: continuePlan?.contentOverride ?? turn.text });
    const { status } = reply.judge;
    return status === 'pass' || (status === 'fail' && !continuePlan?.exitOnFailureEnabled);
  }

  async #answer(toolAnswer: unknown): Promise<AgentTurn> {
    const turns = this.#turns;
    if (turns.length === 0) return spoken(this.#briefing.firstMessage);
    if (this.#mind.standsIn) throw new Error(USED_UP);
    const turn = await this.#mind.nextTurn(
      {
        system: this.#system,
        turns,
        tools: stubbed(toolsNamedIn(this.#messages), toolAnswer),
        callerNumber: TEST_CALLER,
        signal: this.#signal,
      },
      this.#briefing.agentModel,
    );
    if (turn.failed) throw new Error('The language model did not answer for the agent.');
    return turn;
  }
}

const spoken = (text: string): AgentTurn => ({
  text,
  endCall: false,
  toolCalls: [],
  unanswered: [],
  used: [],
  failed: false,
});

/** The tools that the agent used, the closing of the line among them. */
function callsOf({ toolCalls, endCall }: AgentTurn): ToolCall[] {
  const used = toolCalls.map(({ name, input }) => ({ name, arguments: input as ToolCall['arguments'] }));
  return endCall ? [...used, { name: 'end_call' }] : used;
}
