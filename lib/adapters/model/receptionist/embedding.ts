import { Worker } from 'node:worker_threads';
import type { EmbeddingAnswer, EmbeddingRequest } from './embedding-worker.ts';

/**
 * The sentence encoder lives in a thread of its own: 8 ms of arithmetic a text would hold up every other call, its
 * garbage is bounded there, and its runtime installs process-wide handlers that must not reach the server's process.
 */
const LIMITS = { maxYoungGenerationSizeMb: 4, maxOldGenerationSizeMb: 96 };
const CAPACITY = 4000;

/** Vectors of texts met lately, the oldest first: facts come back with every call, questions often. */
const vectors = new Map<string, Float32Array>();
const waiting = new Map<number, (vector: Float32Array | null) => void>();
let worker: Worker | null = null;
let asked = 0;

function thread(): Worker {
  if (worker) return worker;
  const started = new Worker(new URL('./embedding-worker.ts', import.meta.url), { resourceLimits: LIMITS });
  started.on('message', ({ id, vector }: EmbeddingAnswer) => settle(id, vector));
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

function settle(id: number, vector: Float32Array | null): void {
  waiting.get(id)?.(vector);
  waiting.delete(id);
  if (waiting.size === 0) worker?.unref();
}

async function vectorOf(text: string): Promise<Float32Array | null> {
  const known = vectors.get(text);
  if (known) {
    vectors.delete(text);
    vectors.set(text, known);
    return known;
  }
  const encoder = thread();
  const vector = await new Promise<Float32Array | null>((resolve) => {
    asked += 1;
    waiting.set(asked, resolve);
    encoder.ref();
    encoder.postMessage({ id: asked, text } satisfies EmbeddingRequest);
  });
  if (!vector) return null;
  if (vectors.size >= CAPACITY) vectors.delete(vectors.keys().next().value ?? '');
  vectors.set(text, vector);
  return vector;
}

/**
 * How close in meaning each candidate is to a text, from about 0 to 1 (cosine); 0 for all when the encoder is not to be
 * had. One candidate needs no comparison and costs nothing; the encoder is started at the first real one.
 */
export async function similarities(text: string, candidates: readonly string[]): Promise<number[]> {
  if (candidates.length < 2) return candidates.map(() => 0);
  const [target, ...others] = await Promise.all([text, ...candidates].map(vectorOf));
  return others.map((vector) => (target && vector ? dot(target, vector) : 0));
}

function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
}
