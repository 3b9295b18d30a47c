import type { Context } from '#lib/core/context.ts';
import { liveFeed } from './feed.ts';
import { readLive, readLiveCall } from './read.ts';
import type { LiveChange, LiveSnapshot } from './schema.ts';

export type LiveEvent =
  | { type: 'snapshot'; at: string; data: LiveSnapshot }
  | { type: 'call'; at: string; data: LiveChange }
  /** Nothing happened for a while. */
  | { type: 'beat' };

export interface FollowOptions {
  businessId: string;
  /** Asked before everything that is told: whoever may read now. Throws when nobody may any more. */
  reader: () => Promise<Context>;
  /** What ended after this moment belongs to the first snapshot too. */
  since?: string | null;
  signal: AbortSignal;
  /** Milliseconds of silence after which a beat is told. */
  beatMs?: number;
}

/** Changes that come this close together, in milliseconds, are told as one. */
const TOGETHER_MS = 80;
const BEAT_MS = 10_000;
const HEARD_WITHIN_MS = 5_000;

/**
 * The calls of a business as they change: a snapshot first, and again whenever a change may have been missed; then each
 * changed call as it stands, with the words that were not told yet. Everything is read in the reader's own name at the
 * moment it is told. Taken slowly, it tells less often and forgets nothing. Ends when changes are no longer heard.
 */
export async function* followCalls(options: FollowOptions): AsyncGenerator<LiveEvent, void, void> {
  const { businessId, reader, signal, beatMs = BEAT_MS } = options;
  const changed = new Set<string>();
  /** Of each call, how many of its turns were told. */
  const told = new Map<string, number>();
  let since = options.since ?? null;
  let missed = true;
  let wake = () => {};
  const leave = liveFeed().follow(businessId, (callId) => {
    if (callId === null) missed = true;
    else changed.add(callId);
    wake();
  });
  const stop = () => wake();
  signal.addEventListener('abort', stop);
  try {
    while (!signal.aborted && (await liveFeed().hears(HEARD_WITHIN_MS))) {
      if (missed) {
        missed = false;
        changed.clear();
        const data: LiveSnapshot = JSON.parse((await readLive(await reader(), businessId, since)).text);
        told.clear();
        for (const call of data.calls) told.set(call.id, wordsOf(call));
        since = data.at;
        yield { type: 'snapshot', at: data.at, data };
      } else if (changed.size > 0) {
        const [callId = ''] = changed;
        changed.delete(callId);
        const data = await readLiveCall(await reader(), businessId, callId, told.get(callId) ?? 0);
        if (data === null) continue;
        told.set(callId, Math.max(told.get(callId) ?? 0, wordsOf(data.call)));
        if (data.call.concluded_at !== null) told.delete(callId);
        since = data.at;
        yield { type: 'call', at: data.at, data };
      } else {
        const { promise: woken, resolve } = Promise.withResolvers<'changed' | 'silent'>();
        const silence = setTimeout(resolve, signal.aborted ? 0 : beatMs, 'silent');
        wake = () => void setTimeout(resolve, signal.aborted ? 0 : TOGETHER_MS, 'changed');
        const what = await woken;
        clearTimeout(silence);
        wake = () => {};
        if (what === 'changed' || signal.aborted) continue;
        await reader();
        yield { type: 'beat' };
      }
    }
  } finally {
    signal.removeEventListener('abort', stop);
    leave();
  }
}

/** The index after the last turn. */
const wordsOf = ({ transcript }: { transcript: { index: number }[] }): number => (transcript.at(-1)?.index ?? -1) + 1;
