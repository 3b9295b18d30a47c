import { isDeepStrictEqual } from 'node:util';
import type { Mind } from '#lib/adapters/model/port.ts';
import { matches } from './matching.ts';
import { readPattern } from './pattern.ts';
import type { PlayedMessage, Verdict } from './played.ts';
import { askOfJudge, verdictIn } from './rubric.ts';
import type { JudgePlan, ToolCall } from './scenario.ts';

type PlanOf<T extends JudgePlan['type']> = Extract<JudgePlan, { type: T }>;

const passed: Verdict = { status: 'pass', reason: null };
const failed = (reason: string): Verdict => ({ status: 'fail', reason });
const trouble = (reason: string): Verdict => ({ status: 'error', reason });

/**
 * Judges the last of the messages played, a reply of the agent. Never throws but when `signal` aborts: trouble of the
 * judge is a verdict of its own.
 */
export async function judge(
  mind: Mind,
  plan: JudgePlan,
  played: readonly PlayedMessage[],
  signal: AbortSignal,
): Promise<Verdict> {
  const reply = played.at(-1);
  if (!reply) return trouble('There is no reply to judge.');
  try {
    if (plan.type === 'exact') return exact(plan, reply);
    if (plan.type === 'regex') return await regex(plan, reply);
    return await byModel(mind, plan, played, signal);
  } catch (error) {
    signal.throwIfAborted();
    return trouble((error as Error).message);
  }
}

function exact(plan: PlanOf<'exact'>, reply: PlayedMessage): Verdict {
  if (plan.content.trim() && reply.content.trim() !== plan.content.trim()) {
    return failed('The reply is not the expected text.');
  }
  const missing = (plan.toolCalls ?? []).find((wanted) => !callsOf(reply, wanted).some((call) => same(call, wanted)));
  return missing ? failed(`The tool ${missing.name} was not used as expected.`) : passed;
}

const callsOf = (reply: PlayedMessage, { name }: { name: string }): readonly ToolCall[] =>
  (reply.toolCalls ?? []).filter((call) => call.name === name);

/** Arguments that the plan does not name may be anything. */
const same = (call: ToolCall, wanted: ToolCall): boolean =>
  Object.entries(wanted.arguments ?? {}).every(([name, value]) => isDeepStrictEqual(call.arguments?.[name], value));

async function regex(plan: PlanOf<'regex'>, reply: PlayedMessage): Promise<Verdict> {
  if (plan.content && !(await matches(readPattern(plan.content), reply.content))) {
    return failed(`The reply does not match ${plan.content}`);
  }
  for (const wanted of plan.toolCalls ?? []) {
    if (!(await someMatches(callsOf(reply, wanted), wanted.arguments ?? {}))) {
      return failed(`The tool ${wanted.name} was not used as expected.`);
    }
  }
  return passed;
}

async function someMatches(calls: readonly ToolCall[], wanted: Readonly<Record<string, string>>): Promise<boolean> {
  for (const call of calls) {
    let all = true;
    for (const [name, pattern] of Object.entries(wanted)) {
      const value = call.arguments?.[name];
      all &&= value !== undefined && (await matches(readPattern(pattern), textOf(value)));
    }
    if (all) return true;
  }
  return false;
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

/** The only reason for which the rules stand in here: no call has failed before. */
export const USED_UP = 'The language model has been used for as much as it may be in a day (OPENAI_TOKENS_PER_DAY).';
const NOT_CONFIGURED = 'An ai judge needs a language model, and none is configured (OPENAI_BASE_URL, OPENAI_API_KEY).';

async function byModel(
  mind: Mind,
  plan: PlanOf<'ai'>,
  played: readonly PlayedMessage[],
  signal: AbortSignal,
): Promise<Verdict> {
  if (mind.builtIn) return trouble(mind.standsIn ? USED_UP : NOT_CONFIGURED);
  const { model, temperature } = plan.model;
  const answer = await mind.judge({ ...askOfJudge(plan, played), temperature, signal }, model).catch(() => {
    signal.throwIfAborted();
    throw new Error('The judge did not answer.');
  });
  const verdict = verdictIn(answer);
  if (!verdict) return trouble('The judge answered neither pass nor fail.');
  return verdict === 'pass' ? passed : failed('The judge answered fail.');
}
