import { afterEach, expect, test } from 'vitest';
import { Chaos, type Rates } from './chaos.ts';
import { EmulatorServer, Refused } from './server.ts';

let server: EmulatorServer;

afterEach(() => server.close());

async function start(rates: Rates = {}): Promise<{ url: string; made: string[] }> {
  const made: string[] = [];
  server = new EmulatorServer({
    routes: {
      'POST /things': ({ body }) => {
        made.push(JSON.stringify(body));
        return { status: 201, body: { made: made.length } };
      },
      'GET /things/:id': ({ params }) => {
        if (params.id === 'gone') throw new Refused(404, { wrong: 'no such thing' });
        return { status: 200, body: params };
      },
    },
    guard: ({ headers }) => (headers.authorization ? undefined : { status: 401, body: { wrong: 'no key' } }),
    notFound: ({ path }) => ({ status: 404, body: { wrong: `no ${path}` } }),
    refusal: (status, message) => ({ wrong: message, status }),
    chaos: new Chaos(1, rates),
  });
  return { url: await server.listen(), made };
}

const ask = (url: string, init: RequestInit = {}) =>
  fetch(url, { ...init, headers: { authorization: 'Bearer k', ...init.headers } });

test('answers by routes, refuses in the words of the vendor, and records', async () => {
  const { url } = await start();
  expect(await (await ask(`${url}/things/a%20b`)).json()).toEqual({ id: 'a b' });
  expect((await ask(`${url}/things/gone`)).status).toBe(404);
  expect(await (await ask(`${url}/other`)).json()).toEqual({ wrong: 'no /other' });
  expect((await fetch(`${url}/things/a`)).status).toBe(401);
  expect((await ask(`${url}/things`, { method: 'POST', body: '{' })).status).toBe(400);
  expect(server.requests.map(({ route, status }) => [route, status])).toEqual([
    ['GET /things/:id', 200],
    ['GET /things/:id', 404],
    [undefined, 404],
    ['GET /things/:id', 401],
    ['POST /things', 400],
  ]);
});

test('reads a form as the object that it spells', async () => {
  const { url, made } = await start();
  const body = new URLSearchParams('a[b][0]=1&a[b][1]=2&To=x&MediaUrl=u&MediaUrl=v');
  await ask(`${url}/things`, { method: 'POST', body });
  expect(made).toEqual([JSON.stringify({ a: { b: ['1', '2'] }, To: 'x', MediaUrl: ['u', 'v'] })]);
});

test('429 does nothing and says when to come back; 500 comes after the thing is done', async () => {
  const busy = await start({ tooMany: 1 });
  const refused = await ask(`${busy.url}/things`, { method: 'POST', body: '{}' });
  expect([refused.status, refused.headers.get('retry-after'), busy.made.length]).toEqual([429, '1', 0]);
  await server.close();

  const broken = await start({ failAfter: 1 });
  expect((await ask(`${broken.url}/things`, { method: 'POST', body: '{}' })).status).toBe(500);
  expect(broken.made).toHaveLength(1);
});

test('a slow answer outlasts the caller, and the thing is done', async () => {
  const { url, made } = await start({ hangAfter: 1, hangMs: 5000 });
  const late = ask(`${url}/things`, { method: 'POST', body: '{}', signal: AbortSignal.timeout(200) });
  await expect(late).rejects.toThrow();
  expect(made).toHaveLength(1);
});
