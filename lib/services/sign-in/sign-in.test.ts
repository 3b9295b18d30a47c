import { Secret, TOTP } from 'otpauth';
import { beforeAll, expect, test } from 'vitest';
import { type Browser, signedInBrowser } from '#lib/surfaces/testing/browser.ts';
import { type Account, testInstance } from '#lib/surfaces/testing/instance.ts';
import type { OpenSession } from './schema.ts';

let instance: Awaited<ReturnType<typeof testInstance>>;
let count = 0;

beforeAll(async () => {
  instance = await testInstance();
});

/** Somebody new, signed in. */
async function person(): Promise<{ account: Account; browser: Browser }> {
  const account = await instance.signUp(`Business ${++count}`);
  return { account, browser: await signedInBrowser(instance, account.email) };
}

async function protect({ auth }: Browser): Promise<{ id: string; code: () => string }> {
  const { data, error } = await auth.mfa.enroll({ factorType: 'totp', friendlyName: 'Phone' });
  if (error) throw error;
  const app = new TOTP({ secret: Secret.fromBase32(data.totp.secret) });
  const code = app.generate({ timestamp: Date.now() - 30_000 });
  expect((await auth.mfa.challengeAndVerify({ factorId: data.id, code })).error).toBeNull();
  return { id: data.id, code: () => app.generate() };
}

const calls = ({ api }: Browser) => api.get('/api/v1/calls');

test('a session that has not shown the second factor opens nothing', async () => {
  const { account, browser } = await person();
  expect((await browser.api.get('/api/v1/person')).body).toMatchObject({
    email: account.email,
    name: null,
    factors: [],
  });
  const factor = await protect(browser);
  expect((await calls(browser)).status).toBe(200);
  const weak = await signedInBrowser(instance, account.email);
  const refused = await calls(weak);
  expect(refused).toMatchObject({
    status: 401,
    body: { error: { message: expect.stringContaining('second factor') } },
  });
  expect((await weak.api.get('/api/v1/person')).status).toBe(401);
  expect((await weak.api.post('/api/v1/keys', { name: 'x' })).status).toBe(401);
  await weak.auth.mfa.challengeAndVerify({ factorId: factor.id, code: factor.code() });
  expect((await calls(weak)).status).toBe(200);
  expect((await weak.api.get('/api/v1/person')).body.factors).toMatchObject([{ id: factor.id, name: 'Phone' }]);
  // A key is a credential of its own.
  expect((await account.api.get('/api/v1/calls')).status).toBe(200);
});

test('open sessions are told with what they came by, and one is ended at once', async () => {
  const { account, browser } = await person();
  const other = await signedInBrowser(instance, account.email);
  expect((await calls(other)).status).toBe(200);
  const list = async () => (await browser.api.get('/api/v1/person/sessions')).body.sessions as OpenSession[];
  const [mine, second] = await list();
  expect([mine?.current, second?.current]).toEqual([true, false]);
  expect((await browser.api.del(`/api/v1/person/sessions?id=${second?.id}`)).status).toBe(200);
  expect((await calls(other)).body.error.message).toBe('You are signed out.');
  expect(await list()).toHaveLength(1);
  expect((await browser.api.del(`/api/v1/person/sessions?id=${second?.id}`)).status).toBe(404);
});

test('somebody else’s session is nobody’s', async () => {
  const [ours, theirs] = [await person(), await person()];
  const [session] = (await theirs.browser.api.get('/api/v1/person/sessions')).body.sessions;
  expect((await ours.browser.api.del(`/api/v1/person/sessions?id=${session.id}`)).status).toBe(404);
  expect((await calls(theirs.browser)).status).toBe(200);
  expect((await ours.account.api.get('/api/v1/person')).status).toBe(403);
});
