import { type ChildProcess, fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';

const SCRIPT = join(import.meta.dirname, '../../scripts/worker.ts');

/** The worker as the supervisor runs it: a process of its own, which can be killed. */
export class WorkerProcess {
  /** What Postgres calls its connections. */
  readonly name: string;
  readonly #process: ChildProcess;
  #said = '';

  private constructor(name: string, child: ChildProcess) {
    this.name = name;
    this.#process = child;
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (data) => (this.#said += data));
  }

  /** Resolves when it takes jobs. It finds the database in this process's environment. */
  static async start(): Promise<WorkerProcess> {
    const name = `worker ${randomUUID()}`;
    const env = { ...process.env, PGAPPNAME: name };
    const child = fork(SCRIPT, { env, execArgv: [], stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
    const worker = new WorkerProcess(name, child);
    await Promise.race([
      once(child, 'message'),
      once(child, 'exit').then(() => Promise.reject(new Error(`the worker did not start: ${worker.said}`))),
    ]);
    return worker;
  }

  /** What it wrote: for the message of a test that fails. */
  get said(): string {
    return this.#said;
  }

  /** `kill -9`: no handler runs, nothing is finished, the connections just break. */
  async kill(): Promise<void> {
    if (this.#process.exitCode !== null || this.#process.signalCode !== null) return;
    const ended = once(this.#process, 'exit');
    this.#process.kill('SIGKILL');
    await ended;
  }
}
