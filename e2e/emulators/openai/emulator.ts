import { randomUUID } from 'node:crypto';
import type { Chaos } from '#e2e/emulators/kit/chaos.ts';
import { type Answered, type Asked, EmulatorServer, Refused } from '#e2e/emulators/kit/server.ts';
import { ChatRequest, unansweredTool } from './contract.ts';
import { exampleOf } from './example.ts';

export const OPENAI_KEY = 'sk-emulated-1234567890abcdef';

/** What the model says: words, calls of tools, an object, or one of its ways to go wrong. */
export interface Reply {
  content?: string | null;
  tools?: { name: string; arguments: unknown }[];
  refusal?: string;
  finish?: 'stop' | 'tool_calls' | 'length' | 'content_filter';
}

export interface OpenAiEmulatorOptions {
  /** What it says; without this it is polite, and fills in whatever schema is asked for. */
  says?: (request: ChatRequest) => Reply;
  /** As servers on one's own machine that know no schemas: they refuse to be given one. */
  plain?: boolean;
  chaos?: Chaos;
  port?: number;
}

/** OpenAI's chat completions on a loopback port. `baseUrl` is what `OPENAI_BASE_URL` takes. */
export async function startOpenAiEmulator({ says = politely, plain, chaos, port }: OpenAiEmulatorOptions = {}) {
  const server = new EmulatorServer({
    chaos,
    guard: ({ headers }) =>
      headers.authorization === `Bearer ${OPENAI_KEY}`
        ? undefined
        : { status: 401, body: refusal(401, `Incorrect API key provided: ${shortened(headers.authorization)}.`) },
    notFound: ({ method, path }) => ({ status: 404, body: refusal(404, `Invalid URL (${method} ${path})`) }),
    refusal,
    routes: {
      'GET /v1/models': () => ({
        status: 200,
        body: { object: 'list', data: [{ id: 'gpt-4.1-mini', object: 'model', created: 0, owned_by: 'system' }] },
      }),
      'POST /v1/chat/completions': (asked) => complete(asked, says, plain),
    },
  });
  const url = await server.listen(port);
  return { server, requests: server.requests, baseUrl: `${url}/v1`, close: () => server.close() };
}

function complete({ body }: Asked, says: (request: ChatRequest) => Reply, plain = false): Answered {
  const parsed = ChatRequest.safeParse(body);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new Refused(400, refusal(400, issue?.message ?? 'Invalid request', issue?.path.join('.')));
  }
  const request = parsed.data;
  const open = unansweredTool(request);
  if (open) {
    const said = `An assistant message with 'tool_calls' must be followed by tool messages: ${open}`;
    throw new Refused(400, refusal(400, said, 'messages'));
  }
  if (plain && request.response_format?.type === 'json_schema') {
    throw new Refused(400, refusal(400, "'response_format.type' must be 'text'", 'response_format'));
  }
  return { status: 200, body: completion(request, says(request)) };
}

function completion({ model }: ChatRequest, { content = null, tools, refusal, finish }: Reply) {
  const tool_calls = tools?.map(({ name, arguments: given }) => ({
    id: `call_${randomUUID().replaceAll('-', '').slice(0, 24)}`,
    type: 'function',
    function: { name, arguments: typeof given === 'string' ? given : JSON.stringify(given) },
  }));
  const message = { role: 'assistant', content, refusal: refusal ?? null, ...(tool_calls ? { tool_calls } : {}) };
  return {
    id: `chatcmpl-${randomUUID()}`,
    object: 'chat.completion',
    created: Math.floor(Date.now() / 1000),
    model,
    choices: [{ index: 0, message, logprobs: null, finish_reason: finish ?? (tools ? 'tool_calls' : 'stop') }],
    usage: { prompt_tokens: 100, completion_tokens: 20, total_tokens: 120 },
  };
}

const politely = ({ response_format }: ChatRequest): Reply =>
  response_format?.type === 'json_schema'
    ? { content: JSON.stringify(exampleOf(response_format.json_schema.schema)) }
    : { content: 'Thank you. I have noted that; someone will call you back.' };

/** OpenAI's words for an error; they quote the key in part. */
const refusal = (status: number, message: string, param: string | null = null) => ({
  error: {
    message,
    type: status === 429 ? 'requests' : status >= 500 ? 'server_error' : 'invalid_request_error',
    param,
    code: status === 401 ? 'invalid_api_key' : status === 429 ? 'rate_limit_exceeded' : null,
  },
});
const shortened = (authorization = ''): string => `${authorization.slice(7, 15)}***${authorization.slice(-4)}`;
