import { createHash } from 'node:crypto';

/** How often each trouble comes, from 0 (never, the default) to 1 (always). */
export interface Rates {
  /** The answer takes up to `latencyMs`. */
  latency?: number;
  latencyMs?: number;
  /** 429 with Retry-After, nothing done. */
  tooMany?: number;
  /** 500 after having done what was asked. */
  failAfter?: number;
  /** Done what was asked, and the answer comes only after `hangMs`: past the caller's time-out. */
  hangAfter?: number;
  hangMs?: number;
  /** A webhook comes twice, after the one that follows it, later by up to `delayMs`, or never. */
  duplicate?: number;
  reorder?: number;
  delay?: number;
  delayMs?: number;
  lose?: number;
}

/** What happens to one request; nothing when empty. */
export interface RequestFate {
  latencyMs?: number;
  refuse?: boolean;
  failAfter?: boolean;
  hangAfterMs?: number;
}

/** What happens to one webhook. */
export interface WebhookFate {
  lose?: boolean;
  duplicate?: boolean;
  /** It lets the next one pass. */
  reorder?: boolean;
  delayMs?: number;
}

/** Some of everything that happens on a bad day. */
export const BAD_DAY: Rates = {
  latency: 0.3,
  latencyMs: 300,
  tooMany: 0.05,
  failAfter: 0.05,
  hangAfter: 0.02,
  hangMs: 30_000,
  duplicate: 0.15,
  reorder: 0.15,
  delay: 0.2,
  delayMs: 1500,
  lose: 0.1,
};

/**
 * One plan of troubles per seed. What happens to the n-th request of a route, or the n-th webhook of a kind, is decided
 * by seed, name and n alone: the same in each run, whatever comes at the same time.
 */
export class Chaos {
  readonly seed: number;
  readonly rates: Rates;
  readonly #counts = new Map<string, number>();
  /** How often each trouble happened, for the figures of a run. */
  readonly happened: Record<string, number> = {};

  constructor(seed: number, rates: Rates) {
    this.seed = seed;
    this.rates = rates;
  }

  /** @param route as declared, `POST /call`. */
  request(route: string): RequestFate {
    const dice = this.#dice(route);
    const { latencyMs = 300, hangMs = 30_000 } = this.rates;
    const fate: RequestFate = {};
    if (this.#is(dice, 'latency')) fate.latencyMs = Math.round(dice('latency by') * latencyMs);
    // At most one of these, since each ends the request in its own way.
    if (this.#is(dice, 'tooMany')) fate.refuse = true;
    else if (this.#is(dice, 'failAfter')) fate.failAfter = true;
    else if (this.#is(dice, 'hangAfter')) fate.hangAfterMs = hangMs;
    return fate;
  }

  /** @param kind the type of the webhook, `end-of-call-report`. */
  webhook(kind: string): WebhookFate {
    const dice = this.#dice(kind);
    const { delayMs = 1500 } = this.rates;
    const fate: WebhookFate = {};
    if (this.#is(dice, 'lose')) return { lose: true };
    if (this.#is(dice, 'duplicate')) fate.duplicate = true;
    if (this.#is(dice, 'reorder')) fate.reorder = true;
    if (this.#is(dice, 'delay')) fate.delayMs = Math.round(dice('delay by') * delayMs);
    return fate;
  }

  /** Numbers from 0 to 1 by name, for the next event of `kind`. */
  #dice(kind: string): (name: string) => number {
    const n = this.#counts.get(kind) ?? 0;
    this.#counts.set(kind, n + 1);
    return (name) => createHash('sha256').update(`${this.seed} ${kind} ${n} ${name}`).digest().readUInt32BE() / 2 ** 32;
  }

  #is(dice: (name: string) => number, trouble: keyof Rates): boolean {
    const yes = dice(trouble) < (this.rates[trouble] ?? 0);
    if (yes) this.happened[trouble] = (this.happened[trouble] ?? 0) + 1;
    return yes;
  }
}

/** Nothing happens. */
export const CALM = new Chaos(0, {});
