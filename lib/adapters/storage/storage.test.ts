import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { createClient } from '@supabase/supabase-js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { diskStorage } from './disk.ts';
import type { Storage, StoredFile } from './port.ts';
import { supabaseStorage } from './supabase.ts';
import { startSupabaseStorage } from './testing/supabase-storage.ts';

const text = async (file: StoredFile | null): Promise<string | null> => {
  if (!file) return null;
  return Buffer.isBuffer(file.stream) ? file.stream.toString() : (await buffer(file.stream)).toString();
};

const SERVICE_KEY = 'service-role';
let folder: string;
let fake: Awaited<ReturnType<typeof startSupabaseStorage>>;
let storages: Record<'disk' | 'supabase', Storage>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'storage-'));
  fake = await startSupabaseStorage('files', SERVICE_KEY);
  storages = {
    disk: diskStorage(folder),
    supabase: supabaseStorage(createClient(fake.url, SERVICE_KEY), 'files'),
  };
});
afterAll(async () => {
  await fake.close();
  await rm(folder, { recursive: true });
});

describe.each(['disk', 'supabase'] as const)('%s', (name) => {
  const KEY = 'recordings/b1/c1.mp3';

  test('gives back what was put, whole and in part', async () => {
    const storage = storages[name];
    await storage.put(KEY, Buffer.from('0123456789'), 'audio/mpeg');
    const whole = await storage.get(KEY);
    expect(whole).toMatchObject({ size: 10, contentType: 'audio/mpeg', etag: expect.stringMatching(/^"[^"]+"$/) });
    expect(await text(whole)).toBe('0123456789');
    const part = await storage.get(KEY, { start: 3, end: 5 });
    expect(part?.size).toBe(10);
    expect(await text(part)).toBe('345');
    expect(await storage.head(KEY)).toEqual({ size: 10, contentType: 'audio/mpeg', etag: whole?.etag });
    await expect(storage.get(KEY, { start: 3, end: 10 })).rejects.toThrow(RangeError);
  });

  test('replaces whole, with another tag', async () => {
    const storage = storages[name];
    await storage.put(KEY, Buffer.from('first'), 'text/plain');
    const before = await storage.head(KEY);
    await storage.put(KEY, Buffer.from('other'), 'text/csv');
    expect(await text(await storage.get(KEY))).toBe('other');
    const after = await storage.head(KEY);
    expect(after?.contentType).toBe('text/csv');
    expect(after?.etag).not.toBe(before?.etag);
  });

  test('keeps large and empty files', async () => {
    const storage = storages[name];
    const large = Buffer.alloc(1_500_000, 'abcdefg');
    await storage.put('large.bin', large, 'application/octet-stream');
    expect(await text(await storage.get('large.bin'))).toBe(large.toString());
    expect(await text(await storage.get('large.bin', { start: 700_001, end: 1_499_999 }))).toBe(
      large.subarray(700_001).toString(),
    );
    await storage.put('empty.txt', Buffer.alloc(0), 'text/plain');
    expect(await text(await storage.get('empty.txt'))).toBe('');
  });

  test('knows nothing of what was deleted or never put', async () => {
    const storage = storages[name];
    await storage.put('gone/x.txt', Buffer.from('x'), 'text/plain');
    await storage.delete('gone/x.txt');
    await storage.delete('gone/x.txt');
    for (const key of ['gone/x.txt', 'never', 'gone']) {
      expect(await storage.get(key)).toBeNull();
      expect(await storage.head(key)).toBeNull();
    }
  });

  test.each([
    '',
    '/',
    '/etc/passwd',
    '../x',
    'a/../../x',
    'a//b',
    'a/',
    '.hidden',
    'a/.b.type',
    'a\\b',
    'a\0b',
    'ä',
    'a b',
    '%2e%2e/x',
    'C:x',
    `${'a/'.repeat(9)}b`,
  ])('refuses the key %j', async (key) => {
    const storage = storages[name];
    await expect(storage.put(key, Buffer.from('x'), 'text/plain')).rejects.toThrow('key');
    await expect(storage.get(key)).rejects.toThrow('key');
    await expect(storage.head(key)).rejects.toThrow('key');
    await expect(storage.delete(key)).rejects.toThrow('key');
  });
});

test('disk: readers see one version whole while writers replace it, and no draft is left', async () => {
  const { disk } = storages;
  const versions = ['a', 'b', 'c'].map((letter) => Buffer.alloc(300_000, letter));
  await disk.put('race/x.bin', versions[0] as Buffer, 'text/plain');
  const writing = Promise.all(
    versions.flatMap((data) => [data, data, data]).map((data) => disk.put('race/x.bin', data, 'text/plain')),
  );
  for (let i = 0; i < 20; i++) {
    const seen = await text(await disk.get('race/x.bin'));
    expect(seen).toBe(seen?.charAt(0).repeat(300_000));
  }
  await writing;
  expect((await readdir(join(folder, 'storage', 'race'))).sort()).toEqual(['.x.bin.type', 'x.bin']);
});

test('disk: a reader that leaves early closes the file', async () => {
  const { disk } = storages;
  await disk.put('early.bin', Buffer.alloc(2_000_000), 'text/plain');
  const open = async () => (await readdir('/proc/self/fd').catch(() => [])).length;
  const before = await open();
  for (let i = 0; i < 30; i++) {
    const stream = (await disk.get('early.bin'))?.stream;
    if (!(stream instanceof ReadableStream)) throw new Error('not a stream');
    const reader = stream.getReader();
    await reader.read();
    await reader.cancel();
  }
  expect(await open()).toBeLessThan(before + 10);
});

test('supabase: a refused key is an error, not an absence', async () => {
  const wrong = supabaseStorage(createClient(fake.url, 'not-the-key'), 'files');
  await expect(wrong.head('recordings/b1/c1.mp3')).rejects.toThrow('storage: invalid signature');
  await expect(wrong.put('x', Buffer.from('x'), 'text/plain')).rejects.toThrow('storage: invalid signature');
});
