import { CONNECTED, unbriefed } from '#lib/adapters/model/briefing.ts';
import type { LanguageModelV4, Turn } from '#lib/adapters/model/port.ts';
import { analyse } from './analysis.ts';
import { respond } from './respond.ts';

type Options = Parameters<LanguageModelV4['doGenerate']>[0];
type Result = Awaited<ReturnType<LanguageModelV4['doGenerate']>>;
type Stream = Awaited<ReturnType<LanguageModelV4['doStream']>>;
type Part = Stream['stream'] extends ReadableStream<infer P> ? P : never;

/** Rules cost no tokens. */
const USAGE: Result['usage'] = {
  inputTokens: { total: 0, noCache: 0, cacheRead: 0, cacheWrite: 0 },
  outputTokens: { total: 0, text: 0, reasoning: 0 },
};

/**
 * The rule-based receptionist as a language model of the AI SDK: it reads the same prompt and turns as any other,
 * keeps nothing between calls, and answers with text, tool calls or JSON.
 */
export function builtInReceptionist(): LanguageModelV4 {
  return {
    specificationVersion: 'v4',
    provider: 'kaicalls',
    modelId: 'built-in-receptionist',
    supportedUrls: {},
    doGenerate: generate,
    doStream: async (options) => ({ stream: streamed(await generate(options)) }),
  };
}

async function generate(options: Options): Promise<Result> {
  options.abortSignal?.throwIfAborted();
  const { prompt: instructions, callerNumber } = unbriefed(systemOf(options));
  const { turns, answeredByTool } = conversationOf(options);
  if (options.responseFormat?.type === 'json') {
    const answer = analyse({ instructions, message: turns.at(-1)?.text ?? '', format: options.responseFormat });
    return finished([{ type: 'text', text: JSON.stringify(answer) }]);
  }
  // The words were spoken beside the tool call; after its result there is nothing to add.
  if (answeredByTool) return finished([]);
  const tools = (options.tools ?? []).flatMap((tool) => (tool.type === 'function' ? [tool] : []));
  const reply = await respond({ prompt: instructions, turns, callerNumber, tools });
  const calls = reply.calls.map((call, i) => ({
    type: 'tool-call' as const,
    toolCallId: `call_${turns.length}_${i}`,
    toolName: call.name,
    input: JSON.stringify(call.input),
  }));
  return finished([{ type: 'text', text: reply.text }, ...calls], reply.used);
}

function finished(content: Result['content'], used: string[] = []): Result {
  const unified = content.some((part) => part.type === 'tool-call') ? 'tool-calls' : 'stop';
  return {
    content,
    finishReason: { unified, raw: undefined },
    usage: USAGE,
    providerMetadata: { receptionist: { used } },
    warnings: [],
  };
}

function systemOf({ prompt }: Options): string {
  return prompt.flatMap((message) => (message.role === 'system' ? [message.content] : [])).join('\n');
}

/** The spoken turns, and whether the last words in them are ours, said next to a tool call that has been answered. */
function conversationOf({ prompt }: Options): { turns: Turn[]; answeredByTool: boolean } {
  const turns: Turn[] = [];
  let answeredByTool = false;
  for (const message of prompt) {
    if (message.role === 'system') continue;
    answeredByTool = message.role === 'tool';
    if (message.role === 'tool') continue;
    const text = message.content
      .flatMap((part) => (part.type === 'text' ? [part.text] : []))
      .join(' ')
      .trim();
    if (!text || text === CONNECTED) continue;
    turns.push({ role: message.role === 'user' ? 'caller' : 'agent', text });
  }
  return { turns, answeredByTool };
}

function streamed({ content, finishReason, usage, providerMetadata }: Result): ReadableStream<Part> {
  return new ReadableStream<Part>({
    start(controller) {
      controller.enqueue({ type: 'stream-start', warnings: [] });
      content.forEach((part, i) => {
        if (part.type === 'tool-call') controller.enqueue(part);
        if (part.type !== 'text') return;
        const id = `text_${i}`;
        controller.enqueue({ type: 'text-start', id });
        for (const delta of part.text.match(/\S+\s*/g) ?? []) controller.enqueue({ type: 'text-delta', id, delta });
        controller.enqueue({ type: 'text-end', id });
      });
      controller.enqueue({ type: 'finish', finishReason, usage, providerMetadata });
      controller.close();
    },
  });
}
