import type { SupabaseClient } from '@supabase/supabase-js';
import { assertKey } from './key.ts';
import type { Storage, StoredFacts } from './port.ts';

interface Failure {
  message: string;
  status?: number | undefined;
  statusCode?: string | undefined;
}

/**
 * A private bucket of Supabase Storage. The client carries the service role key; whoever asks is authorised before.
 * Errors carry the storage service's message, never the content.
 */
export function supabaseStorage(client: SupabaseClient, bucket: string): Storage {
  const files = () => client.storage.from(bucket);

  const head = async (key: string): Promise<StoredFacts | null> => {
    assertKey(key);
    const { data, error } = await files().info(key);
    if (error) return absentOrThrow(error);
    return {
      size: data.size ?? 0,
      contentType: data.contentType ?? 'application/octet-stream',
      etag: quoted(data.etag ?? data.version),
    };
  };

  return {
    async put(key, data, contentType) {
      assertKey(key);
      const { error } = await files().upload(key, data, { contentType, upsert: true });
      if (error) throw failure(error);
    },

    async get(key, range) {
      const facts = await head(key);
      if (!facts) return null;
      if (range && range.end >= facts.size) throw new RangeError('the range lies outside of the file');
      const asked = range ? files().setHeader('Range', `bytes=${range.start}-${range.end}`) : files();
      const { data, error } = await asked.download(key).asStream();
      return error ? absentOrThrow(error) : { ...facts, stream: data };
    },

    head,

    async delete(key) {
      assertKey(key);
      const { error } = await files().remove([key]);
      if (error) throw failure(error);
    },
  };
}

const quoted = (tag: string): string => (tag.endsWith('"') ? tag : `"${tag}"`);
const failure = (error: Failure) => new Error(`storage: ${error.message}`);

/** A missing object is 404, in some versions of the service 400 with 404 in the body. */
function absentOrThrow(error: Failure): null {
  if (error.status === 404 || error.statusCode === '404' || error.statusCode === 'NoSuchKey') return null;
  throw failure(error);
}
