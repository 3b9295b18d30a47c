import { setTimeout as sleep } from 'node:timers/promises';
import { type Assistant, reply, structuredOutputs, type Tool, transferTool } from './agent.ts';
import type { Messenger } from './messenger.ts';
import { type Model, modelReply } from './model.ts';
import type { Person } from './people.ts';
import type { Spoken } from './recording.ts';
import type { Resource } from './store.ts';

/** A function that the agent uses after the caller's n-th line. */
export interface ToolUse {
  afterLine: number;
  name: string;
  arguments: Record<string, unknown>;
}

interface Message extends Partial<Spoken> {
  role: 'user' | 'bot';
  message: string;
  time: number;
  endTime: number;
  secondsFromStart: number;
  duration: number;
}

/** What a test or `live control` does to a call under way. */
export type Order =
  | { type: 'say'; content?: string }
  | { type: 'end-call' }
  | { type: 'transfer'; destination?: { number?: string } };

const RINGS_MS = 2000;
const NO_ANSWER_MS = 20_000;
const MS_PER_WORD = 350;
const COST_PER_MINUTE = 0.09;

/** One call from ringing to its report. Times are real, only shorter by `pace`: no clock is told anything untrue. */
export class LiveCall {
  readonly record: Resource;
  readonly assistant: Assistant;
  readonly #person: Person;
  readonly #tools: readonly ToolUse[];
  readonly #messenger: Messenger;
  readonly #pace: number;
  readonly #model: Model | undefined;
  readonly #kept: (id: string) => Resource | undefined;
  readonly #cut = new AbortController();
  readonly #messages: Message[] = [];
  #endedReason: string | undefined;
  #forwardedTo: string | undefined;
  #answeredAt = 0;

  constructor(
    record: Resource,
    assistant: Assistant,
    person: Person,
    how: {
      messenger: Messenger;
      pace: number;
      model?: Model;
      tools?: readonly ToolUse[];
      kept: (id: string) => Resource | undefined;
    },
  ) {
    this.record = record;
    this.assistant = assistant;
    this.#person = person;
    this.#messenger = how.messenger;
    this.#pace = how.pace;
    this.#model = how.model;
    this.#tools = how.tools ?? [];
    this.#kept = how.kept;
  }

  get ended(): boolean {
    return this.record.status === 'ended';
  }

  /** Resolves when the report is on its way. */
  async run(): Promise<void> {
    try {
      await this.#ring();
      if (!this.#endedReason) await this.#talk();
    } catch (error) {
      if (!this.#cut.signal.aborted) throw error;
    }
    this.#conclude();
  }

  order(order: Order): void {
    if (order.type === 'say') this.#said('bot', order.content ?? '', 0);
    if (order.type === 'end-call') this.#end('manually-canceled');
    if (order.type === 'transfer') this.#forward(order.destination?.number);
  }

  /** The seconds and words that a recording is made of. */
  spoken(): { seconds: number; spoken: Spoken[] } {
    const seconds = this.#answeredAt ? (Date.parse(String(this.record.endedAt)) - this.#answeredAt) / 1000 : 0;
    return { seconds, spoken: this.#messages };
  }

  async #ring(): Promise<void> {
    const { endedReason } = this.#person;
    this.#status('ringing');
    await this.#pass(endedReason === 'customer-did-not-answer' ? NO_ANSWER_MS : RINGS_MS);
    if (endedReason && endedReason !== 'voicemail') {
      this.#endedReason = endedReason;
      return;
    }
    this.#answeredAt = Date.now();
    this.record.startedAt = new Date(this.#answeredAt).toISOString();
    this.#status('in-progress');
    if (endedReason) {
      await this.#speak('bot', String(this.assistant.voicemailMessage ?? this.assistant.firstMessage ?? ''));
      this.#endedReason = endedReason;
    }
  }

  async #talk(): Promise<void> {
    await this.#speak('bot', this.assistant.firstMessage ?? '');
    if (this.#person.hangsUp) return this.#end('customer-ended-call');
    const said: string[] = [];
    for (const line of this.#person.lines) {
      await this.#speak('user', line);
      said.push(line);
      for (const use of this.#tools.filter(({ afterLine }) => afterLine === said.length)) await this.#act(use);
      const { words, next } = reply(this.assistant, said);
      const thought = this.#model && !next ? await modelReply(this.#model, this.assistant, this.#messages) : null;
      await this.#speak('bot', thought ?? words);
      if (next === 'transfer') return this.#transfer(transferTool(this.assistant));
      if (next === 'end') return this.#end('assistant-ended-call');
    }
    this.#end('customer-ended-call');
  }

  async #act(use: ToolUse): Promise<void> {
    const tool = this.assistant.model?.tools?.find((known) => known.function?.name === use.name);
    await this.#messenger.runTool(this, tool, use);
  }

  async #transfer(tool: Tool | undefined): Promise<void> {
    const destination = tool?.destinations?.[0] ?? (await this.#messenger.askDestination(this));
    this.#forward(destination?.number);
  }

  #forward(number: string | undefined): void {
    this.#forwardedTo = number;
    const destination = number ? { type: 'number', number } : undefined;
    this.#status('forwarding', { destination });
    this.#messenger.tell(this, { type: 'transfer-update', destination });
    this.#end('assistant-forwarded-call');
  }

  /** What waits is cut short: the call is over. */
  #end(reason: string): void {
    this.#endedReason ??= reason;
    this.#cut.abort();
  }

  async #speak(role: 'user' | 'bot', text: string): Promise<void> {
    if (!text) return;
    const lasts = (text.split(/\s+/).length * MS_PER_WORD) / this.#pace;
    await sleep(lasts, undefined, { signal: this.#cut.signal });
    this.#said(role, text, lasts);
  }

  #said(role: 'user' | 'bot', message: string, lasts: number): void {
    const endTime = Date.now();
    const time = Math.max(this.#answeredAt, endTime - lasts);
    const secondsFromStart = (time - this.#answeredAt) / 1000;
    this.#messages.push({ role, message, time, endTime, secondsFromStart, duration: (endTime - time) / 1000 });
    const speaker = role === 'bot' ? 'assistant' : 'user';
    this.#messenger.tell(this, {
      type: 'transcript',
      role: speaker,
      transcriptType: 'final',
      transcript: message,
    });
  }

  #status(status: string, extra: object = {}): void {
    this.record.status = status;
    this.record.updatedAt = new Date().toISOString();
    this.#messenger.tell(this, { type: 'status-update', status, ...extra });
  }

  #pass(ms: number): Promise<void> {
    return sleep(ms / this.#pace, undefined, { signal: this.#cut.signal });
  }

  #conclude(): void {
    const ended = Date.now();
    const endedReason = this.#endedReason ?? 'unknown-error';
    const cost = this.#answeredAt ? ((ended - this.#answeredAt) / 60_000) * COST_PER_MINUTE : 0;
    const destination = this.#forwardedTo ? { type: 'number', number: this.#forwardedTo } : this.record.destination;
    const conclusion = { endedAt: new Date(ended).toISOString(), endedReason, cost, costs: [], destination };
    const artifact = this.#artifact();
    Object.assign(this.record, conclusion, { artifact, analysis: {}, messages: artifact.messages });
    this.#status('ended', { endedReason });
    const { startedAt } = this.record;
    this.#messenger.tell(this, { type: 'end-of-call-report', ...conclusion, startedAt, artifact, analysis: {} });
  }

  #artifact() {
    const system = this.assistant.model?.messages?.find(({ role }) => role === 'system')?.content ?? '';
    const first = { role: 'system', message: system, time: this.#answeredAt, secondsFromStart: 0 };
    const lines = this.#messages.filter(({ role }) => role === 'user').map(({ message }) => message);
    return {
      messages: [...(this.#answeredAt ? [first] : []), ...this.#messages],
      messagesOpenAIFormatted: this.#messages.map(({ role, message }) => ({
        role: role === 'bot' ? 'assistant' : 'user',
        content: message,
      })),
      transcript: this.#messages.map(({ role, message }) => `${role === 'bot' ? 'AI' : 'User'}: ${message}\n`).join(''),
      variableValues: this.assistant.variableValues ?? {},
      structuredOutputs: this.#answeredAt ? structuredOutputs(this.assistant, lines, this.#kept) : {},
    };
  }
}
