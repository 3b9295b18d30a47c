import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { diskStorage } from '#lib/adapters/storage/disk.ts';
import type { Storage } from '#lib/adapters/storage/port.ts';
import { serveStored } from './stored-file.ts';

let folder: string;
let storage: Storage;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'serve-'));
  storage = diskStorage(folder);
  await storage.put('a.mp3', Buffer.from('0123456789'), 'audio/mpeg');
  await storage.put('page.html', Buffer.from('<script>'), 'text/html');
  await storage.put('empty', Buffer.alloc(0), 'text/plain');
});
afterAll(() => rm(folder, { recursive: true }));

const ask = (headers: Record<string, string> = {}, method = 'GET', key = 'a.mp3') =>
  serveStored(new Request('http://localhost/x', { method, headers }), storage, key);

test('the whole file', async () => {
  const response = await ask();
  expect(response.status).toBe(200);
  expect(Object.fromEntries(response.headers)).toEqual({
    'accept-ranges': 'bytes',
    'cache-control': 'private, max-age=300',
    'content-length': '10',
    'content-type': 'audio/mpeg',
    etag: expect.stringMatching(/^".+"$/),
    'x-content-type-options': 'nosniff',
  });
  expect(await response.text()).toBe('0123456789');
});

test.each([
  ['bytes=0-3', '0123', '0-3'],
  ['bytes=4-', '456789', '4-9'],
  ['bytes=9-9', '9', '9-9'],
  ['bytes=-3', '789', '7-9'],
  ['bytes=-100', '0123456789', '0-9'],
  ['bytes=8-100', '89', '8-9'],
  ['Bytes=0-0', '0', '0-0'],
])('the range %s', async (range, content, shown) => {
  const response = await ask({ range });
  expect(response.status).toBe(206);
  expect(response.headers.get('content-range')).toBe(`bytes ${shown}/10`);
  expect(response.headers.get('content-length')).toBe(String(content.length));
  expect(await response.text()).toBe(content);
});

test.each(['bytes=10-', 'bytes=10-20', 'bytes=-0', 'bytes=99999999999-'])('nothing lies at %s', async (range) => {
  const response = await ask({ range });
  expect(response.status).toBe(416);
  expect(response.headers.get('content-range')).toBe('bytes */10');
  expect(await response.text()).toBe('');
});

test.each(['bytes=', 'bytes=-', 'bytes=5-2', 'bytes=a-b', 'items=0-1', 'bytes=0-1,3-4', '0-1'])(
  'what cannot be read as one range is ignored: %s',
  async (range) => expect((await ask({ range })).status).toBe(200),
);

test('an empty file has no ranges', async () => {
  expect((await ask({ range: 'bytes=0-' }, 'GET', 'empty')).status).toBe(416);
  expect((await ask({ range: 'bytes=-5' }, 'GET', 'empty')).status).toBe(416);
  const whole = await ask({}, 'GET', 'empty');
  expect([whole.status, await whole.text()]).toEqual([200, '']);
});

test('HEAD tells all but the content, and knows no ranges', async () => {
  const response = await ask({ range: 'bytes=0-3' }, 'HEAD');
  expect([response.status, response.headers.get('content-length'), await response.text()]).toEqual([200, '10', '']);
});

test('a range only of the version that the client has; 304 for what it has already', async () => {
  const etag = (await ask()).headers.get('etag') ?? '';
  expect((await ask({ range: 'bytes=0-1', 'if-range': etag })).status).toBe(206);
  expect((await ask({ range: 'bytes=0-1', 'if-range': '"old"' })).status).toBe(200);
  expect((await ask({ range: 'bytes=0-1', 'if-range': `W/${etag}` })).status).toBe(200);
  const unchanged = await ask({ 'if-none-match': `"x", W/${etag}` });
  expect([unchanged.status, await unchanged.text()]).toEqual([304, '']);
  expect((await ask({ 'if-none-match': '"x"' })).status).toBe(200);
});

test('a file replaced between the look and the opening is answered by its own headers', async () => {
  let looks = 0;
  const shifting: Storage = {
    ...storage,
    async head(key) {
      const facts = await storage.head(key);
      if (looks++ === 0) await storage.put(key, Buffer.from('a longer content'), 'audio/wav');
      return facts;
    },
  };
  await storage.put('shift', Buffer.from('short'), 'audio/mpeg');
  const response = await serveStored(new Request('http://localhost/x'), shifting, 'shift');
  expect(response.headers.get('content-length')).toBe('16');
  expect(response.headers.get('content-type')).toBe('audio/wav');
  expect(await response.text()).toBe('a longer content');
});

test('a stored page runs no script of ours', async () => {
  expect((await ask({}, 'GET', 'page.html')).headers.get('content-security-policy')).toContain('sandbox');
});

test('404 for nothing, 405 for writing', async () => {
  expect((await ask({}, 'GET', 'none')).status).toBe(404);
  expect((await ask({}, 'DELETE')).status).toBe(405);
});
