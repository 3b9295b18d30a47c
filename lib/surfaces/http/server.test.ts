import { once } from 'node:events';
import { request, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testDatabase } from '#lib/adapters/db/testing/database.ts';
import { Ports } from '#lib/core/port.ts';
import { createKernel } from './kernel.ts';
import { closeGracefully, createHttpServer } from './server.ts';
import { catalog } from './testing/catalog.ts';
import { type Tenant, tenant } from './testing/tenant.ts';

const kernel = createKernel({ catalog, ports: new Ports() });
let server: Server;
let port: number;
let a: Tenant;

beforeAll(async () => {
  await testDatabase();
  a = await tenant();
  server = createHttpServer({
    kernel,
    auth: async (asked) =>
      Response.json({ path: new URL(asked.url).pathname, ip: asked.headers.get('x-kaicalls-client-ip') }),
    pages: async (incoming, outgoing) => {
      outgoing.end(JSON.stringify({ page: incoming.url, ip: incoming.headers['x-kaicalls-client-ip'] }));
    },
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  port = (server.address() as AddressInfo).port;
});
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await kernel.close();
});

const ask = (path: string, init: RequestInit = {}) => fetch(`http://127.0.0.1:${port}${path}`, init);
const withKey = () => ({ authorization: `Bearer ${a.key}` });

describe('the server', () => {
  test('answers /api by the kernel, /auth/v1 by the identity provider, the rest by pages', async () => {
    expect(await (await ask('/api/v1/things?id=7', { headers: withKey() })).json()).toEqual({ id: '7' });
    expect(await (await ask('/auth/v1/token?x=1')).json()).toMatchObject({ path: '/auth/v1/token' });
    expect(await (await ask('/b/one')).json()).toMatchObject({ page: '/b/one' });
    for (const page of ['/auth/v1x', '/auth/confirm', '/apiary', '/']) {
      expect(await (await ask(page)).json()).toMatchObject({ page });
    }
    for (const path of ['/api', '/api/', '/api/v1/calls/../nothing', '/api?x=1']) {
      expect((await ask(path)).status).toBe(404);
    }
  });

  test('says how long an answer is, and keeps the connection', async () => {
    const response = await ask('/api/v1/things?id=%C3%A9', { headers: withKey() });
    const text = await response.text();
    expect(Number(response.headers.get('content-length'))).toBe(Buffer.byteLength(text));
    expect(response.headers.get('connection')).toBe('keep-alive');
    expect(response.headers.get('x-request-id')).toMatch(/^req_/);
  });

  test('sends no body for HEAD and OPTIONS', async () => {
    expect((await ask('/api/v1/things', { method: 'HEAD', headers: withKey() })).status).toBe(200);
    const options = await ask('/api/v1/things', { method: 'OPTIONS' });
    expect([options.status, options.headers.get('allow')]).toEqual([204, 'GET, HEAD, OPTIONS']);
  });

  test('tells the parts behind it the address that it saw, never the one that came in', async () => {
    const headers = { 'X-KaiCalls-Client-IP': '6.6.6.6', 'x-forwarded-for': '7.7.7.7' };
    expect(await (await ask('/auth/v1/token', { headers })).json()).toMatchObject({ ip: '127.0.0.1' });
    expect(await (await ask('/page', { headers })).json()).toMatchObject({ ip: '127.0.0.1' });
  });

  test('refuses a large body without reading it to its end', async () => {
    const asked = request({
      port,
      path: '/api/v1/echo',
      method: 'POST',
      headers: { ...withKey(), 'content-length': 5e8 },
    });
    asked.write('{');
    const [response] = await once(asked, 'response');
    expect(response.statusCode).toBe(413);
    asked.destroy();
  });

  test('counts a body of unknown length as it comes', async () => {
    const asked = request({ port, path: '/api/v1/echo', method: 'POST', headers: withKey() });
    asked.on('error', () => {}); // the server hangs up
    const answered = once(asked, 'response');
    for (let sent = 0; sent < 40 && !asked.destroyed; sent++) asked.write('x'.repeat(64 * 1024));
    const [response] = await answered;
    expect(response.statusCode).toBe(413);
    asked.destroy();
  });

  test.each(['/x/../api/v1/nothing', '/x/%2E%2e/api/v1/nothing', 'http://elsewhere.test/api/v1/nothing'])(
    'has no way around itself: %s',
    async (path) => {
      const asked = request({ port, path }).end();
      const [answer] = await once(asked, 'response');
      expect([answer.statusCode, answer.headers['x-request-id']]).toEqual([404, expect.stringMatching(/^req_/)]);
      answer.resume();
    },
  );

  test('answers nonsense with 400 and lives on', async () => {
    for (const [head, said] of [
      ['GET /api/v1/things HTTP/1.1\r\nHost: a b\r\n\r\n', /x-request-id: (req_\w+)[\s\S]*"request_id":"\1"/],
      ['NONSENSE\r\n\r\n', /^HTTP/],
    ] as const) {
      const socket = connect(port, '127.0.0.1');
      socket.end(head);
      const [answer] = await once(socket, 'data');
      expect(String(answer)).toMatch(/^HTTP\/1.1 400/);
      expect(String(answer)).toMatch(said);
      socket.destroy();
    }
    expect((await ask('/api/v1/nothing')).status).toBe(404);
  });
});

test('closing lets a request under way finish', async () => {
  let begun = () => {};
  const underWay = new Promise<void>((resolve) => {
    begun = resolve;
  });
  const other = createHttpServer({
    kernel,
    pages: async (_incoming, outgoing) => {
      begun();
      setTimeout(() => outgoing.end('done'), 200);
    },
  });
  other.listen(0, '127.0.0.1');
  await once(other, 'listening');
  const answer = fetch(`http://127.0.0.1:${(other.address() as AddressInfo).port}/slow`);
  await underWay;
  const closed = closeGracefully(other, 3000);
  expect(await (await answer).text()).toBe('done');
  await closed;
});
