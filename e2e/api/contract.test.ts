import { beforeAll, describe, expect, test } from 'vitest';
import { call, type Document, describedOf, operations, parametersOf, Refusal, readDocument } from './parameters.ts';
import { ask, BASE, byKey, NOBODY, type Reply } from './product.ts';

let document: Document;
beforeAll(async () => {
  document = await readDocument();
});

/** What every answer under `/api` carries. */
function expectManners({ headers }: Reply): void {
  expect(headers.get('x-request-id')).toMatch(/^req_/);
  expect(headers.get('content-type')).toMatch(/^application\/json/);
  expect(headers.get('cache-control')).toBe('no-store');
  for (const name of ['limit', 'remaining', 'reset']) expect(headers.get(`x-ratelimit-${name}`)).toMatch(/^\d+$/);
}

function expectRefusal(reply: Reply, status: number, ...codes: string[]): void {
  expectManners(reply);
  expect(reply.status, reply.text).toBe(status);
  const { error } = Refusal.parse(reply.body);
  expect(codes).toContain(error.code);
  expect(error.request_id).toBe(reply.headers.get('x-request-id'));
}

test('what a page loads is not guessed at', async () => {
  const page = await (await fetch(`${BASE}/sign-in`)).text();
  const [script = ''] = page.match(/\/_next\/static\/[^"]+\.js/) ?? [];
  const { status, headers } = await fetch(BASE + script);
  expect(status).toBe(200);
  expect(headers.get('x-content-type-options')).toBe('nosniff');
});

const closed = operations.filter(({ access }) => access.kind !== 'public');
const paths = [...new Set(operations.map(({ path }) => path))];

describe.each(closed.map((operation) => [operation.id, operation] as const))('%s', (_id, operation) => {
  test('asks who is there', async () => {
    expectRefusal(await call(NOBODY, operation, {}), 401, 'unauthorized');
    expectRefusal(await call(byKey(`kc_live_${'a'.repeat(43)}`), operation, {}), 401, 'unauthorized');
    expectRefusal(await call({ authorization: 'Basic YTpi' }, operation, {}), 401, 'unauthorized');
    expectRefusal(
      await call({ cookie: 'sb-127-auth-token=base64-e30', origin: BASE }, operation, {}),
      401,
      'unauthorized',
    );
  });
});

test.each(paths)('%s answers no other method', async (path) => {
  const served = operations.filter((operation) => operation.path === path).map(({ method }) => method);
  const unserved = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'].filter((method) => !served.some((one) => one === method));
  for (const method of [...unserved, 'PROPFIND']) {
    const reply = await ask(NOBODY, method, path);
    expectRefusal(reply, 405, 'method_not_allowed');
    for (const allowed of served) expect(reply.headers.get('allow')?.split(', ')).toContain(allowed);
  }
});

test.each(['/api', '/api/v1', '/api/v1/nothing', '/api/v1/agents/1', '/api/v1/agents/', '/api/v2/calls'])(
  '%s is nothing, as JSON',
  async (path) => expectRefusal(await ask(NOBODY, 'GET', path), 404, 'not_found'),
);

describe('a body', () => {
  test.each([
    ['that is no JSON', '{"business_name": '],
    ['that is a list', '[]'],
    ['that is a number', '7'],
    ['that is null', 'null'],
    ['that is nested without end', `${'{"a":'.repeat(100)}1${'}'.repeat(100)}`],
  ])('%s is refused', async (_what, body) => {
    expectRefusal(await ask(NOBODY, 'POST', '/api/v1/signup', { body }), 400, 'invalid_request', 'validation_error');
  });

  test('of two megabytes is refused', async () => {
    const body = JSON.stringify({ business_name: 'x'.repeat(2 * 1024 * 1024) });
    expectRefusal(await ask(NOBODY, 'POST', '/api/v1/signup', { body }), 413, 'payload_too_large');
  });
});

describe('the description', () => {
  test('is OpenAPI 3.1 in which every reference leads somewhere and every name is used once', () => {
    expect(document.openapi).toMatch(/^3\.1\.\d+$/);
    const text = JSON.stringify(document);
    for (const [, pointer = ''] of text.matchAll(/"\$ref":"#\/([^"]+)"/g)) {
      const found = pointer.split('/').reduce<unknown>((at, name) => (at as Record<string, unknown>)?.[name], document);
      expect(found, pointer).toBeDefined();
    }
    const names = [...text.matchAll(/"operationId":"([^"]+)"/g)].map(([, name]) => name);
    expect(new Set(names).size).toBe(names.length);
  });

  test.each(operations.map((operation) => [operation.id, operation] as const))('has %s', (_id, operation) => {
    const described = describedOf(document, operation);
    expect(Object.keys(described.responses)).toContain(String(operation.status ?? 200));
    for (const parameter of parametersOf(document, operation)) expect(parameter.schema).not.toEqual({});
  });

  test('has no path that is not served', async () => {
    for (const [path, methods] of Object.entries(document.paths)) {
      for (const method of Object.keys(methods)) {
        const reply = await ask(NOBODY, method.toUpperCase(), path.replaceAll(/\{\w+\}/g, 'x'));
        expect([404, 405].includes(reply.status) && reply.text.includes('nothing at this address'), path).toBe(false);
        expect(reply.status, `${method} ${path}`).not.toBe(405);
      }
    }
  });
});
