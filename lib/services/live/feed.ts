import { databaseEnv } from '#lib/adapters/db/env.ts';
import { Listener } from '#lib/adapters/db/listener.ts';
import { pool } from '#lib/adapters/db/pool.ts';

/** `app.tell_of_call` and `app.tell_of_turns` name it too. Payloads: `<business> <call>`, or a proof of ours. */
const CHANNEL = 'kaicalls_live';
const PROOF = 'proof';
const PROVED_EVERY_MS = 20_000;
const PROVED_WITHIN_MS = 5_000;

/** Told the id of a call that changed; null when changes may have been missed. */
export type Follower = (callId: string | null) => void;

/**
 * What this process hears of changing calls: one connection to Postgres, however many follow. It is opened for the first
 * follower and closed after the last. Now and then it tells itself something: a connection on which that is not heard,
 * because it died unseen or a pooler is in between, is replaced, and until another is proved nothing is promised.
 */
export class LiveFeed {
  readonly #followers = new Map<string, Set<Follower>>();
  #listener: Listener | undefined;
  #round: NodeJS.Timeout | undefined;
  #late: NodeJS.Timeout | undefined;
  #waiting: (() => void)[] = [];
  #proved = false;

  /** Answers how to stop. */
  follow(businessId: string, follower: Follower): () => void {
    const together = this.#followers.get(businessId) ?? new Set();
    this.#followers.set(businessId, together.add(follower));
    this.#open();
    return () => {
      together.delete(follower);
      if (together.size === 0 && this.#followers.get(businessId) === together) this.#followers.delete(businessId);
      if (this.#followers.size === 0) void this.stop();
    };
  }

  /** Whether changes are heard for certain, waiting at most `within` milliseconds for it. */
  async hears(within = 0): Promise<boolean> {
    if (this.#proved || within === 0 || !this.#listener) return this.#proved;
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#waiting.push(resolve);
    const late = setTimeout(resolve, within);
    await promise;
    clearTimeout(late);
    return this.#proved;
  }

  #open(): void {
    if (this.#listener) return;
    this.#listener = new Listener(databaseEnv().DATABASE_URL, CHANNEL, {
      told: (payload) => this.#told(payload),
      opened: () => this.#prove(),
      closed: () => {
        this.#proved = false;
      },
    });
    this.#round = setInterval(() => this.#prove(), PROVED_EVERY_MS);
    this.#round.unref();
  }

  /** Nothing is heard any more: whoever still follows comes to an end. */
  async stop(): Promise<void> {
    const listener = this.#listener;
    this.#listener = undefined;
    this.#proved = false;
    clearInterval(this.#round);
    clearTimeout(this.#late);
    this.#tellAll();
    await listener?.stop();
  }

  #prove(): void {
    clearTimeout(this.#late);
    this.#late = setTimeout(() => {
      this.#proved = false;
      this.#listener?.renew();
    }, PROVED_WITHIN_MS);
    this.#late.unref();
    pool()
      .query('select pg_notify($1, $2)', [CHANNEL, PROOF])
      .catch(() => {}); // unheard, it counts as lost
  }

  #told(payload: string): void {
    if (payload === PROOF) this.#provedNow();
    const [businessId = '', callId = ''] = payload.split(' ');
    for (const follower of this.#followers.get(businessId) ?? []) follower(callId);
  }

  /** Also proofs of other processes come here, and prove the same. */
  #provedNow(): void {
    clearTimeout(this.#late);
    if (this.#proved) return;
    this.#proved = true;
    this.#tellAll();
  }

  /** Changes may have been missed, or nothing will be heard any more. */
  #tellAll(): void {
    for (const together of this.#followers.values()) for (const follower of together) follower(null);
    for (const wake of this.#waiting.splice(0)) wake();
  }
}

// Loaded twice in one process, by the server and by Next: one connection serves both.
const shared = globalThis as typeof globalThis & { kaicallsLiveFeed?: LiveFeed };

export function liveFeed(): LiveFeed {
  shared.kaicallsLiveFeed ??= new LiveFeed();
  return shared.kaicallsLiveFeed;
}
