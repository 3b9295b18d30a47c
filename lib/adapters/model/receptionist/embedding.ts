import { Worker } from 'node:worker_threads';
import type { EmbeddingAnswer, EmbeddingRequest } from './embedding-worker.ts';

/**
 * The sentence encoder lives in a thread of its own: 8 ms of arithmetic a text would hold up every other call, its
 * garbage is bounded there, and its runtime installs process-wide handlers that must not reach the server's process.
 */
const LIMITS = { maxYoungGenerationSizeMb: 4, maxOldGenerationSizeMb: 96 };
/** Texts remembered, 2 KB each. */
const CAPACITY = 6000;
/** Texts encoded at a time: together they cost a third of what they cost one by one. */
const BATCH = 32;

export type Vector = Float32Array;
/** Numbers in the vector of a text. */
export const SIZE = 512;

/** Vectors of texts met lately, the oldest first: facts come back with every call, words with every question. */
const known = new Map<string, Vector>();
const waiting = new Map<number, (vectors: Vector[] | null) => void>();
let worker: Worker | null = null;
let asked = 0;

function thread(): Worker {
  if (worker) return worker;
  const started = new Worker(new URL('./embedding-worker.ts', import.meta.url), { resourceLimits: LIMITS });
  started.on('message', ({ id, vectors }: EmbeddingAnswer) => settle(id, vectors));
  const lost = () => {
    if (worker === started) worker = null;
    for (const id of [...waiting.keys()]) settle(id, null);
  };
  started.on('error', lost);
  started.on('exit', lost);
  // A process with nothing else to do may end.
  started.unref();
  worker = started;
  return started;
}

function settle(id: number, vectors: Vector[] | null): void {
  waiting.get(id)?.(vectors);
  waiting.delete(id);
  if (waiting.size === 0) worker?.unref();
}

function encoded(texts: readonly string[]): Promise<Vector[] | null> {
  const encoder = thread();
  return new Promise((resolve) => {
    asked += 1;
    waiting.set(asked, resolve);
    encoder.ref();
    encoder.postMessage({ id: asked, texts } satisfies EmbeddingRequest);
  });
}

/**
 * The vectors of texts, of length 1 each; a text is missing when the encoder is not to be had. The encoder is started at
 * the first text.
 */
export async function vectorsOf(texts: Iterable<string>): Promise<ReadonlyMap<string, Vector>> {
  const found = new Map<string, Vector>();
  const unheard: string[] = [];
  for (const text of new Set(texts)) {
    const vector = known.get(text);
    if (vector) found.set(text, vector);
    else unheard.push(text);
  }
  for (let from = 0; from < unheard.length; from += BATCH) {
    const batch = unheard.slice(from, from + BATCH);
    const vectors = await encoded(batch);
    batch.forEach((text, i) => {
      const vector = vectors?.[i];
      if (vector) found.set(text, vector);
    });
  }
  for (const [text, vector] of found) remember(text, vector);
  return found;
}

function remember(text: string, vector: Vector): void {
  known.delete(text);
  if (known.size >= CAPACITY) known.delete(known.keys().next().value ?? '');
  known.set(text, vector);
}

/** How close in meaning, from about 0 to 1 (cosine); 0 for a text without a vector. */
export function closeness(a: Vector | undefined, b: Vector | undefined): number {
  if (!a || !b) return 0;
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
}
