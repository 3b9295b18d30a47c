import { createServerClient } from '@supabase/ssr';
import { createClient } from '@supabase/supabase-js';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { EmailTaken } from './port.ts';
import { sessionFromCookies } from './session.ts';
import { supabaseAuthAdmin } from './supabase.ts';
import { scratchAuth } from './testing/scratch-auth.ts';

const password = 'Passw0rd! of a test';
let server: Awaited<ReturnType<typeof scratchAuth>>;
const requests: string[] = [];

beforeAll(async () => {
  server = await scratchAuth();
}, 60_000);
afterAll(() => server?.stop());

/** Answers from inside the process, as on the embedded default, and remembers what was asked. */
const inProcess: typeof fetch = (input, init) => {
  const request = new Request(input, init);
  requests.push(`${request.method} ${new URL(request.url).pathname}`);
  return server.handle(request);
};
const source = () => ({ url: server.url, publishableKey: server.keys.publishableKey, fetch: inProcess });
const admin = () =>
  supabaseAuthAdmin({
    url: server.url,
    secretKey: server.keys.secretKey,
    publicUrl: () => server.url,
    fetch: inProcess,
  });

function cookiesOf(jar: Map<string, string>): string {
  return [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
}

function browser(jar: Map<string, string>) {
  return createServerClient(server.url, server.keys.publishableKey, {
    cookies: {
      getAll: () => [...jar].map(([name, value]) => ({ name, value })),
      setAll: (cookies) => {
        for (const { name, value } of cookies) value ? jar.set(name, value) : jar.delete(name);
      },
    },
  }).auth;
}

async function signedIn(email: string) {
  const { id } = await admin().createUser({ email, password, metadata: { name: 'Ada' } });
  const jar = new Map<string, string>();
  await browser(jar).signInWithPassword({ email, password });
  return { id, jar };
}

/** The same cookies with the access token's end moved to so many seconds from now. */
function ending(jar: Map<string, string>, seconds: number): string {
  const decoded = [...jar].map(([name, value]) => {
    const session = JSON.parse(Buffer.from(value.replace('base64-', ''), 'base64url').toString());
    session.expires_at = Math.floor(Date.now() / 1000) + seconds;
    return [name, `base64-${Buffer.from(JSON.stringify(session)).toString('base64url')}`] as const;
  });
  return cookiesOf(new Map(decoded));
}

const ask = (cookie?: string) =>
  sessionFromCookies(new Request(server.url, { headers: cookie ? { cookie } : {} }), source());

test('cookies tell who it is, without a request once the keys are known', async () => {
  const { id, jar } = await signedIn('ada@example.com');
  const first = await ask(cookiesOf(jar));
  expect(first).toEqual({ userId: id, email: 'ada@example.com', sessionId: expect.any(String), setCookies: [] });
  const before = requests.length;
  expect(await ask(`theme=dark; ${cookiesOf(jar)}`)).toEqual(first);
  expect(requests.length).toBe(before);
});

test('a session about to expire is refreshed, and its cookies go out', async () => {
  const { id, jar } = await signedIn('grace@example.com');
  const answers = await Promise.all([1, 2, 3].map(() => ask(ending(jar, 10))));
  for (const answer of answers) {
    expect(answer).toMatchObject({ userId: id, setCookies: [expect.stringMatching(/^sb-.*; Path=\/; SameSite=Lax$/)] });
  }
  const [pair = ''] = answers[0]?.setCookies[0]?.split('; ') ?? [];
  expect(await ask(pair)).toMatchObject({ userId: id, setCookies: [] });
});

test('nobody is signed in without cookies, with broken or forged ones, or after the session was ended', async () => {
  const { jar } = await signedIn('joan@example.com');
  const [[name, value] = ['', '']] = jar;
  const session = JSON.parse(Buffer.from(value.replace('base64-', ''), 'base64url').toString());
  const [head, payload, signature] = session.access_token.split('.');
  const claims = {
    ...JSON.parse(Buffer.from(payload, 'base64url').toString()),
    sub: '00000000-0000-4000-8000-000000000000',
  };
  const forged = {
    ...session,
    access_token: `${head}.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.${signature}`,
  };
  const cookie = (content: unknown) => `${name}=base64-${Buffer.from(JSON.stringify(content)).toString('base64url')}`;
  expect(await ask()).toBeNull();
  expect(await ask('theme=dark')).toBeNull();
  expect(await ask(`${name}=base64-broken`)).toBeNull();
  expect(await ask(`${name}=%E0%A4%A`)).toBeNull();
  expect(await ask(cookie(forged))).toBeNull();
  expect(await ask(cookie(session))).not.toBeNull();
  const ended = ending(jar, -10);
  await browser(jar).signOut();
  expect(await ask(ended)).toBeNull();
});

test('an address is taken once; deleting a user ends it and may be repeated', async () => {
  const { id } = await admin().createUser({ email: 'Once@example.com' });
  await expect(admin().createUser({ email: 'once@example.com', password })).rejects.toBeInstanceOf(EmailTaken);
  await admin().deleteUser(id);
  await admin().deleteUser(id);
  await admin().createUser({ email: 'once@example.com' });
});

test('an account without a password gets one by link', async () => {
  await admin().createUser({ email: 'new@example.com' });
  const link = new URL(await admin().setPasswordLink('new@example.com', '/reset/new'));
  expect(`${link.origin}${link.pathname}`).toBe(`${server.url}/auth/confirm`);
  expect(link.searchParams.get('next')).toBe('/reset/new');
  const { auth } = createClient(server.url, server.keys.publishableKey, { auth: { persistSession: false } });
  const empty = await auth.signInWithPassword({ email: 'new@example.com', password: '' });
  expect(empty.error).not.toBeNull();
  const token_hash = link.searchParams.get('token_hash') ?? '';
  expect((await auth.verifyOtp({ type: 'recovery', token_hash })).error).toBeNull();
  expect((await auth.updateUser({ password })).error).toBeNull();
  expect((await auth.signInWithPassword({ email: 'new@example.com', password })).error).toBeNull();
  await expect(admin().setPasswordLink('nobody@example.com', '/reset/new')).rejects.toThrow('User not found');
});
