import { callApp } from '#lib/adapters/db/outside.ts';
import type { Rate } from '#lib/core/operation.ts';

/** How a caller stands in a window after a request was counted. */
export interface Standing {
  readonly granted: boolean;
  readonly limit: number;
  readonly remaining: number;
  /** Epoch seconds. */
  readonly resetsAt: number;
  /** Seconds until the window ends. */
  readonly retryAfter: number;
}

/** A portion of a bucket, granted by the database and served from memory. */
interface Lease {
  left: number;
  /** Of all instances together, as of the last portion. */
  used: number;
  resetsAt: number;
  /** On this process's monotonic clock, and never later than the database's own end of the window. */
  deadline: number;
}

const MOST_LEASES = 50_000;

/**
 * Counts requests in fixed windows shared by all instances. Each instance takes portions of a tenth of what remains, so
 * that ordinary traffic asks the database seldom; the sum of portions never exceeds the limit, and one instance alone
 * grants exactly the limit.
 */
export class RateLimiter {
  readonly #leases = new Map<string, Lease>();
  readonly #refills = new Map<string, Promise<void>>();
  readonly #factor: number;

  /** @param factor multiplies every limit (`RATE_LIMIT_FACTOR`), for load tests and bigger plans. */
  constructor(factor = Number(process.env.RATE_LIMIT_FACTOR ?? 1)) {
    this.#factor = factor;
  }

  async count(bucket: string, rate: Rate): Promise<Standing> {
    const limit = Math.max(1, Math.ceil(rate.requests * this.#factor));
    for (;;) {
      const lease = this.#leases.get(bucket);
      const now = performance.now();
      if (lease && lease.deadline > now) {
        const spent = lease.left === 0;
        if (!spent) lease.left -= 1;
        if (!spent || lease.used >= limit) {
          return {
            granted: !spent,
            limit,
            remaining: Math.max(0, limit - lease.used + lease.left),
            resetsAt: lease.resetsAt,
            retryAfter: Math.max(1, Math.ceil((lease.deadline - now) / 1000)),
          };
        }
      }
      await this.#refill(bucket, limit, rate.seconds);
    }
  }

  /** One question at a time per bucket; all who wait look again at its answer. */
  #refill(bucket: string, limit: number, seconds: number): Promise<void> {
    const underWay = this.#refills.get(bucket);
    if (underWay) return underWay;
    const refill = this.#take(bucket, limit, seconds).finally(() => this.#refills.delete(bucket));
    this.#refills.set(bucket, refill);
    return refill;
  }

  async #take(bucket: string, limit: number, seconds: number): Promise<void> {
    const asked = performance.now();
    const lease = this.#leases.get(bucket);
    const remaining = lease && lease.deadline > asked ? limit - lease.used : limit;
    const [row] = await callApp<{ granted: number; used: number; resets_at: string; now: string }>(
      'select *, now() from app.take($1, $2, $3, $4)',
      [bucket, Math.max(1, Math.ceil(remaining / 10)), limit, seconds],
    );
    if (!row) throw new Error('the rate limit gave no answer');
    if (this.#leases.size >= MOST_LEASES) this.#sweep(asked);
    this.#leases.delete(bucket);
    this.#leases.set(bucket, {
      left: row.granted,
      used: row.granted > 0 ? row.used : limit,
      resetsAt: Math.ceil(Date.parse(row.resets_at) / 1000),
      deadline: asked + Date.parse(row.resets_at) - Date.parse(row.now),
    });
  }

  /** Forgets what is over, else the oldest: a forgotten lease costs its bucket the rest of the portion, never more. */
  #sweep(now: number): void {
    for (const [bucket, { deadline }] of this.#leases) if (deadline <= now) this.#leases.delete(bucket);
    for (const bucket of this.#leases.keys()) {
      if (this.#leases.size < MOST_LEASES) return;
      this.#leases.delete(bucket);
    }
  }
}
