import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { asOwner, testDatabase } from '#lib/adapters/db/testing/database.ts';
import { Ports } from '#lib/core/port.ts';
import { createKernel } from './kernel.ts';
import { catalog, ran } from './testing/catalog.ts';
import { type Tenant, tenant } from './testing/tenant.ts';

const kernel = createKernel({ catalog, ports: new Ports() });
let a: Tenant;
let addresses = 0;

beforeAll(async () => {
  await testDatabase();
  a = await tenant();
});
beforeEach(() => {
  ran.length = 0;
  addresses += 1;
});
afterAll(() => kernel.close());

async function ask(method: string, path: string, { key = a.key, body, headers = {} }: Asked = {}) {
  const request = new Request(`http://127.0.0.1${path}`, {
    method,
    headers: { ...(key ? { authorization: `Bearer ${key}` } : {}), ...headers },
    body: body === undefined || typeof body === 'string' ? body : JSON.stringify(body),
  });
  const response = await kernel.handle(request, { address: `10.0.0.${addresses}` });
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, body: parsed(text) };
}
interface Asked {
  key?: string;
  body?: unknown;
  headers?: Record<string, string>;
}
const parsed = (text: string) => (text.startsWith('{') ? JSON.parse(text) : null);

describe('every answer', () => {
  test.each([
    ['a result', 'GET', '/api/v1/things', {}, 200],
    ['no key', 'GET', '/api/v1/things', { key: '' }, 401],
    ['an unknown path', 'GET', '/api/v1/nothing', {}, 404],
    ['a wrong method', 'PUT', '/api/v1/things', {}, 405],
    ['a bad body', 'POST', '/api/v1/echo', { body: '{' }, 400],
    ['a fault of ours', 'POST', '/api/v1/echo', { body: { say: 'break' } }, 500],
    ['OPTIONS', 'OPTIONS', '/api/v1/things', {}, 204],
    ['a raw route', 'GET', '/api/v1/files/a.txt', {}, 200],
    ['a raw redirect', 'GET', '/api/v1/files/moved', {}, 302],
  ])('carries request id and limits: %s', async (_what, method, path, asked, status) => {
    const reply = await ask(method, path, asked);
    expect(reply.status).toBe(status);
    expect(reply.headers.get('x-request-id')).toMatch(/^req_\w{10,}$/);
    for (const name of ['limit', 'remaining', 'reset']) {
      expect(Number(reply.headers.get(`x-ratelimit-${name}`) ?? Number.NaN)).toBeGreaterThanOrEqual(0);
    }
    if (status >= 400) expect(reply.body.error.request_id).toBe(reply.headers.get('x-request-id'));
  });

  test('names its own request id, never the one that came in', async () => {
    const reply = await ask('GET', '/api/v1/things', { headers: { 'x-request-id': 'req_mine' } });
    expect(reply.headers.get('x-request-id')).not.toBe('req_mine');
  });
});

describe('finding what answers', () => {
  test('a query parameter chooses between operations of one path', async () => {
    expect((await ask('GET', '/api/v1/things?id=7')).body).toEqual({ id: '7' });
    expect((await ask('GET', '/api/v1/things?name=x')).body).toEqual({ name: 'x' });
  });

  test('a segment of the path is an input', async () => {
    expect((await ask('GET', '/api/v1/named/J%C3%B6rg')).body).toEqual({ name: 'Jörg' });
    expect((await ask('GET', '/api/v1/files/a.txt')).text).toBe('the file a.txt');
    expect((await ask('GET', '/api/v1/named/a/b')).status).toBe(404);
    expect((await ask('GET', '/api/v1/named/{name}')).body).toEqual({ name: '{name}' });
  });

  test('405 names what is allowed', async () => {
    const reply = await ask('DELETE', '/api/v1/things');
    expect(reply.body.error.code).toBe('method_not_allowed');
    expect(reply.headers.get('allow')).toBe('GET, HEAD, OPTIONS');
  });

  test('HEAD is a GET without its body', async () => {
    const reply = await ask('HEAD', '/api/v1/things');
    expect([reply.status, reply.text]).toEqual([200, '']);
    const file = await ask('HEAD', '/api/v1/files/a.txt');
    expect([file.status, file.text, file.headers.get('content-type')]).toEqual([200, '', 'text/plain;charset=UTF-8']);
  });
});

describe('who may', () => {
  test.each([
    ['nothing', {}],
    ['another scheme', { authorization: 'Basic a2NfbGl2ZV94Og==' }],
    ['no key', { authorization: 'Bearer' }],
    ['an unknown key', { authorization: 'Bearer kc_live_wrong' }],
    ['two keys', { authorization: 'Bearer kc_live_a, Bearer kc_live_b' }],
  ])('%s is 401', async (_what, headers) => {
    const reply = await ask('GET', '/api/v1/things', { key: '', headers });
    expect([reply.status, reply.body.error.code]).toEqual([401, 'unauthorized']);
  });

  test('a bare key, or one in the query, is 401', async () => {
    expect((await ask('GET', '/api/v1/things', { key: '', headers: { authorization: a.key } })).status).toBe(401);
    expect((await ask('GET', `/api/v1/things?api_key=${a.key}`, { key: '' })).status).toBe(401);
  });

  test('a key without the scope is 403, and nothing runs', async () => {
    const reader = await tenant(['calls:read']);
    const reply = await ask('POST', '/api/v1/echo', { key: reader.key, body: { say: 'hi' } });
    expect([reply.status, reply.body.error.code, ran]).toEqual([403, 'forbidden', []]);
  });

  test('a key is no signed-in person', async () => {
    expect((await ask('PATCH', '/api/v1/settings', { body: { say: 'hi' } })).status).toBe(403);
  });
});

describe('what is sent', () => {
  const refused = (code: string) => ({ status: 400, body: { error: { code } } });
  const nested = (depth: number) => `{"say":${'['.repeat(depth)}${']'.repeat(depth)}}`;

  test.each([
    ['broken JSON', '{"say":', 'invalid_request'],
    ['a list', '[1]', 'invalid_request'],
    ['a word', '"hi"', 'invalid_request'],
    ['null', 'null', 'invalid_request'],
    ['nothing at all', '', 'invalid_request'],
    ['a missing field', '{}', 'invalid_request'],
    ['a wrong type', '{"say":1}', 'validation_error'],
    ['NUL in a value', '{"say":"a\\u0000b"}', 'validation_error'],
    ['NUL in a name', '{"say":"a","x":{"\\u0000":1}}', 'validation_error'],
    ['half a surrogate pair', '{"say":"\\ud800"}', 'validation_error'],
    ['too deep', nested(200), 'validation_error'],
    ['far too deep', nested(200_000), 'validation_error'],
  ])('%s is 400', async (_what, body, code) => {
    expect(await ask('POST', '/api/v1/echo', { body })).toMatchObject(refused(code));
    expect(ran).toEqual([]);
  });

  test('what is wrong is said in words', async () => {
    const told = async (body: unknown) => (await ask('POST', '/api/v1/echo', { body })).body.error.message;
    expect(await told({})).toBe('say: is required');
    expect(await told({ say: 1 })).toBe('say: must be a string');
  });

  test('a business named outright and out of reach is 403, also where the operation does not read it', async () => {
    const other = (await tenant()).businessId;
    for (const name of ['business_id', 'businessId']) {
      const written = await ask('POST', '/api/v1/echo', { body: { say: 'hi', [name]: other } });
      const read = await ask('GET', `/api/v1/things?${name}=${other}`);
      expect([written.status, read.status, ran]).toEqual([403, 403, []]);
    }
    for (const own of [a.businessId, a.businessId.toUpperCase()])
      expect((await ask('GET', `/api/v1/things?business_id=${own}`)).status).toBe(200);
  });

  test('NUL in path or query, or a repeated parameter, is 400', async () => {
    expect(await ask('GET', '/api/v1/things?name=a%00b')).toMatchObject(refused('validation_error'));
    expect(await ask('GET', '/api/v1/named/a%00b')).toMatchObject(refused('validation_error'));
    expect(await ask('GET', '/api/v1/things?name=a&name=b')).toMatchObject(refused('validation_error'));
  });

  test('names that touch prototypes are just names', async () => {
    const reply = await ask('POST', '/api/v1/echo', { body: '{"__proto__":{"say":"x"},"say":"plain"}' });
    expect([reply.status, reply.body.said]).toEqual([201, 'plain']);
    expect((await ask('GET', '/api/v1/things?__proto__=x&constructor=y')).body).toEqual({ name: null });
  });

  test('more than a megabyte is 413, declared or not', async () => {
    const body = JSON.stringify({ say: 'x'.repeat(1_100_000) });
    const declared = { 'content-length': String(body.length) };
    for (const headers of [{}, declared]) {
      const reply = await ask('POST', '/api/v1/echo', { body, headers });
      expect([reply.status, reply.body.error.code]).toEqual([413, 'payload_too_large']);
    }
    expect((await ask('POST', '/api/v1/echo', { body: { say: 'x'.repeat(1_000_000) } })).status).toBe(201);
  });

  test('any content type is read as JSON: curl -d names another', async () => {
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    expect((await ask('POST', '/api/v1/echo', { body: { say: 'curl' }, headers })).status).toBe(201);
  });
});

describe('what goes wrong', () => {
  test('a fault of ours tells nothing of itself', async () => {
    const { status, body, text } = await ask('POST', '/api/v1/echo', { body: { say: 'break' } });
    expect([status, body.error.code]).toEqual([500, 'internal_error']);
    expect(text).not.toMatch(/luck|1512|ann@|kc_live|at /);
  });

  test('a value that a column cannot hold is 400', async () => {
    const { status, body } = await ask('POST', '/api/v1/echo', { body: { say: 'bad uuid' } });
    expect([status, body.error.code]).toEqual([400, 'validation_error']);
  });

  test('a lost race is run once more', async () => {
    expect((await ask('POST', '/api/v1/echo', { body: { say: 'lose once' } })).status).toBe(201);
    expect(ran).toEqual(['lose once', 'lose once']);
  });
});

describe('limits', () => {
  test('the one request too many is 429 and says when to come back', async () => {
    const replies = [];
    for (let i = 0; i < 5; i++) replies.push(await ask('GET', `/api/v1/named/n${i}`, { key: '' }));
    expect(replies.map(({ status }) => status)).toEqual([200, 200, 200, 429, 429]);
    expect(replies.map(({ headers }) => headers.get('x-ratelimit-remaining'))).toEqual(['2', '1', '0', '0', '0']);
    const last = replies.at(-1);
    expect(last?.body.error.code).toBe('rate_limited');
    expect(Number(last?.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(Number(last?.headers.get('retry-after'))).toBeLessThanOrEqual(60);
    const reset = Number(last?.headers.get('x-ratelimit-reset')) - Date.now() / 1000;
    expect(reset).toBeGreaterThan(0);
    expect(reset).toBeLessThanOrEqual(61);
  });

  test('guessing keys is limited by address', async () => {
    const statuses = new Set<number>();
    for (let i = 0; i < 302; i++) statuses.add((await ask('GET', '/api/v1/things', { key: 'kc_live_guess' })).status);
    expect([...statuses]).toEqual([401, 429]);
    expect((await ask('GET', '/api/v1/things')).status).toBe(200);
  });
});

describe('the usage log', () => {
  test('has every request made with a key, also refused ones, and no others', async () => {
    const b = await tenant();
    await ask('GET', '/api/v1/things?id=7', { key: b.key });
    await ask('POST', '/api/v1/echo', { key: b.key, body: {} });
    await ask('GET', '/api/v1/things', { key: '' });
    await kernel.close();
    const rows = await asOwner<object>(
      'select endpoint, method, status_code, business_id from usage where key_id = $1 order by created_at, id',
      [b.keyId],
    );
    const common = { business_id: b.businessId };
    expect(rows).toEqual([
      { endpoint: '/v1/things', method: 'GET', status_code: 200, ...common },
      { endpoint: '/v1/echo', method: 'POST', status_code: 400, ...common },
    ]);
    const [used] = await asOwner<{ used: boolean }>(
      'select last_used_at is not null as used from api_keys where id = $1',
      [b.keyId],
    );
    expect(used?.used).toBe(true);
  });
});
