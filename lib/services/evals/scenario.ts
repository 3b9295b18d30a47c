import { z } from 'zod';
import { readPattern } from './pattern.ts';

/** A longer script tests more than one behaviour, and would not end in the time that a run may take. */
export const MOST_MESSAGES = 50;
const MOST_TOOL_CALLS = 10;
/** Vapi's own limit for the words of a turn and for what they are compared with. */
const TURN_LENGTH = 1000;
const words = z.string().max(TURN_LENGTH);

const pattern = words.refine((text) => {
  try {
    readPattern(text);
    return true;
  } catch {
    return false;
  }
}, 'must be a regular expression, as pattern or /pattern/flags');

const ToolCall = z.object({
  name: z.string().trim().min(1).max(100),
  arguments: z.record(z.string().max(100), z.json()).optional(),
});
export type ToolCall = z.output<typeof ToolCall>;
const toolCalls = z.array(ToolCall).max(MOST_TOOL_CALLS).optional();

const PatternCall = ToolCall.extend({ arguments: z.record(z.string().max(100), pattern).optional() });

const JudgeModel = z.object({
  /** A model of one's own address is not asked: it would be sent the conversation. */
  provider: z.enum(['openai', 'anthropic', 'google']).default('openai'),
  model: z.string().trim().min(1).max(100).default('gpt-4.1'),
  temperature: z.number().min(0).max(2).optional(),
  messages: z
    .array(z.object({ role: z.enum(['system', 'user']), content: z.string().min(1).max(10_000) }))
    .max(20)
    .refine((messages) => messages.some(({ role }) => role === 'system'), 'must have a system message: the rubric'),
});

export const JudgePlan = z
  .discriminatedUnion('type', [
    z
      .object({ type: z.literal('exact'), content: words.default(''), toolCalls })
      .refine(judgesSomething, 'must have content or toolCalls to compare with'),
    z
      .object({
        type: z.literal('regex'),
        content: pattern.default(''),
        toolCalls: z.array(PatternCall).max(MOST_TOOL_CALLS).optional(),
      })
      .refine(judgesSomething, 'must have content or toolCalls to compare with'),
    z.object({ type: z.literal('ai'), model: JudgeModel, autoIncludeMessageHistory: z.boolean().default(true) }),
  ])
  .meta({
    id: 'EvalJudgePlan',
    description:
      '`exact`: the trimmed reply is the content. `regex`: it matches anywhere in the reply. `ai`: a language model answers pass or fail.',
  });
export type JudgePlan = z.output<typeof JudgePlan>;

function judgesSomething(plan: { content: string; toolCalls?: readonly unknown[] | undefined }): boolean {
  return plan.content.trim() !== '' || (plan.toolCalls ?? []).length > 0;
}

const ContinuePlan = z.object({
  exitOnFailureEnabled: z.boolean().optional().describe('Ends the run when this turn does not pass.'),
  contentOverride: words.optional().describe('Goes on as if the agent had said this.'),
});

const EvalMessage = z
  .discriminatedUnion('role', [
    z.object({ role: z.literal('user'), content: words.min(1) }),
    z
      .object({
        role: z.literal('assistant'),
        content: words.optional(),
        toolCalls,
        judgePlan: JudgePlan.optional(),
        continuePlan: ContinuePlan.optional(),
      })
      .refine(
        ({ content, judgePlan }) => (judgePlan === undefined) !== (content === undefined),
        'must have either a judgePlan, or content that stands for what was said',
      ),
    z.object({ role: z.literal('system'), content: z.string().min(1).max(4000) }),
    z.object({ role: z.literal('tool'), content: z.string().min(1).max(4000) }),
  ])
  .meta({
    id: 'EvalMessage',
    description:
      'A turn of the script. `user` is said to the agent. `assistant` with a judgePlan is answered by the agent and judged; with content it stands as said. `system` is added to the instructions from there on. `tool` is what the tools used in the turn before answer.',
  });
export type EvalMessage = z.output<typeof EvalMessage>;
export type JudgedMessage = Extract<EvalMessage, { role: 'assistant' }> & { judgePlan: JudgePlan };

/** The script that a row keeps; it was checked when it was written. */
export const messagesOf = (row: { messages: unknown }): EvalMessage[] => row.messages as EvalMessage[];

export const isJudged = (message: EvalMessage): message is JudgedMessage =>
  message.role === 'assistant' && message.judgePlan !== undefined;

/** Whether the agent, or what stands for it, has had the last word before `index`. */
function followsAgent(messages: readonly EvalMessage[], index: number): boolean {
  return messages.slice(0, index).findLast(({ role }) => role === 'user' || role === 'assistant')?.role === 'assistant';
}

/** The script of an eval: what cannot be played or judged is refused. */
export const Scenario = z
  .array(EvalMessage)
  .min(1)
  .max(MOST_MESSAGES)
  .superRefine((messages, ctx) => {
    const refuse = (message: string, path: number[] = []) => ctx.addIssue({ code: 'custom', message, path });
    if (!messages.some(({ role }) => role === 'user')) refuse('must have a user turn');
    if (!messages.some(isJudged)) refuse('must have an assistant turn with a judgePlan');
    for (const [index, message] of messages.entries()) {
      if (isJudged(message) && followsAgent(messages, index)) {
        refuse('must not follow another assistant turn: the agent answers a user turn, or opens the call', [index]);
      }
      if (message.role === 'tool' && messages[index - 1]?.role !== 'assistant') {
        refuse('must follow the assistant turn whose tools it answers', [index]);
      }
    }
  })
  .meta({
    example: [
      { role: 'user', content: 'Hi, is this the law office?' },
      { role: 'assistant', judgePlan: { type: 'regex', content: 'law' } },
    ],
  });
