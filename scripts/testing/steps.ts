import { AsyncLocalStorage } from 'node:async_hooks';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { delimiter, join } from 'node:path';
import { add, type Tally } from './tally.ts';

const ROOT = join(import.meta.dirname, '../..');

type Work = () => Promise<Tally | undefined>;

/** Steps in their order, each with its time, until the first that fails. Ctrl-C ends the step under way. */
export class Steps {
  readonly #interrupted = new AbortController();
  /** What the commands of a step beside others print, until it has ended. */
  readonly #kept = new AsyncLocalStorage<Buffer[]>();
  #tally: Tally = { passed: 0, failed: 0 };

  constructor() {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => this.#interrupted.abort());
  }

  get signal(): AbortSignal {
    return this.#interrupted.signal;
  }

  get tally(): Tally {
    return this.#tally;
  }

  /** Runs steps beside each other; each prints in one piece when it has ended. @throws when one fails, after all. */
  async together(steps: [name: string, work: Work][]): Promise<void> {
    const ended = await Promise.allSettled(steps.map(([name, work]) => this.step(name, work, [])));
    for (const one of ended) if (one.status === 'rejected') throw one.reason;
  }

  /** Runs one step; what it counts is added up. @throws when it fails. */
  async step(name: string, work: Work, kept?: Buffer[]): Promise<void> {
    this.signal.throwIfAborted();
    if (!kept) console.log(`\n━━ ${name}`);
    const began = Date.now();
    let trouble = '';
    const counted = await (kept ? this.#kept.run(kept, work) : work()).catch((error: Error) => {
      trouble = error.message;
      return { passed: 0, failed: 1 };
    });
    if (kept) process.stdout.write(`\n━━ ${name}\n${Buffer.concat(kept)}`);
    if (trouble) console.error(trouble);
    if (counted) this.#tally = add(this.#tally, counted);
    const failed = (counted?.failed ?? 0) > 0;
    console.log(`━━ ${name}: ${failed ? 'FAILED' : 'ok'}, ${((Date.now() - began) / 1000).toFixed(1)} s`);
    if (failed) throw new StepFailed(name);
  }

  /** Runs a command of this package, or one on the path. @throws when it fails and left no report that says so. */
  async command(
    line: readonly [string, ...string[]],
    { env = {}, report }: { env?: Record<string, string>; report?: () => Tally } = {},
  ): Promise<Tally | undefined> {
    const [program, ...args] = line;
    const kept = this.#kept.getStore();
    const path = [join(ROOT, 'node_modules/.bin'), process.env.PATH].join(delimiter);
    const child = spawn(program, args, {
      cwd: ROOT,
      env: { ...process.env, ...env, PATH: path },
      stdio: kept ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'],
      signal: this.signal,
    });
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (data: Buffer) => kept?.push(data));
    const [code] = (await once(child, 'close')) as [number | null];
    const told = report && reported(report);
    if (code !== 0 && !told?.failed) throw new Error(`${line.join(' ')} ended with ${code}.`);
    return told;
  }
}

export class StepFailed extends Error {}

function reported(report: () => Tally): Tally | undefined {
  try {
    return report();
  } catch {
    return undefined; // it did not come so far as to write one
  }
}
