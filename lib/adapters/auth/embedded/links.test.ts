import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  adminOf,
  browser,
  clientOf,
  newEmail,
  password,
  postTo,
  signedUp,
} from '#lib/adapters/auth/testing/clients.ts';
import { scratchAuth } from '#lib/adapters/auth/testing/scratch-auth.ts';

let embedded: Awaited<ReturnType<typeof scratchAuth>>;
const here = () => embedded.project;

beforeAll(async () => {
  embedded = await scratchAuth({ redirectAllowList: ['https://partner.example.com/team'] });
}, 60_000);
afterAll(async () => {
  await embedded?.stop();
  expect(embedded?.errors).toEqual([]);
});

/** The mail that follows a request, for requests that are answered before it is sent. */
async function mailTo(email: string, nth = 0): Promise<{ text: string; link: URL }> {
  const find = () => embedded.mails.filter(({ to, link }) => to === email && link)[nth];
  await expect.poll(find).toBeTruthy();
  const mail = find();
  return { text: mail?.text ?? '', link: new URL(mail?.link ?? '') };
}

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
  const answers = [await postTo(here(), '/recover', { email }), await postTo(here(), '/recover', { email: unknown })];
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
  expect(targets.every((target) => target.searchParams.get('a') === '1' && !target.hash.includes('access_token'))).toBe(
    true,
  );
  const code = codes[0] ?? '';

  const stranger = await postTo(here(), '/token?grant_type=pkce', { auth_code: code, code_verifier: 'x'.repeat(50) });
  expect(stranger).toMatchObject({ status: 400, body: { error_code: 'bad_code_verifier' } });
  const exchanges = await Promise.all(
    [1, 2, 3].map(() => browser(here(), new Map(jar)).auth.exchangeCodeForSession(code)),
  );
  expect(exchanges.filter(({ data }) => data.session?.user.email === email)).toHaveLength(1);
  expect(exchanges.flatMap(({ error }) => error?.code ?? [])).toEqual(['flow_state_not_found', 'flow_state_not_found']);
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
  expect((await postTo(here(), '/recover', { email, code_challenge: 'x'.repeat(43) })).status).toBe(400);
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
  const current_password = password;
  expect((await auth.updateUser({ email: wanted })).error?.code).toBe('current_password_required');
  expect((await auth.updateUser({ email: taken.email, current_password })).error).toMatchObject({
    status: 422,
    code: 'email_exists',
  });
  const { data } = await auth.updateUser({ email: wanted, current_password });
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
  await auth.updateUser({ email: wanted, current_password: password });
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
