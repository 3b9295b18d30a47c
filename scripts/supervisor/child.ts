import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ROOT } from './settings.ts';

const FIRST_PAUSE_MS = 200;
const LONGEST_PAUSE_MS = 10_000;
/** After this long, a process that dies is started again at once, as if for the first time. */
const SETTLED_MS = 60_000;

/** Runs a script to its end. @throws when it fails; it has said why. */
export async function runOnce(script: string, env: Record<string, string | undefined>): Promise<void> {
  const child = fork(resolve(ROOT, 'scripts', script), { cwd: ROOT, env: { ...process.env, ...env } });
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error(`${script} failed.`);
}

/** A process of ours that is kept alive: started again whenever it dies, ever more slowly while it keeps dying. */
export class Child {
  readonly #script: string;
  readonly #args: readonly string[];
  readonly #env: NodeJS.ProcessEnv;
  #process: ChildProcess | undefined;
  #stopping = false;
  #pause = FIRST_PAUSE_MS;

  constructor(script: string, env: Record<string, string | undefined>, args: readonly string[] = []) {
    this.#script = script;
    this.#args = args;
    this.#env = { ...process.env, ...env };
  }

  /** Starts it and resolves when it says that it is ready. @throws when it dies before that, with what it said. */
  async start(): Promise<void> {
    const child = fork(resolve(ROOT, 'scripts', this.#script), this.#args, { cwd: ROOT, env: this.#env });
    this.#process = child;
    const started = Date.now();
    const ready = Promise.withResolvers<void>();
    let said = '';
    let wasReady = false;
    child.on('message', (message: { ready?: true; failed?: string }) => {
      if (message.failed) said = message.failed;
      if (!message.ready) return;
      wasReady = true;
      ready.resolve();
    });
    child.once('exit', (code, signal) => {
      if (!wasReady)
        return ready.reject(new Error(said || `${this.#script} ended (${signal ?? code}) before it was ready.`));
      void this.#again(started);
    });
    await ready.promise;
  }

  async #again(started: number): Promise<void> {
    if (Date.now() - started > SETTLED_MS) this.#pause = FIRST_PAUSE_MS;
    while (!this.#stopping) {
      await sleep(this.#pause);
      this.#pause = Math.min(this.#pause * 2, LONGEST_PAUSE_MS);
      if (this.#stopping) return;
      try {
        return await this.start();
      } catch (error) {
        console.error((error as Error).message);
      }
    }
  }

  /** A new process with the code as it is now. */
  restart(): void {
    this.#pause = FIRST_PAUSE_MS;
    this.#process?.kill('SIGTERM');
  }

  /** Asks it to finish what it does, and ends it after `withinMs`. */
  async stop(withinMs: number): Promise<void> {
    this.#stopping = true;
    const child = this.#process;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    const late = setTimeout(() => child.kill('SIGKILL'), withinMs);
    await ended;
    clearTimeout(late);
  }
}
