import { randomUUID } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { createServerClient } from '@supabase/ssr';
import { createClient, type SupabaseClient } from '@supabase/supabase-js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadAuthKeys } from './auth-keys.ts';
import { scratchAuth } from './scratch.ts';

type Scratch = Awaited<ReturnType<typeof scratchAuth>>;

interface Project {
  url: string;
  publishableKey: string;
  secretKey: string;
}

const { SUPABASE_URL, SUPABASE_PUBLISHABLE_KEY, SUPABASE_SECRET_KEY } = process.env;
const real: Project | undefined =
  SUPABASE_URL && SUPABASE_PUBLISHABLE_KEY && SUPABASE_SECRET_KEY
    ? { url: SUPABASE_URL, publishableKey: SUPABASE_PUBLISHABLE_KEY, secretKey: SUPABASE_SECRET_KEY }
    : undefined;

const password = 'Passw0rd! of a test';
let embedded: Scratch;

beforeAll(async () => {
  embedded = await scratchAuth({
    redirectAllowList: ['https://partner.example.com/team'],
    limits: {
      signup: { max: 100, seconds: 60 },
      password: { max: 100, seconds: 60 },
      mailPerEmail: { max: 4, seconds: 60 },
    },
  });
}, 60_000);
afterAll(async () => {
  await embedded?.stop();
  expect(embedded?.errors).toEqual([]);
});

const stateless = { auth: { persistSession: false, autoRefreshToken: false, detectSessionInUrl: false } };
const clientOf = ({ url, publishableKey }: Project) => createClient(url, publishableKey, stateless).auth;
const adminOf = ({ url, secretKey }: Project) => createClient(url, secretKey, stateless).auth.admin;
const here = (): Project => ({ url: embedded.url, ...embedded.keys });
const newEmail = () => `u-${randomUUID()}@example.com`;
type Auth = SupabaseClient['auth'];

/** A client with its own storage, as a browser has: what it remembers are its cookies. */
function browser(project: Project, jar = new Map<string, string>()): { auth: Auth; jar: Map<string, string> } {
  const { auth } = createServerClient(project.url, project.publishableKey, {
    cookies: {
      getAll: () => [...jar].map(([name, value]) => ({ name, value })),
      setAll: (cookies) => {
        for (const { name, value } of cookies) value ? jar.set(name, value) : jar.delete(name);
      },
    },
  });
  return { auth, jar };
}

async function signedUp(project: Project, email = newEmail()) {
  const { data, error } = await adminOf(project).createUser({ email, password, email_confirm: true });
  if (error) throw error;
  const auth = clientOf(project);
  const signIn = await auth.signInWithPassword({ email, password });
  if (signIn.error) throw signIn.error;
  return { auth, email, id: data.user.id, session: signIn.data.session };
}

describe.each([
  ['the embedded server', () => here()],
  ...(real ? ([['a real project', () => real]] as [string, () => Project][]) : []),
])('the official clients against %s', { timeout: 30_000 }, (_, projectOf) => {
  test('signing up signs in, and an address can be used once', async () => {
    const auth = clientOf(projectOf());
    const email = newEmail();
    const { data } = await auth.signUp({ email: email.toUpperCase(), password, options: { data: { name: 'Ada' } } });
    expect(data.session).toMatchObject({ token_type: 'bearer', refresh_token: expect.any(String) });
    expect(data.user).toMatchObject({ email, role: 'authenticated', aud: 'authenticated', is_anonymous: false });
    expect(data.user?.user_metadata.name).toBe('Ada');
    expect(data.user?.app_metadata).toMatchObject({ provider: 'email', providers: ['email'] });
    expect(data.user?.identities).toMatchObject([{ provider: 'email', user_id: data.user?.id, email }]);
    expect(data.user?.email_confirmed_at).toBeTruthy();
    const again = await clientOf(projectOf()).signUp({ email, password });
    expect(again.error).toMatchObject({ status: 422, code: 'user_already_exists' });
  });

  test('a weak password is refused with its reason', async () => {
    const { error } = await clientOf(projectOf()).signUp({ email: newEmail(), password: 'short' });
    expect(error).toMatchObject({
      name: 'AuthWeakPasswordError',
      status: 422,
      code: 'weak_password',
      reasons: ['length'],
    });
  });

  test('a wrong password and an unknown address are answered alike', async () => {
    const { email } = await signedUp(projectOf());
    const auth = clientOf(projectOf());
    const wrong = await auth.signInWithPassword({ email, password: 'something else' });
    const unknown = await auth.signInWithPassword({ email: newEmail(), password });
    expect(wrong.error).toMatchObject({
      status: 400,
      code: 'invalid_credentials',
      message: 'Invalid login credentials',
    });
    expect(unknown.error).toMatchObject({ status: 400, code: 'invalid_credentials', message: wrong.error?.message });
  });

  test('the access token is verified locally and says who it is', async () => {
    const { auth, email, id } = await signedUp(projectOf());
    const { data } = await auth.getClaims();
    expect(data?.header).toMatchObject({ alg: 'ES256', typ: 'JWT' });
    expect(data?.claims).toMatchObject({
      sub: id,
      email,
      role: 'authenticated',
      aud: 'authenticated',
      aal: 'aal1',
      iss: `${projectOf().url}/auth/v1`,
      session_id: expect.any(String),
      is_anonymous: false,
      amr: [{ method: 'password', timestamp: expect.any(Number) }],
    });
    expect((await auth.getUser()).data.user).toMatchObject({ id, email });
  });

  test('refreshing rotates the token; parallel refreshes all succeed', async () => {
    const { auth, session } = await signedUp(projectOf());
    const { data } = await auth.refreshSession();
    expect(data.session?.refresh_token).not.toBe(session.refresh_token);
    const refresh_token = data.session?.refresh_token ?? '';
    const all = await Promise.all([1, 2, 3, 4].map(() => clientOf(projectOf()).refreshSession({ refresh_token })));
    expect(all.map(({ error }) => error)).toEqual([null, null, null, null]);
    expect(new Set(all.map((one) => one.data.session?.refresh_token)).size).toBe(1);
    const unknown = await clientOf(projectOf()).refreshSession({ refresh_token: 'nobody-has-this' });
    expect(unknown.error).toMatchObject({ status: 400, code: 'refresh_token_not_found' });
  });

  test('signing out ends this session, the others, or all', async () => {
    const { auth, email } = await signedUp(projectOf());
    const [second, third] = [clientOf(projectOf()), clientOf(projectOf())];
    await second.signInWithPassword({ email, password });
    await third.signInWithPassword({ email, password });
    const refreshToken = (await third.getSession()).data.session?.refresh_token ?? '';

    expect((await third.signOut({ scope: 'local' })).error).toBeNull();
    expect((await clientOf(projectOf()).refreshSession({ refresh_token: refreshToken })).error).toMatchObject({
      status: 400,
    });
    expect((await second.getUser()).error).toBeNull();

    expect((await auth.signOut({ scope: 'others' })).error).toBeNull();
    expect((await second.getUser()).error?.name).toBe('AuthSessionMissingError');
    expect((await auth.getUser()).error).toBeNull();

    const jwt = (await auth.getSession()).data.session?.access_token;
    expect((await auth.signOut()).error).toBeNull();
    expect((await auth.getUser(jwt)).error?.name).toBe('AuthSessionMissingError');
  });

  test('a user changes own data and password; a new password signs out the other sessions', async () => {
    const { auth, email } = await signedUp(projectOf());
    const other = clientOf(projectOf());
    await other.signInWithPassword({ email, password });
    await auth.updateUser({ data: { name: 'Ada', town: 'London' } });
    const { data } = await auth.updateUser({ data: { name: 'Augusta', town: null } });
    expect(data.user?.user_metadata.name).toBe('Augusta');
    expect(data.user?.user_metadata).not.toHaveProperty('town');
    expect((await auth.updateUser({ password })).error).toMatchObject({ status: 422, code: 'same_password' });
    expect((await auth.updateUser({ password: 'An entirely new one' })).error).toBeNull();
    expect((await auth.getUser()).error).toBeNull();
    expect((await other.getUser()).error?.name).toBe('AuthSessionMissingError');
    expect((await clientOf(projectOf()).signInWithPassword({ email, password })).error?.code).toBe(
      'invalid_credentials',
    );
  });

  test('a recovery link signs in once, of two that try at the same time', async () => {
    const { email, id } = await signedUp(projectOf());
    const { data } = await adminOf(projectOf()).generateLink({ type: 'recovery', email });
    expect(data).toMatchObject({ user: { id }, properties: { verification_type: 'recovery' } });
    const token_hash = data.properties?.hashed_token ?? '';
    const tries = await Promise.all(
      [1, 2, 3, 4, 5].map(() => clientOf(projectOf()).verifyOtp({ type: 'recovery', token_hash })),
    );
    const winners = tries.filter(({ data: won }) => won.session);
    expect(winners).toHaveLength(1);
    expect(winners[0]?.data.user?.id).toBe(id);
    for (const { error } of tries.filter((one) => one.error))
      expect(error).toMatchObject({ status: 403, code: 'otp_expired' });
  });

  test('a mailed link opened in a browser redirects with a session, once', async () => {
    const { email } = await signedUp(projectOf());
    const { data } = await adminOf(projectOf()).generateLink({ type: 'magiclink', email });
    const link = data.properties?.action_link ?? '';
    const open = async () => {
      const response = await fetch(link, { redirect: 'manual' });
      expect(response.status).toBe(303);
      return new URLSearchParams(new URL(response.headers.get('location') ?? '').hash.slice(1));
    };
    const session = Object.fromEntries(await open());
    expect(session).toMatchObject({ token_type: 'bearer', type: 'magiclink', refresh_token: expect.any(String) });
    const { data: who } = await clientOf(projectOf()).getUser(session.access_token);
    expect(who.user?.email).toBe(email);
    expect(Object.fromEntries(await open())).toMatchObject({ error: 'access_denied', error_code: 'otp_expired' });
  });

  test('the secret key administers users; nobody else does', async () => {
    const admin = adminOf(projectOf());
    const email = newEmail();
    const made = await admin.createUser({ email, password, email_confirm: true, app_metadata: { plan: 'trial' } });
    const id = made.data.user?.id ?? '';
    expect(made.data.user?.app_metadata).toMatchObject({ plan: 'trial', provider: 'email' });
    expect((await admin.createUser({ email, password })).error).toMatchObject({ status: 422, code: 'email_exists' });
    expect((await admin.getUserById(id)).data.user?.email).toBe(email);
    const listed = await admin.listUsers({ page: 1, perPage: 2 });
    expect(listed.data.users).toHaveLength(2);
    expect(listed.data).toMatchObject({ total: expect.any(Number), lastPage: expect.any(Number), nextPage: 2 });
    expect((await admin.updateUserById(id, { user_metadata: { name: 'Ada' } })).data.user?.user_metadata.name).toBe(
      'Ada',
    );
    await admin.updateUserById(id, { ban_duration: '1h' });
    expect((await clientOf(projectOf()).signInWithPassword({ email, password })).error).toMatchObject({
      code: 'user_banned',
    });
    await admin.updateUserById(id, { ban_duration: 'none' });
    expect((await clientOf(projectOf()).signInWithPassword({ email, password })).error).toBeNull();
    expect((await admin.deleteUser(id)).error).toBeNull();
    expect((await admin.getUserById(id)).error).toMatchObject({ status: 404, code: 'user_not_found' });

    const { session } = await signedUp(projectOf());
    const intruder = createClient(projectOf().url, projectOf().publishableKey, {
      ...stateless,
      global: { headers: { authorization: `Bearer ${session.access_token}` } },
    });
    expect((await intruder.auth.admin.listUsers()).error?.status).toBe(403);
    expect((await intruder.auth.admin.deleteUser(id)).error?.status).toBe(403);
  });

  test('server-side clients keep the session in cookies and refresh it', async () => {
    const { email } = await signedUp(projectOf());
    const { auth, jar } = browser(projectOf());
    await auth.signInWithPassword({ email, password });
    expect(jar.size).toBeGreaterThan(0);
    const next = browser(projectOf(), jar);
    expect((await next.auth.getClaims()).data?.claims.email).toBe(email);
    await next.auth.signOut();
    expect([...jar.keys()]).toEqual([]);
  });
});

describe('the embedded server', { timeout: 30_000 }, () => {
  /** The mail that follows a request, for requests that are answered before it is sent. */
  async function mailTo(email: string, nth = 0): Promise<{ text: string; link: URL }> {
    const find = () => embedded.mails.filter(({ to, link }) => to === email && link)[nth];
    await expect.poll(find).toBeTruthy();
    const mail = find();
    return { text: mail?.text ?? '', link: new URL(mail?.link ?? '') };
  }

  async function post(path: string, body: unknown, headers: Record<string, string> = {}) {
    const response = await fetch(`${embedded.url}/auth/v1${path}`, {
      method: 'POST',
      headers: { apikey: embedded.keys.publishableKey, 'content-type': 'application/json', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: text ? JSON.parse(text) : undefined };
  }

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

  test('a mailed recovery link leads to our own page, and sets a password in any browser', async () => {
    const { email } = await signedUp(here());
    const { auth } = browser(here());
    await auth.resetPasswordForEmail(email, { redirectTo: `${embedded.url}/auth/confirm?next=/reset/new` });
    const { link, text } = await mailTo(email);
    expect(text).toContain(link.href);
    expect(`${link.origin}${link.pathname}`).toBe(`${embedded.url}/auth/confirm`);
    expect(Object.fromEntries(link.searchParams)).toMatchObject({ type: 'recovery', next: '/reset/new' });
    const elsewhere = browser(here()).auth;
    const token_hash = link.searchParams.get('token_hash') ?? '';
    expect((await elsewhere.verifyOtp({ type: 'recovery', token_hash })).error).toBeNull();
    expect((await elsewhere.updateUser({ password: 'Another one entirely' })).error).toBeNull();
    expect((await clientOf(here()).signInWithPassword({ email, password: 'Another one entirely' })).error).toBeNull();
  });

  test('recovery tells nobody whether an address is known, and mails only those who are', async () => {
    const { email } = await signedUp(here());
    const unknown = newEmail();
    const answers = [await post('/recover', { email }), await post('/recover', { email: unknown })];
    expect(answers.map(({ status, body }) => ({ status, body }))).toEqual([
      { status: 200, body: {} },
      { status: 200, body: {} },
    ]);
    await mailTo(email);
    expect(embedded.mails.some(({ to }) => to === unknown)).toBe(false);
  });

  test('a newer link makes the older one useless, and an hour makes any', async () => {
    const { email, id } = await signedUp(here());
    const link = async () =>
      (await adminOf(here()).generateLink({ type: 'recovery', email })).data.properties?.hashed_token ?? '';
    const [old, current] = [await link(), await link()];
    const open = (token_hash: string) => clientOf(here()).verifyOtp({ type: 'recovery', token_hash });
    expect((await open(old)).error?.code).toBe('otp_expired');
    expect((await clientOf(here()).verifyOtp({ type: 'signup', token_hash: current })).error?.code).toBe('otp_expired');
    await embedded.query(
      `update auth.one_time_tokens set created_at = created_at - interval '61 minutes' where user_id = $1`,
      [id],
    );
    expect((await open(current)).error?.code).toBe('otp_expired');
    const stored = await embedded.query('select token_hash from auth.one_time_tokens where user_id = $1', [id]);
    expect(stored.rows[0].token_hash).not.toBe(current);
  });

  test('PKCE: the code works once, for the client that asked', async () => {
    const { email } = await signedUp(here());
    const { auth, jar } = browser(here());
    await auth.resetPasswordForEmail(email, { redirectTo: 'https://partner.example.com/team/reset?a=1' });
    const { link } = await mailTo(email);
    expect(link.pathname).toBe('/auth/v1/verify');
    const opened = await Promise.all([1, 2].map(() => fetch(link, { redirect: 'manual' })));
    const targets = opened.map((response) => new URL(response.headers.get('location') ?? ''));
    expect(targets.map((target) => `${target.origin}${target.pathname}`)).toEqual(
      Array(2).fill('https://partner.example.com/team/reset'),
    );
    const codes = targets.flatMap((target) => target.searchParams.get('code') ?? []);
    expect(codes).toHaveLength(1);
    expect(targets.filter((target) => target.searchParams.get('error_code') === 'otp_expired')).toHaveLength(1);
    expect(
      targets.every((target) => target.searchParams.get('a') === '1' && !target.hash.includes('access_token')),
    ).toBe(true);
    const code = codes[0] ?? '';

    const stranger = await post('/token?grant_type=pkce', { auth_code: code, code_verifier: 'x'.repeat(50) });
    expect(stranger).toMatchObject({ status: 400, body: { error_code: 'bad_code_verifier' } });
    const exchanges = await Promise.all(
      [1, 2, 3].map(() => browser(here(), new Map(jar)).auth.exchangeCodeForSession(code)),
    );
    expect(exchanges.filter(({ data }) => data.session?.user.email === email)).toHaveLength(1);
    expect(exchanges.flatMap(({ error }) => error?.code ?? [])).toEqual([
      'flow_state_not_found',
      'flow_state_not_found',
    ]);
  });

  test('PKCE: a code waits five minutes, and half a challenge is refused', async () => {
    const { email, id } = await signedUp(here());
    const { auth } = browser(here());
    await auth.resetPasswordForEmail(email, { redirectTo: 'https://partner.example.com/team' });
    const { link } = await mailTo(email);
    const target = new URL((await fetch(link, { redirect: 'manual' })).headers.get('location') ?? '');
    await embedded.query(
      `update auth.flow_state set auth_code_issued_at = now() - interval '6 minutes' where user_id = $1`,
      [id],
    );
    const late = await auth.exchangeCodeForSession(target.searchParams.get('code') ?? '');
    expect(late.error).toMatchObject({ status: 403, code: 'flow_state_expired' });
    expect((await post('/recover', { email, code_challenge: 'x'.repeat(43) })).status).toBe(400);
  });

  test.each([
    ['https://evil.example.com/', '/'],
    ['https://partner.example.com.evil.example.com/team', '/'],
    ['https://partner.example.com/teammates', '/'],
    ['https://user@partner.example.com/team', '/'],
    ['https://partner.example.com/team/../admin', '/'],
    ['javascript:alert(1)', '/'],
    ['//evil.example.com', '/'],
    ['https://partner.example.com/team/x', 'https://partner.example.com/team/x'],
  ])('a link that should lead to %s leads to %s', async (wanted, expected) => {
    const { email } = await signedUp(here());
    const { data } = await adminOf(here()).generateLink({ type: 'magiclink', email, options: { redirectTo: wanted } });
    const target = new URL(expected, embedded.url).href;
    expect(new URL(data.properties?.redirect_to ?? '').href).toBe(target);
    // Nor by a link that somebody else put together.
    const link = new URL(data.properties?.action_link ?? '');
    link.searchParams.set('redirect_to', wanted);
    const location = new URL((await fetch(link, { redirect: 'manual' })).headers.get('location') ?? '');
    location.hash = '';
    expect(location.href).toBe(target);
  });

  test('a new address is used once its owner confirms it, and the old one is told', async () => {
    const { auth, email } = await signedUp(here());
    const [taken, wanted] = [await signedUp(here()), newEmail()];
    expect((await auth.updateUser({ email: taken.email })).error).toMatchObject({ status: 422, code: 'email_exists' });
    const { data } = await auth.updateUser({ email: wanted });
    expect(data.user).toMatchObject({ email, new_email: wanted });
    expect(embedded.mails.filter(({ to }) => to === email)).toMatchObject([
      { subject: 'Your email address is about to change' },
    ]);
    const { link } = await mailTo(wanted);
    const token_hash = link.searchParams.get('token_hash') ?? '';
    const confirmed = await clientOf(here()).verifyOtp({ type: 'email_change', token_hash });
    expect(confirmed.data.user).toMatchObject({ email: wanted, identities: [{ email: wanted }] });
    expect((await clientOf(here()).signInWithPassword({ email, password })).error?.code).toBe('invalid_credentials');
    expect((await clientOf(here()).signInWithPassword({ email: wanted, password })).error).toBeNull();
  });

  test('an address taken while its confirmation was under way stays with whoever has it', async () => {
    const { auth } = await signedUp(here());
    const wanted = newEmail();
    await auth.updateUser({ email: wanted });
    const { link } = await mailTo(wanted);
    await signedUp(here(), wanted);
    const token_hash = link.searchParams.get('token_hash') ?? '';
    const late = await clientOf(here()).verifyOtp({ type: 'email_change', token_hash });
    expect(late.error).toMatchObject({ status: 422, code: 'email_exists' });
  });

  test('a link mailed to an address is useless once the account has another', async () => {
    const { email, id } = await signedUp(here());
    const { data } = await adminOf(here()).generateLink({ type: 'recovery', email });
    await adminOf(here()).updateUserById(id, { email: newEmail() });
    const token_hash = data.properties?.hashed_token ?? '';
    expect((await clientOf(here()).verifyOtp({ type: 'recovery', token_hash })).error?.code).toBe('otp_expired');
  });

  test('an unconfirmed address cannot sign in until its mail is opened', async () => {
    const email = newEmail();
    await adminOf(here()).createUser({ email, password });
    const auth = clientOf(here());
    expect((await auth.signInWithPassword({ email, password })).error).toMatchObject({ code: 'email_not_confirmed' });
    await auth.resend({ type: 'signup', email });
    const { link } = await mailTo(email);
    const token_hash = link.searchParams.get('token_hash') ?? '';
    expect((await clientOf(here()).verifyOtp({ type: 'signup', token_hash })).error).toBeNull();
    expect((await auth.signInWithPassword({ email, password })).error).toBeNull();
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
    const { auth } = await signedUp(here());
    expect((await auth.mfa.enroll({ factorType: 'totp' })).error).toMatchObject({ status: 501 });
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
