import ipaddr from 'ipaddr.js';
import { AuthError } from './auth-error.ts';

export interface Limit {
  max: number;
  seconds: number;
}

const MINUTES = 60;

/** Per client address, unless the name says otherwise. */
const DEFAULT_LIMITS = {
  signup: { max: 30, seconds: 5 * MINUTES },
  password: { max: 30, seconds: 5 * MINUTES },
  /** Wrong passwords for one email address; right ones do not count. */
  passwordPerEmail: { max: 20, seconds: 5 * MINUTES },
  factor: { max: 60, seconds: 5 * MINUTES },
  /** Wrong codes of a second factor for one user; right ones do not count. */
  codePerUser: { max: 10, seconds: 5 * MINUTES },
  token: { max: 150, seconds: 5 * MINUTES },
  verify: { max: 30, seconds: 5 * MINUTES },
  mail: { max: 30, seconds: 5 * MINUTES },
  /** Mails to one email address, whether or not somebody has it. */
  mailPerEmail: { max: 5, seconds: 10 * MINUTES },
} satisfies Record<string, Limit>;

export type Limits = { [name in keyof typeof DEFAULT_LIMITS]: Limit };

/** The limits of client addresses multiplied (`RATE_LIMIT_FACTOR`); what guards one person's account stays as it is. */
export function addressLimits(factor: number): Partial<Limits> {
  const ofAddresses = Object.entries(DEFAULT_LIMITS).filter(([name]) => !/Per(Email|User)$/.test(name));
  const times = ({ max, seconds }: Limit): Limit => ({ max: Math.max(1, Math.ceil(max * factor)), seconds });
  return Object.fromEntries(ofAddresses.map(([name, limit]) => [name, times(limit)]));
}

const MAX_KEYS = 50_000;

/**
 * Counts in fixed windows, in memory: the embedded auth server runs in one process, and forgetting at a restart only
 * costs an attacker's patience.
 */
export class RateLimiter {
  readonly #limits: Limits;
  readonly #windows = new Map<string, { used: number; endsAt: number }>();

  constructor(limits: Partial<Limits> = {}) {
    this.#limits = { ...DEFAULT_LIMITS, ...limits };
  }

  /** @throws {AuthError} 429 `over_request_rate_limit` with the seconds until the window ends. */
  take(name: keyof Limits, subject: string): void {
    const { max, seconds } = this.#limits[name];
    const key = `${name} ${subject}`;
    const now = Date.now();
    let window = this.#windows.get(key);
    if (!window || window.endsAt <= now) {
      if (this.#windows.size >= MAX_KEYS) this.#forget(now);
      window = { used: 0, endsAt: now + seconds * 1000 };
      this.#windows.set(key, window);
    }
    if (window.used >= max) {
      throw new AuthError(429, 'over_request_rate_limit', 'Request rate limit reached', {
        retryAfter: Math.ceil((window.endsAt - now) / 1000),
      });
    }
    window.used++;
  }

  giveBack(name: keyof Limits, subject: string): void {
    const window = this.#windows.get(`${name} ${subject}`);
    if (window && window.used > 0) window.used--;
  }

  /** Drops what has ended; where that is not enough, the oldest. */
  #forget(now: number): void {
    for (const [key, { endsAt }] of this.#windows) if (endsAt <= now) this.#windows.delete(key);
    for (const key of this.#windows.keys()) {
      if (this.#windows.size < MAX_KEYS) return;
      this.#windows.delete(key);
    }
  }
}

/** An IPv6 customer has a whole /64 and would otherwise have 2^64 limits. */
export function limitedAddress(ip: string): string {
  if (!ipaddr.isValid(ip)) return ip;
  const address = ipaddr.process(ip);
  return address.kind() === 'ipv4' ? address.toString() : (address as ipaddr.IPv6).parts.slice(0, 4).join(':');
}
