import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { asOwner } from '#lib/adapters/db/testing/database.ts';
import { liveFeed } from '#lib/services/live/feed.ts';
import { followCalls } from '#lib/services/live/follow.ts';
import type { LiveCall } from '#lib/services/live/schema.ts';
import { signedInBrowser } from '#lib/surfaces/testing/browser.ts';
import { type Account, eventually, testInstance } from '#lib/surfaces/testing/instance.ts';
import { createHttpServer } from './server.ts';

// A call is held by a model, and a busy machine takes its time.
vi.setConfig({ testTimeout: 60_000 });

let instance: Awaited<ReturnType<typeof testInstance>>;
let server: Server;
let address: string;
let ours: Account;
let theirs: Account;

beforeAll(async () => {
  instance = await testInstance({ worker: true });
  server = createHttpServer({ kernel: instance.kernel, pages: async () => {} }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  ours = await instance.signUp('Oursonia');
  theirs = await instance.signUp('Theirwell');
}, 60_000);
afterAll(async () => {
  await liveFeed().stop();
  server.closeAllConnections();
  server.close();
});

interface Told {
  id?: string;
  event: string;
  data: { at: string; calls?: LiveCall[]; call?: LiveCall };
}

/** A stream as a client reads it: what was told so far, and the calls as they then stand. */
async function follow(key: string, query = '', headers: Record<string, string> = {}) {
  const leaving = new AbortController();
  const response = await fetch(`${address}/api/v1/live${query}`, {
    headers: { authorization: `Bearer ${key}`, ...headers },
    signal: leaving.signal,
  });
  const told: Told[] = [];
  const calls = new Map<string, LiveCall>();
  const ended = (async () => {
    if (!response.ok) return;
    let text = '';
    for await (const piece of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      text += piece;
      for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
        const fields = Object.fromEntries(
          text
            .slice(0, end)
            .split('\n')
            .map((line) => line.split(/: (.*)/s)),
        );
        text = text.slice(end + 2);
        const one = { ...fields, data: JSON.parse(fields.data) } as unknown as Told;
        told.push(one);
        for (const call of one.data.calls ?? []) calls.set(call.id, call);
        const { call } = one.data;
        if (call) {
          const before = one.data.call && (calls.get(call.id)?.transcript ?? []);
          const known = (before ?? []).filter(
            ({ index }) => index < (call.transcript[0]?.index ?? Number.POSITIVE_INFINITY),
          );
          calls.set(call.id, { ...call, transcript: [...known, ...call.transcript] });
        }
      }
    }
  })().catch(() => {});
  return { response, told, calls, ended, leave: () => leaving.abort() };
}

const LINES = ['Hello, I need a new roof.', 'My name is Maria Garcia.', 'Thank you, goodbye.'];
const ring = async ({ api, agent_id }: Account, more: object = {}): Promise<string> => {
  const body = { agent_id, from: '+15125550117', caller_lines: LINES, record: false, ...more };
  return (await api.post('/api/v1/sandbox/calls', body)).body.id;
};
const concluded = ({ api }: Account, id: string) =>
  eventually(async () => {
    const { body } = await api.get(`/api/v1/calls?id=${id}&include=transcript`);
    return body.concluded_at && body;
  }, 30_000);

describe('following calls', () => {
  test('a call is told from its first ring to its outcome, each word once', async () => {
    const stream = await follow(ours.api_key, `?business_id=${ours.business_id}`);
    expect(stream.response.headers.get('content-type')).toContain('text/event-stream');
    await eventually(async () => stream.told.length > 0);
    expect(stream.told[0]).toMatchObject({ event: 'snapshot', data: { calls: [] } });
    const id = await ring(ours, { pace: 'live', typed: true, caller_lines: undefined });
    const call = await eventually(async () => {
      const seen = stream.calls.get(id);
      return seen?.status === 'in-progress' && seen.transcript.length > 0 && seen;
    });
    expect(call).toMatchObject({ typed: true, simulated: true, transcript: [{ speaker: 'agent', index: 0 }] });
    for (const text of LINES) await ours.api.post('/api/v1/sandbox/calls/say', { id, text });
    await eventually(async () => stream.calls.get(id)?.concluded_at, 40_000);
    const kept = await concluded(ours, id);
    expect(stream.calls.get(id)).toMatchObject({ status: 'completed', lead_id: kept.lead_id });
    expect(stream.calls.get(id)?.transcript).toEqual(kept.transcript);
    const words = stream.told.flatMap(({ data }) => (data.call?.concluded_at ? [] : (data.call?.transcript ?? [])));
    expect(words.length).toBe(new Set(words.map(({ index }) => index)).size);
    stream.leave();
  });

  test('another business is told nothing of it', async () => {
    const stream = await follow(theirs.api_key);
    await eventually(async () => stream.told.length > 0);
    // The feed itself whispers of any call; what is read decides.
    const reader = await contextOf(theirs);
    const spying = followCalls({
      businessId: ours.business_id,
      reader,
      signal: AbortSignal.timeout(8_000),
      beatMs: 2_500,
    });
    expect((await spying.next()).value).toMatchObject({ type: 'snapshot', data: { calls: [] } });
    const next = spying.next();
    await concluded(ours, await ring(ours));
    expect((await next).value).toEqual({ type: 'beat' });
    await spying.return();
    expect(stream.told.map(({ event }) => event)).toEqual(['snapshot']);
    expect((await follow(theirs.api_key, `?business_id=${ours.business_id}`)).response.status).toBe(403);
    expect((await follow(theirs.api_key, '?business_id=x')).response.status).toBe(400);
    stream.leave();
  });

  test('what happened while nobody followed is told on coming back', async () => {
    const first = await follow(ours.api_key);
    await eventually(async () => first.told.length > 0);
    first.leave();
    const last = first.told.at(-1)?.id ?? '';
    const id = await ring(ours);
    await concluded(ours, id);
    await asOwner(`update calls set ended_at = ended_at - interval '2 minutes' where id = $1`, [id]);
    const before = new Date(Date.parse(last) - 180_000).toISOString();
    const stranger = await follow(ours.api_key);
    const again = await follow(ours.api_key, '', { 'last-event-id': before });
    const byAddress = await follow(ours.api_key, `?since=${before}`);
    for (const stream of [stranger, again, byAddress]) await eventually(async () => stream.told.length > 0);
    expect(stranger.calls.has(id)).toBe(false);
    expect(again.calls.get(id)).toMatchObject({ status: 'completed' });
    expect(byAddress.calls.has(id)).toBe(true);
    for (const stream of [stranger, again, byAddress]) stream.leave();
  });

  test('a broken connection to the database is replaced, and nothing is missing afterwards', async () => {
    const stream = await follow(ours.api_key);
    await eventually(async () => stream.told.length > 0);
    await asOwner(
      `select pg_terminate_backend(pid) from pg_stat_activity
        where application_name = 'kaicalls live' and datname = current_database()`,
    );
    const id = await ring(ours);
    await eventually(async () => stream.calls.get(id)?.concluded_at, 30_000);
    expect(stream.told.filter(({ event }) => event === 'snapshot').length).toBe(2);
    stream.leave();
  });
});

describe('an open stream', () => {
  test('ends when its key is revoked, before anything more is told', async () => {
    const stream = await follow(ours.api_key);
    await eventually(async () => stream.told.length > 0);
    await asOwner('update api_keys set revoked_at = now() where business_id = $1', [ours.business_id]);
    await new Promise((resolve) => setTimeout(resolve, 1_100)); // as long as a key may be remembered
    const other = await signedInBrowser(instance, ours.email);
    await other.api.post('/api/v1/sandbox/calls', { agent_id: ours.agent_id, from: '+15125550118', record: false });
    await stream.ended;
    expect(stream.told.map(({ event }) => event)).toEqual(['snapshot']);
    expect((await follow(ours.api_key)).response.status).toBe(401);
  });

  test('ends when its session is signed out', async () => {
    const browser = await signedInBrowser(instance, theirs.email);
    const reading = browser.api.get('/api/v1/live'); // answered once the stream has ended
    await eventually(
      async () => (await asOwner(`select 1 from pg_stat_activity where application_name = 'kaicalls live'`)).length,
    );
    await new Promise((resolve) => setTimeout(resolve, 500));
    await browser.auth.signOut();
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    await ring(theirs);
    const status = await reading.then(
      ({ status }) => status,
      () => 'ended',
    );
    expect(['ended', 200]).toContain(status);
  });

  test('takes one of few places, and gives it back', async () => {
    const streams = await Promise.all(Array.from({ length: 12 }, () => follow(theirs.api_key)));
    expect(streams.map(({ response }) => response.status)).toEqual(streams.map(() => 200));
    const refused = await follow(theirs.api_key);
    expect(refused.response.status).toBe(429);
    expect(refused.response.headers.get('retry-after')).toBe('30');
    streams[0]?.leave();
    const next = await eventually(async () => {
      const stream = await follow(theirs.api_key);
      return stream.response.ok && stream;
    });
    for (const stream of [...streams, next]) stream.leave();
  });
});

async function contextOf({ business_id, email }: Account) {
  const [held] = await asOwner<{ account_id: string }>('select account_id from memberships where business_id = $1', [
    business_id,
  ]);
  return async () => ({
    requestId: 'test',
    principal: {
      kind: 'session' as const,
      id: 'session',
      accountId: held?.account_id ?? '',
      email,
      roles: new Map([[business_id, 'owner' as const]]),
    },
    businesses: [business_id],
    ip: null,
    ports: instance.ports,
    usage: {},
  });
}
