import type { Dialogue } from './dialogue.ts';

/** A tool that the agent may use, as the AI SDK describes it. */
export interface OfferedTool {
  name: string;
  description?: string;
  inputSchema: unknown;
}

export interface ToolUse {
  calls: { name: string; input: Record<string, unknown> }[];
  /** What is said beside the call, in place of the next question. */
  said: string | null;
}

/** The tools that the caller's last words call for: a transfer when they want a person. */
export function toolCalls(dialogue: Dialogue, tools: readonly OfferedTool[]): ToolUse {
  const transfer = tools.find((tool) => /^transfer(?:_call)?$|transfer_to/i.test(tool.name));
  if (transfer && dialogue.intents.has('wants_person')) {
    return { calls: [{ name: transfer.name, input: {} }], said: 'One moment, please, I will put you through.' };
  }
  return { calls: [], said: null };
}
