import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { until } from './until.ts';

const ROOT = join(import.meta.dirname, '../..');
/** The first start may have to build the pages. */
const READY_WITHIN_MS = 360_000;

/** Neither a developer's own settings nor those of the test runner reach what is tested. */
const NOT_OURS = /^(HOST|PUBLIC_URL|DATABASE_.*|NEXT_.*|SUPABASE_.*|KAICALLS_.*|SMTP_.*|OPENAI_.*|NODE_ENV|VITEST.*)$/;

/** `npm start` in a terminal of its own, as a process group that Ctrl-C reaches as a whole. */
export class ProductProcess {
  readonly url: string;
  readonly dataDir: string;
  readonly #process: ChildProcess;
  readonly #ended: Promise<unknown>;
  #said = '';

  constructor(dataDir: string, port: number) {
    this.dataDir = dataDir;
    this.url = `http://127.0.0.1:${port}`;
    const inherited = { ...process.env };
    for (const name of Object.keys(inherited)) if (NOT_OURS.test(name)) delete inherited[name];
    // A worker that was killed is made up for after seconds, not a minute.
    const ours = { PORT: String(port), KAICALLS_DATA_DIR: dataDir, KAICALLS_JOB_EXPIRE_SECONDS: '5' };
    this.#process = spawn(process.execPath, [join(ROOT, 'scripts/start.ts')], {
      cwd: ROOT,
      detached: true,
      env: { ...inherited, ...ours },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#ended = once(this.#process, 'exit');
    for (const stream of [this.#process.stdout, this.#process.stderr])
      stream?.on('data', (data) => (this.#said += data));
  }

  /** What it wrote to the terminal. */
  get said(): string {
    return this.#said;
  }

  get over(): boolean {
    return this.#process.exitCode !== null || this.#process.signalCode !== null;
  }

  /** Resolves with the milliseconds until `/api/health` first answered 200. */
  async answers(): Promise<number> {
    const started = performance.now();
    await until(
      'a healthy answer',
      async () => {
        if (this.over) throw new Error(`it ended while it started: ${this.said}`);
        return (await health(this.url)) === 200;
      },
      READY_WITHIN_MS,
    );
    return Math.round(performance.now() - started);
  }

  /** Resolves with its exit code. */
  async end(): Promise<number | null> {
    await this.#ended;
    return this.#process.exitCode;
  }

  /** Ctrl-C: the terminal tells every process of the group. */
  interrupt(): void {
    process.kill(-(this.#process.pid as number), 'SIGINT');
  }

  /** Kills the supervisor alone. */
  async kill(): Promise<void> {
    this.#process.kill('SIGKILL');
    await this.#ended;
  }

  /** Kills supervisor, web server, worker and whatever else belongs to it, except the database. */
  async killAll(): Promise<void> {
    if (this.processes().length > 0) process.kill(-(this.#process.pid as number), 'SIGKILL');
    await this.#ended;
  }

  /** What lives of its group. */
  processes(): { pid: number; command: string }[] {
    return execFileSync('ps', ['-A', '-o', 'pid=,pgid=,stat=,command='], { encoding: 'utf8' })
      .split('\n')
      .map((line) => line.trim().split(/\s+/))
      .filter(([, group, state]) => Number(group) === this.#process.pid && !state?.startsWith('Z'))
      .map(([pid, , , ...command]) => ({ pid: Number(pid), command: command.join(' ') }));
  }

  pidOf(script: string): number | undefined {
    return this.processes().find(({ command }) => command.includes(script))?.pid;
  }
}

/** The status of `/api/health`, or null where nobody answers. */
export async function health(url: string): Promise<number | null> {
  const reply = await fetch(`${url}/api/health`).catch(() => null);
  return reply?.status ?? null;
}

/** The running database of a data directory. */
export function postmaster(dataDir: string): number | undefined {
  try {
    const pid = Number(readFileSync(join(dataDir, 'postgres/postmaster.pid'), 'utf8').split('\n')[0]);
    return isAlive(pid) ? pid : undefined;
  } catch {
    return undefined;
  }
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
  const state = execFileSync('ps', ['-o', 'stat=', '-p', String(pid)], { encoding: 'utf8' });
  return !state.trim().startsWith('Z'); // a container's first process may not reap
}
