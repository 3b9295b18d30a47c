import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { MatchAnswer, MatchRequest } from './matching-worker.ts';
import type { Pattern } from './pattern.ts';

/** A pattern that backtracks without end is stopped after this many ms. */
const MATCH_MS = 1_000;
const LIMITS = { maxOldGenerationSizeMb: 32, maxYoungGenerationSizeMb: 4 };

/** Looks at one text after the other. Started for the first, and anew after one that had to be stopped. */
let thread: Worker | null = null;
let last: Promise<unknown> = Promise.resolve();

/**
 * Whether the pattern matches anywhere in the text. It runs in a thread of its own, which can be stopped: the process
 * stays free whatever the pattern does.
 * @throws when it takes longer than a second, or cannot be run at all.
 */
export function matches(pattern: Pattern, text: string): Promise<boolean> {
  const answer = last.then(() => look({ ...pattern, text }));
  last = answer.catch(() => {});
  return answer;
}

async function look(request: MatchRequest): Promise<boolean> {
  thread ??= await start();
  const worker = thread;
  worker.ref();
  try {
    const answer = once(worker, 'message', { signal: AbortSignal.timeout(MATCH_MS) });
    worker.postMessage(request);
    const [found]: MatchAnswer[] = await answer;
    worker.unref();
    if (typeof found === 'boolean') return found;
  } catch (error) {
    thread = null;
    await worker.terminate();
    if ((error as Error).name === 'AbortError') {
      throw new Error('The regular expression took longer than a second and was stopped.');
    }
  }
  throw new Error('The regular expression could not be run.');
}

/** A thread that is ready: from here on the clock is the pattern's. */
async function start(): Promise<Worker> {
  const started = new Worker(new URL('./matching-worker.ts', import.meta.url), { resourceLimits: LIMITS });
  started.on('error', () => {
    if (thread === started) thread = null;
  });
  await once(started, 'message');
  return started;
}
