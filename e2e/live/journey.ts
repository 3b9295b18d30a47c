import { setTimeout as sleep } from 'node:timers/promises';
import { test } from 'vitest';

/** What every journey needs: the product that runs with your accounts, a key of a business there, and one of its agents. */
const ALWAYS = ['E2E_BASE_URL', 'LIVE_API_KEY', 'LIVE_AGENT_ID'];
const set = (name: string): string => process.env[name]?.trim() ?? '';

/** A journey on real accounts; skipped, saying what for, where one of the variables that it `needs` is not set. */
export function journey(name: string, needs: readonly string[], run: (live: Live) => Promise<void>): void {
  const missing = [...ALWAYS, ...needs].filter((variable) => !set(variable));
  if (missing.length === 0) test(name, () => run(new Live()));
  else test.skip(`${name} (not set: ${missing.join(', ')})`, () => {});
}

interface Reply {
  status: number;
  // biome-ignore lint/suspicious/noExplicitAny: journeys look into answers of every shape
  body: any;
}

/** The product, over HTTP, as an integration reaches it. */
export class Live {
  readonly agentId = set('LIVE_AGENT_ID');

  value(variable: string): string {
    return set(variable);
  }

  async ask(method: string, path: string, body?: object): Promise<Reply> {
    const response = await fetch(new URL(path, set('E2E_BASE_URL')), {
      method,
      headers: { authorization: `Bearer ${set('LIVE_API_KEY')}`, 'content-type': 'application/json' },
      body: body && JSON.stringify(body),
    });
    const text = await response.text();
    return { status: response.status, body: text ? JSON.parse(text) : null };
  }

  /** Asks again until what is read is as it should be; the last reading where it never was. */
  async eventually(
    path: string,
    isThere: (body: Reply['body']) => boolean,
    withinMs = 240_000,
  ): Promise<Reply['body']> {
    for (const end = Date.now() + withinMs; ; await sleep(2_000)) {
      const { body } = await this.ask('GET', path);
      if (isThere(body) || Date.now() > end) return body;
    }
  }
}
