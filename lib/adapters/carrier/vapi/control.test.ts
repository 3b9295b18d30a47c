import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Vapi as Dto } from '@vapi-ai/server-sdk';
import { afterAll, expect, test } from 'vitest';
import { Vapi } from './client.ts';
import { control } from './control.ts';
import { vapiFromEnv } from './env.ts';

const servers: Server[] = [];
afterAll(() => {
  for (const server of servers) server.close();
});

/** A server of somebody's, and the keys that were sent to it. */
async function listen(host: string) {
  const keys: (string | undefined)[] = [];
  const server = createServer((incoming, outgoing) => {
    keys.push(incoming.headers.authorization);
    outgoing.end('{}');
  });
  servers.push(server);
  server.listen(0, host);
  await once(server, 'listening');
  return { url: `http://${host}:${(server.address() as AddressInfo).port}`, keys };
}

test('our key goes to Vapi’s own hosts only, whatever address a call names', async () => {
  const vendor = await listen('127.0.0.1');
  const stranger = await listen('127.0.0.2');
  const env = {
    VAPI_API_KEY: 'k',
    VAPI_BASE_URL: vendor.url,
    VAPI_WEBHOOK_SECRET: 's',
    VAPI_WEBHOOK_CREDENTIAL_ID: 'c',
  };
  const settings = vapiFromEnv(env, 'http://127.0.0.1:3000');
  if (!settings) throw new Error('no settings');
  const vapi = new Vapi(settings);
  const call = (controlUrl: string) => ({ monitor: { controlUrl } }) as Dto.Call;
  await control(vapi, call(`${vendor.url}/x/control`), { type: 'end-call' });
  expect(vendor.keys).toEqual(['Bearer k']);
  await expect(control(vapi, call(`${stranger.url}/x/control`), { type: 'end-call' })).rejects.toThrow(/outside/);
  expect(stranger.keys).toEqual([]);
});

test('live mode does not start without what proves that messages are Vapi’s', () => {
  expect(vapiFromEnv({}, 'http://127.0.0.1:3000')).toBeNull();
  for (const env of [
    { VAPI_API_KEY: 'k' },
    { VAPI_API_KEY: 'k', VAPI_WEBHOOK_SECRET: 's' },
    { VAPI_API_KEY: 'k', VAPI_WEBHOOK_CREDENTIAL_ID: 'c', VAPI_WEBHOOK_SECRET: ' ' },
  ]) {
    expect(() => vapiFromEnv(env, 'http://127.0.0.1:3000')).toThrow(/VAPI_WEBHOOK_SECRET/);
  }
});
