import type { Assistant } from './agent.ts';

/** An OpenAI-compatible endpoint that speaks for the agent. */
export interface Model {
  /** With the version: `http://127.0.0.1:4700/v1`. */
  baseUrl: string;
  apiKey: string;
}

/** One thing said. */
export interface Turn {
  role: 'user' | 'bot';
  message: string;
}

const TIMEOUT_MS = 15_000;

/** What the model says next, by the instructions of the assistant; null when it fails, and the agent helps itself. */
export async function modelReply(model: Model, assistant: Assistant, turns: readonly Turn[]): Promise<string | null> {
  const conversation = turns.map(({ role, message }) => ({
    role: role === 'bot' ? 'assistant' : 'user',
    content: message,
  }));
  const instructions = (assistant.model?.messages ?? []).filter(({ role }) => role === 'system');
  try {
    const reply = await fetch(`${model.baseUrl}/chat/completions`, {
      method: 'POST',
      headers: { authorization: `Bearer ${model.apiKey}`, 'content-type': 'application/json' },
      body: JSON.stringify({ model: assistant.model?.model, messages: [...instructions, ...conversation] }),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const body = (await reply.json()) as { choices?: { message?: { content?: string } }[] };
    return body.choices?.[0]?.message?.content || null;
  } catch {
    return null;
  }
}
