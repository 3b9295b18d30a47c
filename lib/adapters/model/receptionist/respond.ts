import type { Turn } from '#lib/adapters/model/port.ts';

/** A tool that the agent may use, as the AI SDK describes it. */
export interface OfferedTool {
  name: string;
  description?: string;
  inputSchema: unknown;
}

export interface Reply {
  text: string;
  calls: { name: string; input: Record<string, unknown> }[];
  /** Sentences of the prompt that the reply repeats. */
  used: string[];
}

export interface Listened {
  /** The agent's prompt. */
  prompt: string;
  turns: readonly Turn[];
  callerNumber: string | null;
  tools: readonly OfferedTool[];
}

const SCRIPT = [
  'Thank you for calling. How can I help you today?',
  'May I have your name, please?',
  "What's the best phone number to reach you?",
  'Thank you. Someone from the team will call you back. Goodbye.',
];

/** What the receptionist says next. */
export async function respond({ turns, tools }: Listened): Promise<Reply> {
  const step = Math.min(turns.filter((turn) => turn.role === 'agent').length, SCRIPT.length - 1);
  const over = step === SCRIPT.length - 1 && tools.some((tool) => tool.name === 'end_call');
  return { text: SCRIPT[step] ?? '', calls: over ? [{ name: 'end_call', input: {} }] : [], used: [] };
}
