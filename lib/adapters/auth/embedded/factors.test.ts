import { createClient } from '@supabase/supabase-js';
import { Secret, TOTP } from 'otpauth';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  type Auth,
  clientOf,
  newEmail,
  type Project,
  password,
  signedUp,
  stateless,
} from '#lib/adapters/auth/testing/clients.ts';
import { scratchAuth } from '#lib/adapters/auth/testing/scratch-auth.ts';

let embedded: Awaited<ReturnType<typeof scratchAuth>>;
const here = () => embedded.project;

beforeAll(async () => {
  embedded = await scratchAuth();
}, 60_000);
afterAll(async () => {
  await embedded?.stop();
  expect(embedded?.errors).toEqual([]);
});

/** The code that an app shows at a step of thirty seconds: this one, or one after it. */
const codeOf = (secret: string, steps = 0) =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: Date.now() + steps * 30_000 });

async function enrolled(auth: Auth, friendlyName = 'Phone') {
  const { data, error } = await auth.mfa.enroll({ factorType: 'totp', friendlyName, issuer: 'KaiCalls' });
  if (error) throw error;
  const { secret } = data.totp;
  // The step before counts too, and leaves the present one for what a test does next.
  const verified = await auth.mfa.challengeAndVerify({ factorId: data.id, code: codeOf(secret, -1) });
  expect(verified.error).toBeNull();
  return { id: data.id, secret };
}

/** Somebody with a second factor, and how they sign in again. */
async function protectedUser() {
  const user = await signedUp(here());
  const factor = await enrolled(user.auth);
  const again = async () => {
    const auth = clientOf(here());
    expect((await auth.signInWithPassword({ email: user.email, password })).error).toBeNull();
    return auth;
  };
  return { ...user, factor, again };
}

const level = async (auth: Auth) => (await auth.mfa.getAuthenticatorAssuranceLevel()).data;
const mailsTo = (address: string) => embedded.mails.filter(({ to }) => to === address).map(({ subject }) => subject);

describe('a second factor', () => {
  test('is enrolled with a picture and a secret, and counts from its first right code', async () => {
    const { auth, email } = await signedUp(here());
    const { data } = await auth.mfa.enroll({ factorType: 'totp', friendlyName: 'Phone', issuer: 'KaiCalls' });
    if (data?.type !== 'totp') throw new Error('no factor');
    expect(data.totp.qr_code).toMatch(/^data:image\/svg\+xml;utf-8,<svg/);
    expect(data.totp.uri).toContain(
      `otpauth://totp/KaiCalls:${encodeURIComponent(email)}?issuer=KaiCalls&secret=${data.totp.secret}`,
    );
    expect(await level(auth)).toMatchObject({ currentLevel: 'aal1', nextLevel: 'aal1' });
    const wrong = await auth.mfa.challengeAndVerify({ factorId: data.id, code: '000000' });
    expect(wrong.error).toMatchObject({ status: 422, code: 'mfa_verification_failed' });
    expect((await auth.mfa.listFactors()).data).toMatchObject({ all: [{ status: 'unverified' }], totp: [] });
    const right = await auth.mfa.challengeAndVerify({ factorId: data.id, code: codeOf(data.totp.secret) });
    expect(right.error).toBeNull();
    expect(await level(auth)).toMatchObject({
      currentLevel: 'aal2',
      nextLevel: 'aal2',
      currentAuthenticationMethods: expect.arrayContaining([
        { method: 'totp', timestamp: expect.any(Number) },
        { method: 'password', timestamp: expect.any(Number) },
      ]),
    });
    expect((await auth.getClaims()).data?.claims.aal).toBe('aal2');
    expect((await auth.refreshSession()).error).toBeNull();
    expect((await auth.getClaims()).data?.claims.aal).toBe('aal2');
    expect((await auth.mfa.listFactors()).data?.totp).toMatchObject([{ friendly_name: 'Phone', status: 'verified' }]);
    expect(mailsTo(email)).toEqual(['A second factor was added']);
  });

  test('signs out every session that has not shown it', async () => {
    const { auth, email } = await signedUp(here());
    const other = clientOf(here());
    await other.signInWithPassword({ email, password });
    await enrolled(auth);
    expect((await other.getUser()).error?.name).toBe('AuthSessionMissingError');
    expect((await auth.getUser()).error).toBeNull();
  });

  test('is asked for at the next sign-in, and its secret is sealed', async () => {
    const { factor, again } = await protectedUser();
    const auth = await again();
    expect(await level(auth)).toMatchObject({ currentLevel: 'aal1', nextLevel: 'aal2' });
    const verified = await auth.mfa.challengeAndVerify({ factorId: factor.id, code: codeOf(factor.secret) });
    expect(verified.error).toBeNull();
    expect(await level(auth)).toMatchObject({ currentLevel: 'aal2', nextLevel: 'aal2' });
    const { rows } = await embedded.query('select secret from auth.mfa_factors where id = $1', [factor.id]);
    expect(rows[0].secret).not.toContain(factor.secret);
    expect(Buffer.from(rows[0].secret, 'base64').toString('latin1')).not.toContain(factor.secret);
  });

  test('takes a code once, of two at the same time too, and never one from before it', async () => {
    const { factor, again } = await protectedUser();
    const [first, second] = [await again(), await again()];
    const code = codeOf(factor.secret);
    const both = await Promise.all(
      [first, second].map((auth) => auth.mfa.challengeAndVerify({ factorId: factor.id, code })),
    );
    expect(both.filter(({ error }) => !error)).toHaveLength(1);
    const earlier = await second.mfa.challengeAndVerify({ factorId: factor.id, code: codeOf(factor.secret, -1) });
    expect(earlier.error?.code).toBe('mfa_verification_failed');
    const far = await second.mfa.challengeAndVerify({ factorId: factor.id, code: codeOf(factor.secret, 3) });
    expect(far.error?.code).toBe('mfa_verification_failed');
  });

  test('has a challenge that ends after five minutes, and is of use once', async () => {
    const { factor, again } = await protectedUser();
    const auth = await again();
    const { data } = await auth.mfa.challenge({ factorId: factor.id });
    const challengeId = data?.id ?? '';
    await embedded.query(`update auth.mfa_challenges set created_at = now() - interval '301 seconds' where id = $1`, [
      challengeId,
    ]);
    const late = await auth.mfa.verify({ factorId: factor.id, challengeId, code: codeOf(factor.secret) });
    expect(late.error).toMatchObject({ status: 422, code: 'mfa_challenge_expired' });
  });

  test('is tried ten times in five minutes, wherever from', async () => {
    const { factor, again } = await protectedUser();
    const auth = await again();
    for (let n = 0; n < 10; n++) {
      const { error } = await auth.mfa.challengeAndVerify({ factorId: factor.id, code: '000000' });
      expect(error?.code).toBe('mfa_verification_failed');
    }
    const right = await (await again()).mfa.challengeAndVerify({ factorId: factor.id, code: codeOf(factor.secret) });
    expect(right.error).toMatchObject({ status: 429, code: 'over_request_rate_limit' });
  });

  test('belongs to its user alone', async () => {
    const { factor } = await protectedUser();
    const { auth } = await signedUp(here());
    const foreign = await auth.mfa.challengeAndVerify({ factorId: factor.id, code: codeOf(factor.secret) });
    expect(foreign.error).toMatchObject({ status: 404, code: 'mfa_factor_not_found' });
    expect((await auth.mfa.unenroll({ factorId: factor.id })).error).toMatchObject({ status: 404 });
  });

  test('keeps a session without it from the password, the address and the factors', async () => {
    const { factor, again } = await protectedUser();
    const weak = await again();
    const denied = { code: 'insufficient_aal' };
    expect(
      (await weak.updateUser({ password: 'Another one entirely', current_password: password })).error,
    ).toMatchObject(denied);
    expect((await weak.updateUser({ email: newEmail() })).error).toMatchObject(denied);
    expect((await weak.mfa.enroll({ factorType: 'totp' })).error).toMatchObject(denied);
    expect((await weak.mfa.unenroll({ factorId: factor.id })).error).toMatchObject(denied);
    await weak.mfa.challengeAndVerify({ factorId: factor.id, code: codeOf(factor.secret) });
    expect((await weak.updateUser({ password: 'Another one entirely', current_password: password })).error).toBeNull();
  });

  test('is removed by a session that has shown it; what it proved counts no more', async () => {
    const { auth, email, factor } = await protectedUser();
    expect((await auth.mfa.unenroll({ factorId: factor.id })).data).toEqual({ id: factor.id });
    await auth.refreshSession();
    expect(await level(auth)).toMatchObject({ currentLevel: 'aal1', nextLevel: 'aal1' });
    expect(mailsTo(email)).toEqual(['A second factor was added', 'A second factor was removed']);
  });

  test('has a name of its own, and there may be several', async () => {
    const { auth } = await protectedUser();
    const same = await auth.mfa.enroll({ factorType: 'totp', friendlyName: 'Phone' });
    expect(same.error).toMatchObject({ status: 422, code: 'mfa_factor_name_conflict' });
    const second = await enrolled(auth, 'Tablet');
    await auth.mfa.unenroll({ factorId: second.id });
    await auth.refreshSession();
    // It was the tablet that this session has shown; the phone is asked for again.
    expect(await level(auth)).toMatchObject({ currentLevel: 'aal1', nextLevel: 'aal2' });
    expect((await auth.mfa.enroll({ factorType: 'phone', phone: '+15125550100' })).error).toMatchObject({
      status: 422,
    });
  });
});

describe('recovery codes', () => {
  const withCodes = ({ url, publishableKey }: Project) =>
    createClient(url, publishableKey, { auth: { ...stateless.auth, experimental: { recoveryCodes: true } } }).auth;

  test('open a session in the place of the factor, each once', async () => {
    const user = await protectedUser();
    const auth = withCodes(here());
    await auth.signInWithPassword({ email: user.email, password });
    expect((await auth.mfa.recoveryCodes.generate()).error?.code).toBe('insufficient_aal');
    await auth.mfa.challengeAndVerify({ factorId: user.factor.id, code: codeOf(user.factor.secret) });
    expect((await auth.mfa.recoveryCodes.getStatus()).error?.code).toBe('mfa_factor_not_found');
    const codes = (await auth.mfa.recoveryCodes.generate()).data?.codes ?? [];
    expect(new Set(codes).size).toBe(10);
    const typed = (codes[0] ?? '').toUpperCase().replace(/(.{4})/g, '$1-');
    const lost = withCodes(here());
    await lost.signInWithPassword({ email: user.email, password });
    expect((await lost.mfa.recoveryCodes.verify({ code: 'wrong' })).error?.code).toBe('mfa_verification_failed');
    expect((await lost.mfa.recoveryCodes.verify({ code: typed })).error).toBeNull();
    expect(await level(lost)).toMatchObject({
      currentLevel: 'aal2',
      currentAuthenticationMethods: expect.arrayContaining([expect.objectContaining({ method: 'mfa/recovery_code' })]),
    });
    expect((await lost.mfa.recoveryCodes.verify({ code: typed })).error?.code).toBe('mfa_verification_failed');
    expect((await lost.mfa.recoveryCodes.getStatus()).data).toMatchObject({ total: 10, remaining: 9 });
    expect(mailsTo(user.email)).toContain('A recovery code was used');
    const { rows } = await embedded.query('select * from auth.mfa_recovery_codes where user_id = $1', [user.id]);
    for (const code of codes) expect(JSON.stringify(rows)).not.toContain(code);
    // New ones replace them, and they go with the last factor.
    expect((await lost.mfa.recoveryCodes.regenerate()).data?.codes).toHaveLength(10);
    expect((await lost.mfa.recoveryCodes.verify({ code: codes[1] ?? '' })).error).not.toBeNull();
    expect((await lost.mfa.unenroll({ factorId: user.factor.id })).error).toBeNull();
    expect((await lost.mfa.recoveryCodes.getStatus()).error?.code).toBe('mfa_factor_not_found');
  });

  test('are nothing without a factor', async () => {
    const { email } = await signedUp(here());
    const auth = withCodes(here());
    await auth.signInWithPassword({ email, password });
    expect((await auth.mfa.recoveryCodes.generate()).error?.code).toBe('insufficient_aal');
  });
});

describe('a password', () => {
  test('is changed by who knows the present one, and the owner is told', async () => {
    const { auth, email } = await signedUp(here());
    const wanted = { password: 'Another one entirely' };
    expect((await auth.updateUser(wanted)).error?.code).toBe('current_password_required');
    expect((await auth.updateUser({ ...wanted, current_password: 'wrong' })).error?.code).toBe(
      'current_password_mismatch',
    );
    expect(mailsTo(email)).toEqual([]);
    expect((await auth.updateUser({ ...wanted, current_password: password })).error).toBeNull();
    expect(mailsTo(email)).toEqual(['Your password was changed']);
  });
});
