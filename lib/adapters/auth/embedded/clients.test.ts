import { createClient } from '@supabase/supabase-js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  adminOf,
  browser,
  clientOf,
  newEmail,
  type Project,
  password,
  signedUp,
  stateless,
} from '#lib/adapters/auth/testing/clients.ts';
import { scratchAuth } from '#lib/adapters/auth/testing/scratch-auth.ts';

const { SUPABASE_URL, SUPABASE_PUBLISHABLE_KEY, SUPABASE_SECRET_KEY } = process.env;
const real: Project | undefined =
  SUPABASE_URL && SUPABASE_PUBLISHABLE_KEY && SUPABASE_SECRET_KEY
    ? { url: SUPABASE_URL, publishableKey: SUPABASE_PUBLISHABLE_KEY, secretKey: SUPABASE_SECRET_KEY }
    : undefined;

let server: Awaited<ReturnType<typeof scratchAuth>>;
beforeAll(async () => {
  server = await scratchAuth();
}, 60_000);
afterAll(async () => {
  await server?.stop();
  expect(server?.errors).toEqual([]);
});

describe.each([
  ['the embedded server', () => server.project],
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
    expect((await auth.updateUser({ password, current_password: password })).error).toMatchObject({
      status: 422,
      code: 'same_password',
    });
    expect((await auth.updateUser({ password: 'An entirely new one', current_password: password })).error).toBeNull();
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
