import type { PgBoss } from 'pg-boss';

/** One attempt at a job, as the queue handed it out: settling it says which attempt is meant. */
export interface Attempt {
  id: string;
  retryCount: number;
  data: unknown;
}

/** `done`; `failed`, to be tried again with backoff; or `dead`, never to be tried again. */
export type Outcome = 'done' | 'failed' | 'dead';

const MOST_FETCHED = 50;
/** What frees, wakes and ends within this time is served by one statement. */
const GATHER_MS = 4;

/**
 * Takes the jobs of one queue into free slots: a job that takes long holds its own slot and nothing else. Woken when
 * a job is enqueued, and when the time of one has come.
 */
export class Taker {
  readonly #boss: PgBoss;
  readonly #queue: string;
  readonly #perform: (attempt: Attempt) => Promise<Outcome>;
  readonly #trouble: (error: unknown) => void;
  readonly #running = new Set<Promise<void>>();
  readonly #ended = new Map<Outcome, Attempt[]>();
  #free: number;
  #gathering: NodeJS.Timeout | undefined;
  #fetching: Promise<void> | null = null;
  #more = false;
  #stopped = false;

  constructor(
    boss: PgBoss,
    queue: string,
    slots: number,
    perform: (attempt: Attempt) => Promise<Outcome>,
    trouble: (error: unknown) => void,
  ) {
    this.#boss = boss;
    this.#queue = queue;
    this.#free = slots;
    this.#perform = perform;
    this.#trouble = trouble;
    this.wake();
  }

  wake(): void {
    this.#more = true;
    this.#gather();
  }

  /** Takes nothing more, and waits for what runs, but no longer than `ms`: what is left over is tried again elsewhere. */
  async stop(ms: number): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#gathering);
    await this.#fetching;
    const patience = new Promise<void>((resolve) => setTimeout(resolve, ms).unref());
    await Promise.race([Promise.allSettled(this.#running), patience]);
    await this.#settle();
  }

  #gather(): void {
    if (this.#stopped) return;
    this.#gathering ??= setTimeout(() => {
      this.#gathering = undefined;
      void this.#settle();
      if (this.#more && !this.#fetching) this.#fetching = this.#fetch().finally(() => this.#fetched());
    }, GATHER_MS);
  }

  #fetched(): void {
    this.#fetching = null;
    if (this.#more && this.#free > 0) this.#gather();
  }

  /** Fills the free slots. The queue may hold more when it gave all that was asked for. */
  async #fetch(): Promise<void> {
    const batchSize = Math.min(this.#free, MOST_FETCHED);
    if (batchSize === 0) return;
    this.#more = false;
    try {
      const taken = await this.#boss.fetch<object>(this.#queue, { batchSize });
      this.#more ||= taken.length === batchSize;
      for (const attempt of taken) this.#run(attempt);
    } catch (error) {
      this.#trouble(error); // what is due is seen again
    }
  }

  #run(attempt: Attempt): void {
    this.#free -= 1;
    const running = this.#perform(attempt).then((outcome) => {
      this.#free += 1;
      this.#running.delete(running);
      this.#ended.set(outcome, [...(this.#ended.get(outcome) ?? []), attempt]);
      this.#gather();
    });
    this.#running.add(running);
  }

  /** Tells the queue how attempts ended. What it does not hear is tried again: jobs are idempotent. */
  async #settle(): Promise<void> {
    const ended = [...this.#ended];
    this.#ended.clear();
    try {
      for (const [outcome, attempts] of ended) {
        if (outcome === 'done') await this.#boss.complete(this.#queue, attempts);
        else if (outcome === 'failed') await this.#boss.fail(this.#queue, attempts);
        else await this.#boss.cancel(this.#queue, attempts);
      }
    } catch (error) {
      this.#trouble(error);
    }
  }
}
