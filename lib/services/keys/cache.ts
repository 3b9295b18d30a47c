import { callApp } from '#lib/adapters/db/outside.ts';
import type { Role } from '#lib/core/scope.ts';
import { hashKey } from './secret.ts';

/** How long an answer may be reused: a revocation reaches every other instance within this time (decisions, "Keys"). */
const KEPT_MS = 1000;
const MOST_KEPT = 10_000;

/**
 * Answers kept for a second, counted from when they were asked for. One question at a time per name; an answer that was
 * under way when its name was forgotten reaches those who asked before, and nobody after.
 */
export class ShortMemory<V extends object> {
  readonly #kept = new Map<string, { value: V; until: number }>();
  readonly #asked = new Map<string, Promise<V | null>>();

  get(name: string, ask: () => Promise<V | null>): Promise<V | null> | V {
    const now = performance.now();
    const kept = this.#kept.get(name);
    if (kept && kept.until > now) return kept.value;
    const underWay = this.#asked.get(name);
    if (underWay) return underWay;
    const answer: Promise<V | null> = ask()
      .then((value) => {
        if (value && this.#asked.get(name) === answer) this.#keep(name, value, now + KEPT_MS);
        return value;
      })
      .finally(() => {
        if (this.#asked.get(name) === answer) this.#asked.delete(name);
      });
    this.#asked.set(name, answer);
    return answer;
  }

  forget(name: string): void {
    this.#kept.delete(name);
    this.#asked.delete(name);
  }

  /** What is being asked for just now is told to those who asked, and not kept: nobody knows yet whether it is meant. */
  forgetWhere(meant: (value: V) => boolean): void {
    for (const [name, { value }] of this.#kept) if (meant(value)) this.#kept.delete(name);
    this.#asked.clear();
  }

  #keep(name: string, value: V, until: number): void {
    if (this.#kept.size >= MOST_KEPT) {
      const now = performance.now();
      for (const [old, { until }] of this.#kept) if (until <= now) this.#kept.delete(old);
      if (this.#kept.size >= MOST_KEPT) this.#kept.clear();
    }
    this.#kept.set(name, { value, until });
  }
}

/** What a live key stands for. */
export interface KeyHolder {
  id: string;
  accountId: string;
  scopes: readonly string[];
  businesses: readonly string[];
  /** Its owner's role in each of them. */
  roles: ReadonlyMap<string, Role>;
}

interface FoundKey {
  id: string;
  account_id: string;
  scopes: string[];
  businesses: string[];
  roles: Role[];
}

// Loaded twice in one process, by the server and by Next: revoking in one must reach the other.
const shared = globalThis as typeof globalThis & { kaicallsKeys?: ShortMemory<KeyHolder> };

function memory(): ShortMemory<KeyHolder> {
  shared.kaicallsKeys ??= new ShortMemory();
  return shared.kaicallsKeys;
}

/** The holder of a key, or null when the key is unknown, revoked or expired. */
export async function findKey(key: string): Promise<KeyHolder | null> {
  const hash = hashKey(key);
  return memory().get(hash.toString('base64'), async () => {
    const [row] = await callApp<FoundKey>('select * from app.find_key($1)', [hash]);
    if (!row) return null;
    const { id, account_id: accountId, scopes, businesses } = row;
    const roles = new Map(businesses.map((business, index) => [business, row.roles[index] ?? 'viewer']));
    return { id, accountId, scopes, businesses, roles };
  });
}

/** Makes a revocation reach this instance at once. */
export const forgetKey = (hash: Buffer): void => memory().forget(hash.toString('base64'));

/** Makes a change of somebody's businesses or roles reach this instance at once. */
export const forgetKeysOf = (accountId: string): void =>
  memory().forgetWhere((holder) => holder.accountId === accountId);
