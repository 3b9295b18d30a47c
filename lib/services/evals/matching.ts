import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { MatchRequest } from './matching-worker.ts';
import type { Pattern } from './pattern.ts';

/** A pattern that backtracks without end is stopped after this many ms. */
export const MATCH_MS = 1_000;
const LIMITS = { maxOldGenerationSizeMb: 32, maxYoungGenerationSizeMb: 4 };

/**
 * Whether the pattern matches anywhere in the text. It runs in a thread of its own, which can be stopped: the process
 * stays free whatever the pattern does.
 * @throws when it takes longer than a second, or more memory than it is given.
 */
export async function matches({ source, flags }: Pattern, text: string): Promise<boolean> {
  const worker = new Worker(new URL('./matching-worker.ts', import.meta.url), { resourceLimits: LIMITS });
  try {
    await once(worker, 'message'); // the thread has started: from here on the clock is the pattern's
    const answer = once(worker, 'message', { signal: AbortSignal.timeout(MATCH_MS) });
    worker.postMessage({ source, flags, text } satisfies MatchRequest);
    const [found] = await answer;
    return found === true;
  } catch (error) {
    const stopped = (error as Error).name === 'AbortError';
    throw new Error(
      stopped
        ? 'The regular expression took longer than a second and was stopped.'
        : 'The regular expression could not be run.',
    );
  } finally {
    await worker.terminate();
  }
}
