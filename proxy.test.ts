import { createServerClient } from '@supabase/ssr';
import { NextRequest } from 'next/server';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { supabaseAuthAdmin } from '#lib/adapters/auth/supabase.ts';
import { scratchAuth } from '#lib/adapters/auth/testing/scratch-auth.ts';
import { proxy } from './proxy.ts';

const PUBLIC = 'https://calls.example.com';
const password = 'Passw0rd! of a test';
let auth: Awaited<ReturnType<typeof scratchAuth>>;
let jar: Map<string, string>;

beforeAll(async () => {
  auth = await scratchAuth();
  // The public address cannot be reached from here, as behind a load balancer.
  vi.stubEnv('PUBLIC_URL', PUBLIC);
  vi.stubEnv('KAICALLS_INTERNAL_URL', auth.url);
  vi.stubEnv('NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY', auth.keys.publishableKey);
  const { secretKey } = auth.keys;
  await supabaseAuthAdmin({ url: auth.url, secretKey, publicUrl: () => PUBLIC }).createUser({
    email: 'ada@example.com',
    password,
  });
  jar = new Map();
  await createServerClient(PUBLIC, auth.keys.publishableKey, {
    global: { fetch: (input, init) => fetch(String(input).replace(PUBLIC, auth.url), init) },
    cookies: {
      getAll: () => [],
      setAll: (cookies) => {
        for (const { name, value } of cookies) jar.set(name, value);
      },
    },
  }).auth.signInWithPassword({ email: 'ada@example.com', password });
});
afterAll(() => auth?.stop());

const visit = (cookies: ReadonlyMap<string, string> = new Map()) =>
  proxy(
    new NextRequest(`${PUBLIC}/dashboard`, {
      headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
    }),
  );

/** The cookies with the access token's end moved to ten seconds from now. */
function aboutToExpire(): Map<string, string> {
  return new Map(
    [...jar].map(([name, value]) => {
      const session = JSON.parse(Buffer.from(value.replace('base64-', ''), 'base64url').toString());
      session.expires_at = Math.floor(Date.now() / 1000) + 10;
      return [name, `base64-${Buffer.from(JSON.stringify(session)).toString('base64url')}`];
    }),
  );
}

describe('every page', () => {
  test('may load scripts by a nonce of its own, which it is told', async () => {
    const [first, second] = [await visit(), await visit()];
    const policy = first.headers.get('content-security-policy') ?? '';
    const nonce = /script-src 'self' 'nonce-([^']{20,})';/.exec(policy)?.[1];
    expect(first.headers.get('x-middleware-request-x-nonce')).toBe(nonce);
    expect(first.headers.get('x-middleware-request-content-security-policy')).toBe(policy);
    expect(second.headers.get('content-security-policy')).not.toBe(policy);
    expect(policy).not.toMatch(/script-src[^;]*unsafe/);
  });

  test('is framed by nobody, and forgives no content types', async () => {
    const { headers } = await visit();
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(Object.fromEntries(headers)).toMatchObject({
      'x-frame-options': 'DENY',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'strict-origin-when-cross-origin',
      'strict-transport-security': 'max-age=31536000',
    });
  });
});

describe('a session', () => {
  test('that lasts is left alone', async () => {
    expect((await visit(jar)).headers.getSetCookie()).toEqual([]);
    expect((await visit()).headers.getSetCookie()).toEqual([]);
  });

  test('that is about to expire is refreshed for the browser and for the page', async () => {
    const { headers } = await visit(new Map([['theme', 'dark'], ...aboutToExpire()]));
    const [cookie = ''] = headers.getSetCookie();
    expect(cookie).toMatch(/^sb-calls-auth-token=base64-.*Secure/);
    const [pair = ''] = cookie.split(';');
    expect(headers.get('x-middleware-request-cookie')).toBe(`theme=dark; ${pair}`);
    expect([...jar].map(([name, value]) => `${name}=${value}`)).not.toContain(pair);
  });
});
