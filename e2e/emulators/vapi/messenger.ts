import { randomUUID } from 'node:crypto';
import type { Validator } from '#e2e/emulators/kit/validator.ts';
import type { Delivered, Webhook, Webhooks } from '#e2e/emulators/kit/webhooks.ts';
import type { Server, Tool } from './agent.ts';
import type { LiveCall, ToolUse } from './call.ts';
import { signed } from './signature.ts';
import type { Resource } from './store.ts';

/** What Vapi sends when an assistant does not say what it wants. */
const DEFAULT_MESSAGES = [
  'conversation-update',
  'end-of-call-report',
  'function-call',
  'hang',
  'speech-update',
  'status-update',
  'tool-calls',
  'transfer-destination-request',
  'handoff-destination-request',
  'user-interrupted',
  'assistant.started',
];

/** Fixed, and not to be configured. */
const ASSISTANT_WITHIN_MS = 7500;

/** The HMAC credential that the account's owner made once. */
export interface Credential {
  credentialId: string;
  secret: string;
}

interface Message {
  type: string;
  [property: string]: unknown;
}

/** Sends server messages, signed, and holds what comes back to the contract. */
export class Messenger {
  /** What was wrong with the answers. */
  readonly faults: string[] = [];
  /** How often a tool call came in the shape of the guide instead of the schema's: every second time. */
  #tools = 0;
  readonly #webhooks: Webhooks;
  readonly #contract: Validator;
  readonly #credential: Credential;
  readonly #numbers: (id: unknown) => Resource | undefined;

  constructor(how: {
    webhooks: Webhooks;
    contract: Validator;
    credential: Credential;
    numbers: (id: unknown) => Resource | undefined;
  }) {
    this.#webhooks = how.webhooks;
    this.#contract = how.contract;
    this.#credential = how.credential;
    this.#numbers = how.numbers;
  }

  /** One of those that nobody waits for; only what the assistant asks for is sent. */
  tell(call: LiveCall, message: Message): void {
    const server = call.assistant.server ?? this.#serverOfNumber(call.record);
    const wanted = call.assistant.serverMessages ?? DEFAULT_MESSAGES;
    // Final transcripts can be asked for alone, and arrive under the plain name.
    const listed = wanted.some((type) => type.replace(/\[.*/, '') === message.type);
    if (!server || !listed) return;
    this.#webhooks.send(this.#webhook(server, this.#about(call.record, call.assistant, message)));
  }

  /** Asks who shall answer; null when there was no usable answer in time. */
  async askAssistant(call: Resource): Promise<Record<string, unknown> | null> {
    const server = this.#serverOfNumber(call);
    if (!server) return null;
    const webhook = this.#webhook(server, this.#about(call, undefined, { type: 'assistant-request' }));
    return this.#answer(await this.#webhooks.ask(webhook, ASSISTANT_WITHIN_MS), 'AssistantAnswer');
  }

  async askDestination(call: LiveCall): Promise<{ number?: string } | undefined> {
    const { server } = call.assistant;
    if (!server) return undefined;
    const message = this.#about(call.record, call.assistant, { type: 'transfer-destination-request' });
    const answer = this.#answer(await this.#webhooks.ask(this.#webhook(server, message)), 'TransferAnswer');
    return answer?.destination as { number?: string } | undefined;
  }

  async runTool(call: LiveCall, tool: Tool | undefined, use: ToolUse): Promise<void> {
    const server = tool?.server ?? call.assistant.server;
    if (!tool || !server) {
      this.faults.push(`tool-calls: the assistant has no ${use.name}`);
      return;
    }
    const id = `call_${randomUUID()}`;
    const schema = { id, type: 'function', function: { name: use.name, arguments: JSON.stringify(use.arguments) } };
    const guide = { id, name: use.name, parameters: use.arguments };
    const toolCall = this.#tools++ % 2 === 0 ? schema : guide;
    const message = this.#about(call.record, call.assistant, {
      type: 'tool-calls',
      toolCallList: [toolCall],
      toolWithToolCallList: [{ ...tool, toolCall }],
    });
    const delivered = await this.#webhooks.ask(this.#webhook(server, message));
    const answer = this.#answer(delivered, 'ToolAnswer');
    const results = (answer?.results ?? []) as { toolCallId?: string }[];
    if (answer && !results.some(({ toolCallId }) => toolCallId === id)) {
      this.faults.push('tool-calls: no result for the call that was made');
    }
  }

  #answer({ kind, status, answer }: Delivered, type: string): Record<string, unknown> | null {
    if (status !== 200) {
      this.faults.push(`${kind}: answered ${status}`);
      return null;
    }
    try {
      const body = JSON.parse(answer);
      const wrong = this.#contract.check(type, body);
      this.faults.push(...wrong.map((fault) => `${kind}: ${fault}`));
      return wrong.length > 0 ? null : body;
    } catch {
      this.faults.push(`${kind}: the answer is no JSON`);
      return null;
    }
  }

  #serverOfNumber(call: Resource): Server | undefined {
    return this.#numbers(call.phoneNumberId)?.server as Server | undefined;
  }

  #about(call: Resource, assistant: object | undefined, message: Message): Message {
    const number = this.#numbers(call.phoneNumberId);
    return {
      timestamp: Date.now(),
      call: without(call, ['artifact', 'analysis', 'messages']),
      // Both as they were once asked for: the contract says no more of them.
      phoneNumber: number && without(number, ['id', 'orgId', 'createdAt', 'updatedAt', 'status', 'twilioAuthToken']),
      customer: call.customer,
      assistant: assistant && without(assistant, ['variableValues']),
      ...message,
    };
  }

  #webhook(server: Server, message: Message): Webhook {
    return {
      kind: message.type,
      url: server.url,
      retries: server.backoffPlan?.maxRetries ?? 0,
      request: () => {
        const body = JSON.stringify({ message });
        const { credentialId, secret } = this.#credential;
        const signature = server.credentialId === credentialId ? signed(body, secret) : {};
        return { headers: { 'content-type': 'application/json', ...server.headers, ...signature }, body };
      },
    };
  }
}

const without = (whole: object, names: readonly string[]): object =>
  Object.fromEntries(Object.entries(whole).filter(([name]) => !names.includes(name)));
