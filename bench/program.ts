import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';

/** A process of this repository that says when it is ready. */
export class Program {
  readonly #process: ChildProcess;

  private constructor(child: ChildProcess) {
    this.#process = child;
  }

  get pid(): number {
    return this.#process.pid ?? 0;
  }

  /** Resolves when it has said `{ready: true}`. @throws when it ends before. */
  static async start(script: string, env: NodeJS.ProcessEnv, output: number): Promise<Program> {
    const child = fork(script, { env, stdio: ['ignore', output, output, 'ipc'] });
    const ended = once(child, 'exit').then(() => Promise.reject(new Error(`${script} ended before it was ready`)));
    for (;;) {
      const [message] = (await Promise.race([once(child, 'message'), ended])) as [{ ready?: true }];
      if (message.ready) break;
    }
    ended.catch(() => {}); // ended later, as it should
    return new Program(child);
  }

  /** Runs a script to its end. @throws when it fails. */
  static async complete(script: string, env: NodeJS.ProcessEnv): Promise<void> {
    const [code] = await once(fork(script, { env }), 'exit');
    if (code !== 0) throw new Error(`${script} failed`);
  }

  async stop(): Promise<void> {
    if (this.#process.exitCode !== null || this.#process.signalCode !== null) return;
    const ended = once(this.#process, 'exit');
    this.#process.kill('SIGTERM');
    await ended;
  }
}
