import { randomUUID } from 'node:crypto';
import { type FileHandle, mkdir, open, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { ByteRange } from '#lib/core/byte-range.ts';
import { assertKey } from './key.ts';
import type { Storage, StoredFacts } from './port.ts';

const UNKNOWN_TYPE = 'application/octet-stream';
const CHUNK = 256 * 1024;

/** Files under `<dataDir>/storage`. The content type of `a/b.mp3` stands beside it in `a/.b.mp3.type`; no key has that name. */
export function diskStorage(dataDir: string): Storage {
  const root = join(dataDir, 'storage');
  const pathOf = (key: string) => {
    assertKey(key);
    return join(root, ...key.split('/'));
  };

  return {
    async put(key, data, contentType) {
      const path = pathOf(key);
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      await replace(typeFile(path), contentType);
      await replace(path, data);
    },

    async get(key, range) {
      const path = pathOf(key);
      const file = await opened(path);
      if (!file) return null;
      const facts = await factsOf(file, path);
      if (facts && (!range || inside(range, facts.size))) {
        return { ...facts, stream: contentOf(file, range ?? { start: 0, end: facts.size - 1 }) };
      }
      await file.close();
      if (facts) throw new RangeError('the range lies outside of the file');
      return null;
    },

    async head(key) {
      const path = pathOf(key);
      const file = await opened(path);
      if (!file) return null;
      const facts = await factsOf(file, path);
      await file.close();
      return facts;
    },

    async delete(key) {
      const path = pathOf(key);
      await rm(path, { force: true });
      await rm(typeFile(path), { force: true });
    },
  };
}

const typeFile = (path: string): string => join(dirname(path), `.${basename(path)}.type`);
const inside = ({ start, end }: ByteRange, size: number): boolean => start >= 0 && start <= end && end < size;

/** Whoever reads sees the old content or the new, never half of it; after a power cut too. */
async function replace(path: string, data: Buffer | string): Promise<void> {
  const draft = join(dirname(path), `.${randomUUID()}.draft`);
  try {
    await writeFile(draft, data, { mode: 0o600, flush: true });
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}

async function opened(path: string): Promise<FileHandle | null> {
  try {
    return await open(path, 'r');
  } catch (error) {
    // ENOTDIR: a key below another key.
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')) return null;
    throw error;
  }
}

/** Null for a folder. Every put makes a new file, so that its number and its time together never repeat. */
async function factsOf(file: FileHandle, path: string): Promise<StoredFacts | null> {
  const stat = await file.stat({ bigint: true });
  if (!stat.isFile()) return null;
  const contentType = await readFile(typeFile(path), 'utf8').catch(() => UNKNOWN_TYPE);
  return {
    size: Number(stat.size),
    contentType,
    etag: `"${stat.ino.toString(36)}-${stat.mtimeNs.toString(36)}"`,
  };
}

/** Closes the file at the end, when the reader goes away, and on an error. */
function contentOf(file: FileHandle, { start, end }: ByteRange): ReadableStream<Uint8Array> {
  let at = start;
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const length = Math.min(CHUNK, end + 1 - at);
      const { bytesRead, buffer } = await read(file, at, length);
      at += bytesRead;
      if (bytesRead > 0) controller.enqueue(buffer.subarray(0, bytesRead));
      if (at <= end && bytesRead > 0) return;
      controller.close();
      await file.close();
    },
    cancel: () => file.close(),
  });
}

async function read(file: FileHandle, at: number, length: number) {
  try {
    return await file.read(new Uint8Array(length), 0, length, at);
  } catch (error) {
    await file.close();
    throw error;
  }
}
