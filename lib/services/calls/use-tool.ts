import { z } from 'zod';
import type { CarrierEvent, ToolUse } from '#lib/adapters/carrier/port.ts';
import type { Context } from '#lib/core/context.ts';
import { AppError } from '#lib/core/errors.ts';
import { advanceCall } from './advance.ts';

interface Told {
  callId: string;
  /** Of the carrier: the same in every repetition. */
  eventId: string;
  /** Milliseconds of conversation. */
  atMs: number;
}

interface Tool {
  input: z.ZodType<Readonly<Record<string, string>>>;
  /** What stands in the transcript. */
  note(input: Readonly<Record<string, string>>): { text: string; details: Record<string, unknown> };
  /** What the agent is told. */
  result: string;
}

/** By name: what `lib/services/agents/call-tools.ts` declares. */
const TOOLS: Readonly<Record<string, Tool>> = {
  note_unanswered: {
    input: z.object({ question: z.string().trim().min(1).max(500) }),
    note: ({ question }) => ({
      text: 'The agent had no answer, and noted the question',
      details: { unanswered: [question] },
    }),
    result: 'Noted. Tell the caller that somebody will get back to them about it.',
  },
};

/**
 * Uses a tool in a call that is under way and answers what the agent is told of it.
 * @throws AppError for a tool that there is not, and for input that it does not take
 */
export async function useTool(ctx: Context, { callId, eventId, atMs }: Told, use: ToolUse): Promise<string> {
  const tool = Object.hasOwn(TOOLS, use.name) ? TOOLS[use.name] : undefined;
  if (!tool) throw new AppError('not_found', 'There is no such tool.');
  const input = tool.input.safeParse(use.input);
  if (!input.success) throw new AppError('validation_error', 'The tool was used without what it needs.');
  const event: CarrierEvent = {
    id: eventId,
    at: new Date(),
    type: 'speech',
    speaker: 'note',
    ...tool.note(input.data),
    startMs: atMs,
    endMs: atMs,
  };
  await advanceCall(ctx, callId, event);
  return tool.result;
}
