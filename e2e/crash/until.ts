import { setTimeout as sleep } from 'node:timers/promises';

/** Asks again until `probe` answers something true. @throws after `within` milliseconds, saying what was waited for. */
export async function until<T>(
  what: string,
  probe: () => Promise<T | null | undefined | false> | T | null | undefined | false,
  within = 30_000,
): Promise<T> {
  for (const end = Date.now() + within; ; await sleep(50)) {
    const got = await probe();
    if (got) return got;
    if (Date.now() > end) throw new Error(`not within ${within / 1000} s: ${what}`);
  }
}
