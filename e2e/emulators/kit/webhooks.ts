import { setTimeout as sleep } from 'node:timers/promises';
import { CALM, type Chaos } from './chaos.ts';

/** One webhook on its way. */
export interface Webhook {
  /** Its type, in the vendor's words. */
  kind: string;
  url: string;
  /** Signed anew for each attempt, as vendors do. */
  request(): { headers: Record<string, string>; body: string };
  /** How often it is sent again after an answer that is not 2xx. */
  retries?: number;
}

/** A webhook as it was answered; `status` 0 stands for no answer at all. */
export interface Delivered {
  kind: string;
  url: string;
  body: string;
  status: number;
  answer: string;
  /** Milliseconds until the answer was there. */
  tookMs: number;
}

const TIMEOUT_MS = 20_000;
/** One that should let the next pass waits no longer than this for it. */
const HELD_MS = 500;
const RETRY_MS = 200;

/** Sends an emulator's webhooks, with the troubles of its plan. */
export class Webhooks {
  readonly delivered: Delivered[] = [];
  /** Those that chaos swallowed. */
  readonly lost: string[] = [];
  chaos: Chaos;
  readonly #underWay = new Set<Promise<unknown>>();
  #held: (() => void)[] = [];

  constructor(chaos: Chaos = CALM) {
    this.chaos = chaos;
  }

  /** Sends it in the background; {@link settled} waits. */
  send(webhook: Webhook): void {
    this.#track(this.#deliver(webhook));
  }

  /** Sends it and resolves with the answer, without chaos: for what a vendor waits for, as long as it waits. */
  ask(webhook: Webhook, timeoutMs = TIMEOUT_MS): Promise<Delivered> {
    return this.#post(webhook, timeoutMs);
  }

  /** Resolves when nothing is on its way. */
  async settled(): Promise<void> {
    while (this.#underWay.size > 0) await Promise.all(this.#underWay);
  }

  #track(work: Promise<unknown>): void {
    const tracked = work.finally(() => this.#underWay.delete(tracked));
    this.#underWay.add(tracked);
  }

  async #deliver(webhook: Webhook): Promise<void> {
    const fate = this.chaos.webhook(webhook.kind);
    if (fate.lose) {
      this.lost.push(webhook.kind);
      return;
    }
    const before = this.#held;
    if (fate.reorder) await this.#letTheNextPass();
    if (fate.delayMs) await sleep(fate.delayMs);
    const times = fate.duplicate ? 2 : 1;
    await Promise.all(Array.from({ length: times }, () => this.#untilTaken(webhook)));
    if (before === this.#held) this.#held = [];
    for (const release of before) release();
  }

  #letTheNextPass(): Promise<void> {
    return new Promise((resolve) => {
      const late = setTimeout(resolve, HELD_MS);
      this.#held.push(() => {
        clearTimeout(late);
        resolve();
      });
    });
  }

  async #untilTaken(webhook: Webhook): Promise<void> {
    for (let attempt = 0; ; attempt++) {
      const { status } = await this.#post(webhook);
      if ((status >= 200 && status < 300) || attempt >= (webhook.retries ?? 0)) return;
      await sleep(RETRY_MS * 2 ** attempt);
    }
  }

  async #post({ kind, url, request }: Webhook, timeoutMs = TIMEOUT_MS): Promise<Delivered> {
    const { headers, body } = request();
    const signal = AbortSignal.timeout(timeoutMs);
    const delivered: Delivered = { kind, url, body, status: 0, answer: '', tookMs: 0 };
    const began = performance.now();
    try {
      const reply = await fetch(url, { method: 'POST', headers, body, signal });
      delivered.status = reply.status;
      delivered.answer = await reply.text();
    } catch (error) {
      delivered.answer = (error as Error).message;
    }
    delivered.tookMs = Math.round(performance.now() - began);
    this.delivered.push(delivered);
    return delivered;
  }
}
