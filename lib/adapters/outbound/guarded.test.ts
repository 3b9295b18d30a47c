import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { outboundSettings } from './env.ts';
import { GuardedOutbound } from './guarded.ts';
import { type GuardOptions, guardedAddress, type LookupAll } from './host.ts';
import { OutboundFailed, OutboundRefused, type OutboundRequest } from './port.ts';

const own = { embedded: true, publicUrl: 'http://127.0.0.1:3000' };
const others = { ...own, embedded: false };

let server: Server;
let port: number;
let seen: string[] = [];
const clients: GuardedOutbound[] = [];

const answers: Record<string, (request: IncomingMessage, response: ServerResponse) => void> = {
  '/redirect': (_, response) => response.writeHead(307, { location: `http://127.0.0.1:${port}/elsewhere` }).end(),
  '/endless': (_, response) => {
    response.writeHead(200);
    const timer = setInterval(() => response.write('x'.repeat(16_384)), 1);
    response.on('close', () => clearInterval(timer));
  },
  '/drip': (_, response) => {
    response.writeHead(200);
    const timer = setInterval(() => response.write('.'), 30);
    response.on('close', () => clearInterval(timer));
  },
  '/silent': () => {},
  '/broken': (request) => request.socket.destroy(),
  '/echo': (request, response) => request.pipe(response.writeHead(201, { 'x-a': ['1', '2'] })),
};

beforeAll(async () => {
  server = createServer((request, response) => {
    seen.push(request.url ?? '');
    const answer = answers[request.url ?? ''];
    if (answer) answer(request, response);
    else response.end('SECRET');
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  port = (server.address() as AddressInfo).port;
});
afterAll(async () => {
  await Promise.all(clients.map((client) => client.close()));
  server.closeAllConnections();
  server.close();
});

function client(options: Partial<GuardOptions> = {}): GuardedOutbound {
  const made = new GuardedOutbound({ allowLoopback: false, allowedHosts: [], ...options });
  clients.push(made);
  return made;
}
const get = (path: string, more: Partial<OutboundRequest> = {}): OutboundRequest => ({
  url: `http://127.0.0.1:${port}${path}`,
  method: 'GET',
  headers: {},
  ...more,
});

/** A resolver under someone else's control: per name the answers it gives, one after the other. */
const resolver = (names: Record<string, string[][]>): LookupAll & { asked: Record<string, number> } => {
  const asked: Record<string, number> = {};
  const lookup: LookupAll = (host, _options, found) => {
    const turns = names[host] ?? [[]];
    const turn = asked[host] ?? 0;
    asked[host] = turn + 1;
    const addresses = turns[Math.min(turn, turns.length - 1)] ?? [];
    found(
      null,
      addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    );
  };
  return Object.assign(lookup, { asked });
};

describe('what is not called', () => {
  const lies = resolver({
    'local.test': [['127.0.0.1']],
    'mixed.test': [['93.184.216.34', '127.0.0.1']],
    'six.test': [['fd00::1']],
    'metadata.test': [['169.254.169.254']],
  });

  it.each([
    ...['127.0.0.1', 'local.test', 'mixed.test', 'six.test', 'metadata.test', '2130706433', '0x7f.1', '0177.0.0.1'],
    ...['127.1', '127.0.0.1.', '①②⑦.0.0.1', '[::1]', '[::ffff:127.0.0.1]', '[::127.0.0.1]', '0.0.0.0', '[::]'],
    ...['[64:ff9b::7f00:1]', '100.64.0.1', '[fd00::1]', '192.0.0.192', '169.254.169.254', '10.0.0.1', '192.168.0.1'],
    'LOCAL.test',
  ])('http://%s', async (host) => {
    seen = [];
    const outbound = client({ lookup: lies });
    await expect(outbound.send(get('/', { url: `http://${host}:${port}/` }))).rejects.toThrow(OutboundRefused);
    expect(seen).toEqual([]);
  });

  it('localhost, by the system resolver', async () => {
    await expect(client().send(get('/', { url: `http://localhost:${port}/` }))).rejects.toThrow(OutboundRefused);
  });

  it.each(['ftp://example.com/', 'file:///etc/passwd', 'data:text/plain,x', 'unix:/tmp/x', 'nonsense'])(
    '%s',
    async (url) => {
      await expect(client().send(get('/', { url }))).rejects.toThrow(OutboundRefused);
    },
  );

  it('private addresses are not called where loopback is', async () => {
    const outbound = client({ allowLoopback: true, lookup: lies });
    await expect(outbound.send(get('/', { url: 'http://10.0.0.1/' }))).rejects.toThrow(OutboundRefused);
    await expect(outbound.send(get('/', { url: 'http://metadata.test/' }))).rejects.toThrow(OutboundRefused);
  });
});

describe('a resolver that changes its mind', () => {
  it('public when asked first, private when called: refused, and asked once per connection', async () => {
    // Loopback stands for the public address that answers, so that the first request reaches a real server.
    const lookup = resolver({ 'rebind.test': [['127.0.0.1'], ['10.0.0.1'], ['169.254.169.254']] });
    const outbound = client({ allowLoopback: true, lookup });
    const request = get('/', { url: `http://rebind.test:${port}/`, headers: { connection: 'close' } });
    expect((await outbound.send(request)).body).toBe('SECRET');
    await expect(outbound.send(request)).rejects.toThrow(OutboundRefused);
    await expect(outbound.send(request)).rejects.toThrow(OutboundRefused);
    expect(lookup.asked['rebind.test']).toBe(3);
  });

  it('the address that was checked is the address that is called', async () => {
    const lookup = resolver({ 'pinned.test': [['127.0.0.1'], ['10.0.0.1']] });
    const outbound = client({ allowLoopback: true, lookup });
    // A second look-up between check and call would meet 10.0.0.1 and not arrive.
    expect((await outbound.send(get('/', { url: `http://pinned.test:${port}/` }))).status).toBe(200);
    expect(lookup.asked['pinned.test']).toBe(1);
  });
});

describe('what is called', () => {
  it('loopback, where that is allowed', async () => {
    expect((await client({ allowLoopback: true }).send(get('/'))).body).toBe('SECRET');
  });

  it('hosts that are allowed by name or address', async () => {
    const lookup = resolver({ 'hooks.internal': [['127.0.0.1']] });
    const outbound = client({
      ...outboundSettings({ OUTBOUND_ALLOWED_HOSTS: 'Hooks.Internal, 127.0.0.1' }, others),
      lookup,
    });
    expect((await outbound.send(get('/', { url: `http://hooks.internal:${port}/` }))).status).toBe(200);
    expect((await outbound.send(get('/'))).status).toBe(200);
    await expect(outbound.send(get('/', { url: `http://[::1]:${port}/` }))).rejects.toThrow(OutboundRefused);
  });

  it('body, headers and status travel both ways', async () => {
    const outbound = client({ allowLoopback: true });
    const answer = await outbound.send(get('/echo', { method: 'PUT', body: 'grüße' }));
    expect(answer).toMatchObject({ status: 201, body: 'grüße', headers: { 'x-a': '1, 2' } });
    expect(answer.ms).toBeGreaterThanOrEqual(0);
  });

  it('a redirect is an answer', async () => {
    seen = [];
    expect((await client({ allowLoopback: true }).send(get('/redirect'))).status).toBe(307);
    expect(seen).toEqual(['/redirect']);
  });

  it('an endless answer is cut', async () => {
    const answer = await client({ allowLoopback: true }).send(get('/endless', { maxBytes: 2048 }));
    expect(answer.body).toHaveLength(2048);
  });
});

describe('the address of a host that speaks something else', () => {
  const lookup = resolver({
    'mail.test': [['93.184.216.34']],
    'inside.test': [['93.184.216.34', '10.0.0.1']],
    'nothing.test': [[]],
  });
  const addressOf = guardedAddress({ allowLoopback: false, allowedHosts: ['relay.internal', '10.9.9.9'], lookup });

  it('is the one that was checked', async () => {
    expect(await addressOf('mail.test')).toBe('93.184.216.34');
    expect(await addressOf('Mail.Test.')).toBe('93.184.216.34');
    expect(await addressOf('8.8.8.8')).toBe('8.8.8.8');
    expect(await addressOf('10.9.9.9')).toBe('10.9.9.9');
  });

  it.each(['inside.test', '127.0.0.1', '10.0.0.1', '[::1]', '169.254.169.254'])('is refused for %s', async (host) => {
    await expect(addressOf(host)).rejects.toThrow(OutboundRefused);
  });

  it('is not there for a name without one', async () => {
    await expect(addressOf('nothing.test')).rejects.toThrow(OutboundFailed);
  });
});

describe('what goes wrong', () => {
  const failing = (path: string, more: Partial<OutboundRequest> = {}) =>
    client({ allowLoopback: true })
      .send(get(path, more))
      .then(
        () => 'an answer',
        (error: unknown) => (error instanceof OutboundFailed ? error.message : `not OutboundFailed: ${error}`),
      );

  it.each(['/silent', '/drip'])('%s ends after the whole time, not after each byte', async (path) => {
    const started = performance.now();
    expect(await failing(path, { timeoutMs: 300 })).toBe('no answer within 0.3 seconds');
    expect(performance.now() - started).toBeLessThan(10_000); // neither would ever end
  });

  it('nobody listens, an unknown name, a broken connection, an unusable header', async () => {
    expect(await failing('/', { url: 'http://127.0.0.1:1/' })).toBe('the connection was refused');
    expect(await failing('/', { url: 'http://nobody.invalid/' })).toMatch(/^the host name/);
    expect(await failing('/broken')).toBe('the connection was broken off');
    expect(await failing('/', { headers: { 'x-a': 'a\r\nx-b: b' } })).toBe('the request cannot be sent as it is');
  });
});

describe('settings', () => {
  it('loopback follows the embedded default on a machine of one’s own, and can be said outright', () => {
    expect(outboundSettings({}, own)).toEqual({ allowLoopback: true, allowedHosts: [] });
    expect(outboundSettings({ OUTBOUND_ALLOW_LOOPBACK: ' ' }, others).allowLoopback).toBe(false);
    expect(outboundSettings({}, { ...own, publicUrl: 'https://calls.example.com' }).allowLoopback).toBe(false);
    expect(outboundSettings({ OUTBOUND_ALLOW_LOOPBACK: 'true' }, others).allowLoopback).toBe(true);
    expect(outboundSettings({ OUTBOUND_ALLOW_LOOPBACK: 'false' }, own).allowLoopback).toBe(false);
    expect(() => outboundSettings({ OUTBOUND_ALLOW_LOOPBACK: 'perhaps' }, own)).toThrow();
  });
});
