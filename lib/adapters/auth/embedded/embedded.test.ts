import { randomUUID } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { clientOf, newEmail, password, postTo, signedUp } from '#lib/adapters/auth/testing/clients.ts';
import { scratchAuth } from '#lib/adapters/auth/testing/scratch-auth.ts';
import { loadAuthKeys } from './auth-keys.ts';

let embedded: Awaited<ReturnType<typeof scratchAuth>>;
const here = () => embedded.project;

beforeAll(async () => {
  embedded = await scratchAuth({ limits: { mailPerEmail: { max: 4, seconds: 60 } } });
}, 60_000);
afterAll(async () => {
  await embedded?.stop();
  expect(embedded?.errors).toEqual([]);
});

const post = (path: string, body: unknown, headers: Record<string, string> = {}) => postTo(here(), path, body, headers);

test('a spent refresh token answers for ten seconds, then revokes the session', async () => {
  const { auth, session } = await signedUp(here());
  await auth.refreshSession();
  const spent = session.refresh_token;
  const age = (seconds: number) =>
    embedded.query(`update auth.refresh_tokens set updated_at = now() - make_interval(secs => $2) where token = $1`, [
      spent,
      seconds,
    ]);
  await age(8);
  expect((await clientOf(here()).refreshSession({ refresh_token: spent })).error).toBeNull();
  await age(12);
  const late = await clientOf(here()).refreshSession({ refresh_token: spent });
  expect(late.error).toMatchObject({ status: 400, code: 'refresh_token_already_used' });
  expect((await auth.getUser()).error?.name).toBe('AuthSessionMissingError');
  expect((await auth.refreshSession()).error).toMatchObject({ status: 400 });
});

test('a password is at most 72 bytes, and longer ones do not match by their beginning', async () => {
  const email = newEmail();
  const longest = 'ü'.repeat(36);
  const auth = clientOf(here());
  expect((await auth.signUp({ email, password: `${longest}x` })).error).toMatchObject({
    status: 400,
    code: 'validation_failed',
  });
  expect((await auth.signUp({ email, password: longest })).error).toBeNull();
  expect((await auth.signInWithPassword({ email, password: `${longest}x` })).error?.code).toBe('invalid_credentials');
  const { rows } = await embedded.query(`select encrypted_password from auth.users where email = $1`, [email]);
  expect(rows[0].encrypted_password).toMatch(/^\$2a\$10\$/);
});

test('what the product does not use answers 501 in the form of the auth API', async () => {
  const otp = await clientOf(here()).signInWithOtp({ email: newEmail() });
  expect(otp.error).toMatchObject({ status: 501, message: expect.stringContaining('POST /otp is not part') });
  expect((await clientOf(here()).signInAnonymously()).error).not.toBeNull();
  expect(await post('/invite', {})).toMatchObject({
    status: 501,
    body: { code: 501, error_code: 'not_implemented' },
  });
  const versioned = await post('/invite', {}, { 'x-supabase-api-version': '2024-01-01' });
  expect(versioned.body).toEqual({
    code: 'not_implemented',
    message: 'POST /invite is not part of the embedded auth server.',
  });
  expect(versioned.headers.get('x-supabase-api-version')).toBe('2024-01-01');
});

test('a request without one of our keys, with a forged token or with a broken body is refused', async () => {
  expect((await post('/signup', {}, { apikey: 'sb_publishable_other' })).status).toBe(401);
  expect((await post('/signup', '{"email"')).body).toMatchObject({ error_code: 'bad_json' });
  expect((await post('/signup', '"text"')).body).toMatchObject({ error_code: 'bad_json' });
  expect((await post('/signup', { email: 'no address', password })).body).toMatchObject({
    error_code: 'validation_failed',
  });
  expect((await post('/signup', { email: newEmail(), password, data: { a: '\u0000' } })).status).toBe(400);
  expect((await post('/signup', { email: newEmail(), password, data: { a: 'x'.repeat(70_000) } })).status).toBe(413);
  const { session } = await signedUp(here());
  const [head, , signature] = session.access_token.split('.');
  const claims = { sub: randomUUID(), session_id: randomUUID(), aud: 'authenticated', exp: 9999999999 };
  const forged = `${head}.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.${signature}`;
  const unsigned = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${forged.split('.')[1]}.`;
  for (const token of [forged, unsigned, embedded.keys.publishableKey]) {
    expect((await clientOf(here()).getUser(token)).error).toMatchObject({ status: 403, code: 'bad_jwt' });
  }
});

test('keys stay the same for a data directory, are closed to others, and are never published', async () => {
  const dataDir = embedded.dataDir;
  const [one, two] = [loadAuthKeys(dataDir), loadAuthKeys(dataDir)];
  expect(two.signing.kid).toBe(one.signing.kid);
  expect([one.publishableKey, one.secretKey]).toEqual([embedded.keys.publishableKey, embedded.keys.secretKey]);
  for (const file of ['auth-keys.json', 'auth-signing-key.json'])
    expect(statSync(`${dataDir}/${file}`).mode & 0o777).toBe(0o600);
  const { d } = JSON.parse(readFileSync(`${dataDir}/auth-signing-key.json`, 'utf8'));
  const jwks = await (await fetch(`${embedded.url}/auth/v1/.well-known/jwks.json`)).text();
  expect(JSON.parse(jwks).keys).toMatchObject([
    { kty: 'EC', crv: 'P-256', alg: 'ES256', use: 'sig', kid: one.signing.kid },
  ]);
  expect(jwks).not.toContain(d);
});

test('rows are such as Supabase can read', async () => {
  const { id } = await signedUp(here());
  const { rows } = await embedded.query(
    `select instance_id, aud, role, confirmation_token, recovery_token, email_change_token_new, email_change, phone_change,
            reauthentication_token, email_change_token_current from auth.users where id = $1`,
    [id],
  );
  expect(Object.values(rows[0])).not.toContain(null);
});

describe('limits', { timeout: 30_000 }, () => {
  const ask = (path: string, body: unknown, ip: string) =>
    embedded.handle(
      new Request(`${embedded.url}/auth/v1${path}`, {
        method: 'POST',
        headers: { apikey: embedded.keys.publishableKey, 'x-kaicalls-client-ip': ip },
        body: JSON.stringify(body),
      }),
    );

  test('an address of the network may ask so often, and another is not held to it', async () => {
    const verify = (ip: string) => ask('/verify', { type: 'recovery', token_hash: 'guess' }, ip);
    const statuses = [];
    for (let n = 0; n < 32; n++) statuses.push((await verify(`2001:db8:1:2::${n.toString(16)}`)).status);
    expect(statuses).toEqual([...Array(30).fill(403), 429, 429]);
    const limited = await verify('2001:db8:1:2::1');
    expect(Number(limited.headers.get('retry-after'))).toBeGreaterThan(200);
    expect(await limited.json()).toMatchObject({ error_code: 'over_request_rate_limit' });
    expect((await verify('2001:db8:1:3::1')).status).toBe(403);
  });

  test('wrong passwords for one account are limited wherever they come from; right ones do not count', async () => {
    const { email } = await signedUp(here());
    const tryWith = (secret: string, n: number) =>
      ask('/token?grant_type=password', { email, password: secret }, `192.0.2.${n}`).then(({ status }) => status);
    for (let n = 0; n < 25; n++) expect(await tryWith(password, n)).toBe(200);
    for (let n = 0; n < 20; n++) expect(await tryWith('wrong password', n)).toBe(400);
    expect(await tryWith(password, 99)).toBe(429);
  });

  test('mails to one address are limited, known or not', async () => {
    const statuses = [];
    const email = newEmail();
    for (let n = 0; n < 6; n++) statuses.push((await ask('/recover', { email }, `198.51.100.${n}`)).status);
    expect(statuses).toEqual([200, 200, 200, 200, 429, 429]);
  });
});
