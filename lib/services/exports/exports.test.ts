import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { asOwner } from '#lib/adapters/db/testing/database.ts';
import { storagePort } from '#lib/adapters/storage/port.ts';
import { systemContext } from '#lib/surfaces/jobs/worker.ts';
import { type Browser, signedInBrowser } from '#lib/surfaces/testing/browser.ts';
import { type Account, eventually, testInstance } from '#lib/surfaces/testing/instance.ts';
import { dropOldArchives } from './drop.ts';
import { partKey } from './link.ts';
import type { Export } from './schema.ts';

let instance: Awaited<ReturnType<typeof testInstance>>;
let ours: Account;
let theirs: Account;
let owner: Browser;
let callId: string;

beforeAll(async () => {
  instance = await testInstance({ worker: true });
  ours = await instance.signUp('Ours & Sons');
  theirs = await instance.signUp('Theirs');
  owner = await signedInBrowser(instance, ours.email);
  for (const { api } of [ours, theirs]) {
    await api.post('/api/v1/leads', { name: '=HYPERLINK("x")', phone: '+15125550142', email: 'a@example.com' });
    await api.post('/api/v1/webhooks', { webhook_url: 'http://127.0.0.1:9/' });
  }
  const { api, agent_id } = ours;
  callId = (await api.post('/api/v1/sandbox/calls', { agent_id, from: '+15125550143', caller_lines: ['Bye.'] })).body
    .id;
  await eventually(async () => (await api.get(`/api/v1/calls?id=${callId}`)).body.recording === 'ready', 60_000);
}, 120_000);

const newest = async (): Promise<Export> => (await owner.api.get('/api/v1/exports')).body.exports[0];
const fetched = (url: string) =>
  instance.kernel.handle(new Request(`http://127.0.0.1:3000${url}`), { address: '127.0.0.1' });

/** The files of a zip that is stored and not packed, by its directory (APPNOTE.TXT, 4.3.12). */
function unzipped(zip: Buffer): Map<string, Buffer> {
  const files = new Map<string, Buffer>();
  const end = zip.lastIndexOf(Buffer.from('PK\x05\x06'));
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left -= 1) {
    const nameLength = zip.readUInt16LE(at + 28);
    const name = zip.toString('utf8', at + 46, at + 46 + nameLength);
    const local = zip.readUInt32LE(at + 42);
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    expect(zip.readUInt16LE(at + 10), name).toBe(0);
    files.set(name, zip.subarray(start, start + zip.readUInt32LE(at + 20)));
    at += 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return files;
}

let archive: Export;

test('everything of the business in one file, nothing of another, and no secret', async () => {
  expect((await ours.api.post('/api/v1/exports', {})).status).toBe(403);
  expect((await owner.api.post('/api/v1/exports', {})).body).toMatchObject({ status: 'queued', url: null });
  archive = await eventually(async () => {
    const one = await newest();
    return one.status === 'ready' && one;
  }, 60_000);
  expect(archive.progress).toBe(100);
  const answer = await fetched(archive.url ?? '');
  expect(answer.headers.get('content-disposition')).toMatch(/filename="ours-sons-\d{4}-\d\d-\d\d\.zip"/);
  const bytes = Buffer.from(await answer.arrayBuffer());
  expect(bytes.length).toBe(archive.bytes);
  const files = unzipped(bytes);
  const read = (path: string) => files.get(path)?.toString('utf8') ?? '';

  const leads = read('data/leads.jsonl')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  const count = await asOwner<{ n: number }>('select count(*)::int as n from leads where business_id = $1', [
    ours.business_id,
  ]);
  expect(leads).toHaveLength(count[0]?.n ?? 0);
  expect(leads.every(({ business_id }) => business_id === ours.business_id)).toBe(true);
  expect(read('data/leads.csv')).toContain(`"'=HYPERLINK(""x"")"`);
  expect(read('data/calls.jsonl')).toContain(callId);
  expect(files.get(`recordings/${callId}.mp3`)?.length).toBeGreaterThan(1000);
  const [hook] = await asOwner<{ secret: string }>('select secret from webhooks where business_id = $1', [
    ours.business_id,
  ]);
  expect(read('data/webhooks.jsonl')).not.toContain(hook?.secret);
  expect([...files].filter(([, content]) => content.includes(theirs.business_id))).toEqual([]);
}, 120_000);

test('whoever asked is mailed the page, not the file', () => {
  const outbox = join(instance.dataDir, 'outbox');
  const mails = readdirSync(outbox)
    .filter((file) => file.endsWith('.json'))
    .map((file) => JSON.parse(readFileSync(join(outbox, file), 'utf8')));
  const mail = mails.find(({ subject }) => subject === 'The archive of Ours & Sons is ready');
  expect(mail).toMatchObject({ to: ours.email });
  expect(mail.link).toMatch(/\/settings\/data$/);
});

test('an address of another business, or a changed one, opens nothing', async () => {
  const url = archive.url ?? '';
  expect((await fetched(url.replace(ours.business_id, theirs.business_id))).status).toBe(403);
  expect((await fetched(url.slice(0, -2))).status).toBe(403);
});

test('after its week it is gone, file and all', async () => {
  await asOwner("update exports set expires_at = now() - interval '1 second' where id = $1", [archive.id]);
  await dropOldArchives(systemContext(instance.ports, 'test', []));
  expect(await newest()).toMatchObject({ status: 'expired', url: null });
  expect(await instance.ports.get(storagePort).head(partKey(archive.id, 0))).toBeNull();
  expect((await fetched(archive.url ?? '')).status).toBe(404);
});
