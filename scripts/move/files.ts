import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { diskStorage } from '#lib/adapters/storage/disk.ts';
import type { Storage } from '#lib/adapters/storage/port.ts';

/** What the disk storage of a data directory keeps: recordings, archives. */
export function storedFiles(dataDir: string): { key: string; bytes: number }[] {
  const root = join(dataDir, 'storage');
  const walk = (folder: string): { key: string; bytes: number }[] =>
    readdirSync(join(root, folder), { withFileTypes: true })
      .filter(({ name }) => !name.startsWith('.'))
      .flatMap((entry) => {
        const key = folder ? `${folder}/${entry.name}` : entry.name;
        return entry.isDirectory() ? walk(key) : [{ key, bytes: statSync(join(root, key)).size }];
      });
  try {
    return walk('');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

/** Puts every file into the project's bucket, one at a time; those that an earlier attempt brought there are not sent again. */
export async function copyFiles(dataDir: string, bucket: Storage): Promise<void> {
  const disk = diskStorage(dataDir);
  for (const { key, bytes } of storedFiles(dataDir)) {
    if ((await bucket.head(key))?.size === bytes) continue;
    const file = await disk.get(key);
    if (!file) throw new Error(`${key} went away.`);
    await bucket.put(key, Buffer.isBuffer(file.stream) ? file.stream : await buffer(file.stream), file.contentType);
    if ((await bucket.head(key))?.size !== bytes) throw new Error(`${key} did not arrive whole.`);
  }
}
