import type { ByteRange } from '#lib/core/byte-range.ts';
import { port } from '#lib/core/port.ts';

export interface StoredFile {
  /** The bytes of the range that was asked for, or all of them. */
  stream: ReadableStream<Uint8Array> | Buffer;
  /** Bytes of the whole file, whatever the range. */
  size: number;
  contentType: string;
  /** Changes whenever the content does; a quoted HTTP entity tag. */
  etag: string;
}

export interface StoredFacts {
  size: number;
  contentType: string;
  etag: string;
}

/** Recordings and documents. Keys are paths such as `recordings/<business>/<call>.mp3` (see `key.ts`). */
export interface Storage {
  /** Replaces what was there, at once and whole. */
  put(key: string, data: Buffer, contentType: string): Promise<void>;
  /** Null when nothing is stored there. The range must lie inside the file. */
  get(key: string, range?: ByteRange): Promise<StoredFile | null>;
  /** What `get` would say, without opening the content. */
  head(key: string): Promise<StoredFacts | null>;
  /** Also succeeds when nothing was there. */
  delete(key: string): Promise<void>;
}

export const storagePort = port<Storage>('storage');
