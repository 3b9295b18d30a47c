import { execFile } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { lookup } from 'node:dns';
import { resolveMx } from 'node:dns/promises';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, get } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect as connectTls } from 'node:tls';
import { promisify } from 'node:util';
import { Agent, request } from 'undici';
import { describe, expect, test } from 'vitest';
import { takeStrayed } from './loopback-only.ts';

const GUARD = new URL('loopback-only.ts', import.meta.url).href;

describe.each([
  ['a socket', () => connect(80, '93.184.216.34')],
  ['a socket by options', () => connect({ host: '2606:2800:220:1::1', port: 443 })],
  ['TLS', () => connectTls({ host: '93.184.216.34', port: 443 })],
  ['http', () => get('http://93.184.216.34/')],
  ['a datagram', () => createSocket('udp4').send('x', 53, '9.9.9.9')],
  ['a look-up', () => promisify(lookup)('kaicalls.com')],
  ['a name server', () => resolveMx('kaicalls.com')],
  ['fetch', () => fetch('http://kaicalls.com')],
  [
    'a look-up of its own',
    () =>
      request('http://kaicalls.com', {
        dispatcher: new Agent({
          connect: { lookup: (_name, _options, done) => done(null, [{ address: '93.184.216.34', family: 4 }]) },
        }),
      }),
  ],
  ['undici', () => request('http://93.184.216.34')],
])('%s', (_what, reach) => {
  test('beyond this machine throws, and is remembered', async () => {
    await expect((async () => reach())()).rejects.toThrow();
    expect(takeStrayed()).toHaveLength(1);
  });
});

test('this machine can be reached, by every name that it has', async () => {
  const server = createServer((_request, response) => response.end('here')).listen(0, '127.0.0.1');
  await new Promise((listening) => server.once('listening', listening));
  const { port } = server.address() as AddressInfo;
  for (const host of ['127.0.0.1', 'localhost']) {
    expect(await (await fetch(`http://${host}:${port}`)).text()).toBe('here');
  }
  server.close();
  expect(takeStrayed()).toEqual([]);
});

test('what belongs to nobody is not found, and nobody is asked', async () => {
  await expect(promisify(lookup)('mail.example.com')).rejects.toMatchObject({ code: 'ENOTFOUND' });
  await expect(fetch('http://hooks.invalid')).rejects.toThrow();
  await expect(request('http://203.0.113.7')).rejects.toMatchObject({ code: 'ENETUNREACH' });
  expect(takeStrayed()).toEqual([]);
});

test('a process that is started with it keeps where it tried to go in a file', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'strayed-'));
  const file = join(folder, 'strayed');
  const program = `fetch('http://kaicalls.com').catch(() => console.log('swallowed'))`;
  const { stdout } = await promisify(execFile)(process.execPath, ['-e', program], {
    env: { ...process.env, NODE_OPTIONS: `--import=${GUARD}`, KAICALLS_STRAYED_FILE: file },
  });
  expect(stdout).toBe('swallowed\n');
  expect(readFileSync(file, 'utf8')).toBe('lookup kaicalls.com\n');
  rmSync(folder, { recursive: true });
});
