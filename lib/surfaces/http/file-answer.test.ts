import { afterAll, beforeAll, expect, test } from 'vitest';
import { testDatabase } from '#lib/adapters/db/testing/database.ts';
import { TextFile } from '#lib/core/operation.ts';
import { Ports } from '#lib/core/port.ts';
import { fileAnswer } from './file-answer.ts';
import { createKernel } from './kernel.ts';
import { openApiDocument } from './openapi.ts';
import { catalog } from './testing/catalog.ts';
import { type Tenant, tenant } from './testing/tenant.ts';

const kernel = createKernel({ catalog, ports: new Ports() });
let a: Tenant;
beforeAll(async () => {
  await testDatabase();
  a = await tenant();
});
afterAll(() => kernel.close());

const ask = (query = '', method = 'GET') =>
  kernel.handle(
    new Request(`http://127.0.0.1/api/v1/things/export${query}`, {
      method,
      headers: { authorization: `Bearer ${a.key}` },
    }),
  );

test('a file is a download with the headers of every answer', async () => {
  const response = await ask();
  expect(response.status).toBe(200);
  expect(Object.fromEntries(response.headers)).toMatchObject({
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': 'attachment; filename="things.csv"',
    'x-request-id': expect.stringMatching(/^req_/),
    'x-ratelimit-limit': '10',
  });
  expect([...new Uint8Array(await response.arrayBuffer())].slice(0, 3)).toEqual([0xef, 0xbb, 0xbf]);
  expect(await (await ask()).text()).toBe('n\r\n1\r\n2\r\n3\r\n');
  expect(await (await ask('', 'HEAD')).text()).toBe('');
});

test('what fails before the first line is an error like any other', async () => {
  for (const [query, code] of [
    ['?fail=first', 'not_found'],
    ['?fail=never', 'validation_error'],
  ]) {
    const response = await ask(query);
    expect(response.headers.get('content-disposition')).toBeNull();
    expect((await response.json()).error.code).toBe(code);
  }
});

test('what fails on the way breaks off', async () => {
  const response = await ask('?fail=later');
  expect(response.status).toBe(200);
  await expect(response.text()).rejects.toThrow();
});

test('no more is made than is taken, and nothing after the client has gone', async () => {
  let made = 0;
  let ended = false;
  async function* pieces() {
    try {
      for (;;) yield String(++made);
    } finally {
      ended = true;
    }
  }
  const reader = fileAnswer(new TextFile('endless.csv', pieces()), 'text/csv', {
    request_id: 'r',
    endpoint: 'e',
  }).body?.getReader();
  await reader?.read();
  await reader?.read();
  expect(made).toBeLessThan(5);
  await reader?.cancel();
  expect(ended).toBe(true);
});

test('it is described as what it is', () => {
  const described = openApiDocument(catalog, 'https://calls.example.com').paths?.['/api/v1/things/export']?.get;
  expect(Object.keys(described?.responses?.['200'].content)).toEqual(['text/csv']);
});
