import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { asOwner } from '#lib/adapters/db/testing/database.ts';
import { type Browser, newBrowser, signedInBrowser } from '#lib/surfaces/testing/browser.ts';
import { type Account, eventually, testInstance } from '#lib/surfaces/testing/instance.ts';

let instance: Awaited<ReturnType<typeof testInstance>>;
let account: Account;
let owner: Browser;
let count = 0;
const password = 'a long password';

beforeAll(async () => {
  instance = await testInstance({ worker: true });
  account = await instance.signUp('Acme');
  owner = await signedInBrowser(instance, account.email);
});

const newEmail = () => `person${++count}@example.org`;
const businessId = () => account.business_id;
const team = async (browser = owner) => (await browser.api.get(`/api/v1/team?business_id=${businessId()}`)).body;
const inviteTo = (email: string, role = 'member', browser = owner) =>
  browser.api.post('/api/v1/team/invitations', { business_id: businessId(), email, role });

/** The links mailed to an address, the oldest first. */
function links(email: string): string[] {
  const folder = join(instance.dataDir, 'outbox');
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .sort()
    .map((file) => JSON.parse(readFileSync(join(folder, file), 'utf8')))
    .filter(({ to, link }) => to === email && link)
    .map(({ link }) => link);
}
const token = (email: string, nth = 1) =>
  eventually(async () => {
    const link = links(email)[nth - 1];
    return link && new URL(link).searchParams.get('token');
  });

/** Somebody new on the team, in a browser of theirs. */
async function joined(role = 'member', email = newEmail(), name?: string) {
  const { status } = await inviteTo(email, role);
  expect(status).toBe(201);
  const made = await newBrowser(instance).api.post('/api/v1/team/join', { token: await token(email), password, name });
  expect(made).toMatchObject({ status: 201, body: { business_id: businessId(), email, role } });
  const browser = await signedInBrowser(instance, email);
  const { body } = await browser.api.get('/api/v1/person');
  return { email, browser, id: body.account_id as string };
}
const patch = (account_id: string, role: string, browser = owner) =>
  browser.api.patch('/api/v1/team', { business_id: businessId(), account_id, role });
const remove = (account_id: string, browser = owner) =>
  browser.api.del(`/api/v1/team?business_id=${businessId()}&account_id=${account_id}`);

describe('an invitation', () => {
  test('is mailed, shows what it is for, makes an account, and works once', async () => {
    const email = newEmail();
    const made = await inviteTo(email.toUpperCase(), 'admin');
    expect(made).toMatchObject({ status: 201, body: { email, role: 'admin', status: 'sending' } });
    const secret = await token(email);
    await eventually(async () => (await team()).invitations.find((one: { status: string }) => one.status === 'sent'));
    const anyone = newBrowser(instance).api;
    const shown = await anyone.post('/api/v1/team/invitations/read', { token: secret });
    expect(shown.body).toEqual({
      business_name: 'Acme',
      email,
      role: 'admin',
      invited_by: account.email,
      has_account: false,
    });
    const name = 'Ada Lovelace';
    const twice = await Promise.all([
      anyone.post('/api/v1/team/join', { token: secret, password, name }),
      anyone.post('/api/v1/team/join', { token: secret, password, name }),
    ]);
    expect(twice.filter(({ status }) => status === 201)).toHaveLength(1);
    expect((await anyone.post('/api/v1/team/invitations/read', { token: secret })).status).toBe(404);
    const ada = await signedInBrowser(instance, email);
    const { members, invitations } = await team(ada);
    expect(members).toMatchObject([
      { email: account.email, role: 'owner' },
      { email, name, role: 'admin' },
    ]);
    expect(invitations).toEqual([]);
    expect((await ada.api.get(`/api/v1/agents?business_id=${businessId()}`)).body.agents).toHaveLength(1);
    const { entries } = (await owner.api.get(`/api/v1/audit?business_id=${businessId()}&action=member.joined`)).body;
    expect(entries[0]).toMatchObject({ actor_kind: 'person', after: { name: email, role: 'admin' } });
  });

  test('is not kept in the open', async () => {
    const email = newEmail();
    await inviteTo(email);
    const secret = (await token(email)) as string;
    const [row] = await asOwner<{ text: string }>(
      `select i::text || (select coalesce(string_agg(j.data::text, ''), '') from pgboss.job j) as text from invitations i where email = $1`,
      [email],
    );
    expect(row?.text).toContain(email);
    expect(row?.text).not.toContain(secret);
  });

  test('sent again has a new link, and the older one opens nothing; withdrawn, neither does', async () => {
    const email = newEmail();
    const { id } = (await inviteTo(email)).body;
    const first = await token(email);
    await eventually(async () =>
      (await team()).invitations.find((one: { id: string; sent_at: string }) => one.id === id && one.sent_at),
    );
    const soon = await owner.api.post('/api/v1/team/invitations/resend', { id });
    expect(soon.status).toBe(429);
    await asOwner(`update invitations set sent_at = now() - interval '2 minutes' where id = $1`, [id]);
    expect((await owner.api.post('/api/v1/team/invitations/resend', { id })).status).toBe(200);
    const second = await token(email, 2);
    const read = (secret: unknown) => newBrowser(instance).api.post('/api/v1/team/invitations/read', { token: secret });
    expect([(await read(first)).status, (await read(second)).status]).toEqual([404, 200]);
    expect((await owner.api.del(`/api/v1/team/invitations?id=${id}`)).status).toBe(200);
    expect((await read(second)).status).toBe(404);
  });

  test('ends after seven days', async () => {
    const email = newEmail();
    const { id } = (await inviteTo(email)).body;
    const secret = await token(email);
    await asOwner(`update invitations set expires_at = now() - interval '1 second' where id = $1`, [id]);
    const late = await newBrowser(instance).api.post('/api/v1/team/join', { token: secret, password });
    expect(late.status).toBe(404);
    expect((await team()).invitations.find((one: { id: string }) => one.id === id).status).toBe('expired');
  });

  test('for somebody with an account is theirs alone to accept, and keeps who is there', async () => {
    const other = await instance.signUp('Other');
    const guest = await signedInBrowser(instance, other.email);
    await inviteTo(other.email, 'viewer');
    const secret = await token(other.email);
    const anyone = newBrowser(instance).api;
    expect((await anyone.post('/api/v1/team/invitations/read', { token: secret })).body.has_account).toBe(true);
    expect((await anyone.post('/api/v1/team/join', { token: secret, password })).body.error.code).toBe('email_exists');
    expect((await owner.api.post('/api/v1/team/accept', { token: secret })).status).toBe(403);
    expect((await other.api.post('/api/v1/team/accept', { token: secret })).status).toBe(403);
    expect((await guest.api.post('/api/v1/team/accept', { token: secret })).status).toBe(200);
    expect((await team(guest)).members.some(({ email }: { email: string }) => email === other.email)).toBe(true);
    expect((await inviteTo(other.email)).body.error.code).toBe('conflict');
    // A viewer here, whatever their own key may do in their own business.
    expect((await other.api.get(`/api/v1/leads?business_id=${businessId()}`)).status).toBe(200);
    const written = await other.api.post('/api/v1/leads', {
      business_id: businessId(),
      name: 'X',
      phone: '+15125550100',
    });
    expect(written.status).toBe(403);
    const own = await other.api.post('/api/v1/leads', {
      business_id: other.business_id,
      name: 'X',
      phone: '+15125550100',
    });
    expect(own.status).toBe(201);
  });
});

describe('a role', () => {
  test('is given by admins, and never above their own', async () => {
    const [admin, member] = [await joined('admin'), await joined('member')];
    expect((await inviteTo(newEmail(), 'owner', admin.browser)).status).toBe(403);
    expect((await inviteTo(newEmail(), 'admin', admin.browser)).status).toBe(201);
    expect((await inviteTo(newEmail(), 'viewer', member.browser)).status).toBe(403);
    expect((await patch(member.id, 'owner', admin.browser)).status).toBe(403);
    expect((await patch(member.id, 'viewer', admin.browser)).body.role).toBe('viewer');
    const [first] = (await team()).members;
    expect((await patch(first.account_id, 'viewer', admin.browser)).status).toBe(403);
    expect((await remove(first.account_id, admin.browser)).status).toBe(403);
    expect((await remove(admin.id, member.browser)).status).toBe(403);
  });

  test('holds at once, for the session and for the key', async () => {
    const ada = await joined('member');
    const body = { business_id: businessId(), name: 'hers', scopes: ['leads:read', 'leads:write'] };
    const { key } = (await ada.browser.api.post('/api/v1/keys', body)).body;
    const lead = (n: number) => ({ business_id: businessId(), name: `Lead ${n}`, phone: `+1512555020${n}` });
    expect((await ada.browser.api.post('/api/v1/leads', lead(1))).status).toBe(201);
    expect((await instance.client(key).post('/api/v1/leads', lead(2))).status).toBe(201);
    await patch(ada.id, 'viewer');
    expect((await ada.browser.api.post('/api/v1/leads', lead(3))).status).toBe(403);
    expect((await instance.client(key).post('/api/v1/leads', lead(4))).status).toBe(403);
    expect((await instance.client(key).get('/api/v1/leads')).status).toBe(200);
  });
});

describe('whoever is taken off the team', () => {
  test('loses the business at once, with every key for it, also when they come back', async () => {
    const { email, id, browser } = await joined('member');
    const { key } = (await browser.api.post('/api/v1/keys', { business_id: businessId(), name: 'hers' })).body;
    const test = (await browser.api.post('/api/v1/sandbox/keys', { business_id: businessId() })).body.key;
    const calls = (secret: string) => instance.client(secret).get('/api/v1/calls');
    expect([(await calls(key)).status, (await calls(test)).status]).toEqual([200, 200]);
    expect((await remove(id)).status).toBe(200);
    expect([(await calls(key)).status, (await calls(test)).status]).toEqual([401, 401]);
    expect((await browser.api.get(`/api/v1/calls?business_id=${businessId()}`)).status).toBe(403);
    expect((await team()).former).toContainEqual({ account_id: id, name: email });
    await inviteTo(email);
    expect((await browser.api.post('/api/v1/team/accept', { token: await token(email, 2) })).status).toBe(200);
    expect((await browser.api.get(`/api/v1/calls?business_id=${businessId()}`)).status).toBe(200);
    expect([(await calls(key)).status, (await calls(test)).status]).toEqual([401, 401]);
    expect((await team()).former).toEqual([]);
  });

  test('is refused by the database too, whatever is left of their key', async () => {
    const { id, browser } = await joined('member');
    const { key } = (await browser.api.post('/api/v1/keys', { business_id: businessId(), name: 'hers' })).body;
    await asOwner('delete from memberships where account_id = $1', [id]);
    expect((await instance.client(key).get('/api/v1/calls')).status).toBe(401);
  });

  test('may leave by themselves; the last owner may not, nor step down', async () => {
    const { id, browser } = await joined('viewer');
    expect((await remove(id, browser)).status).toBe(200);
    const [first] = (await team()).members;
    expect((await remove(first.account_id)).body.error.code).toBe('conflict');
    expect((await patch(first.account_id, 'admin')).body.error.code).toBe('conflict');
    const second = await joined('owner');
    const both = await Promise.all([remove(first.account_id), remove(second.id, second.browser)]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    const owners = await asOwner(`select from memberships where business_id = $1 and role = 'owner'`, [businessId()]);
    expect(owners).toHaveLength(1);
    // For the tests that follow, the first one is the owner again.
    await asOwner(
      `insert into memberships values ($1, $2, 'owner') on conflict (account_id, business_id) do update set role = 'owner'`,
      [first.account_id, businessId()],
    );
  });

  test('hands the ownership on and stays as an admin', async () => {
    const next = await joined('member');
    const to = { business_id: businessId(), account_id: next.id };
    expect((await next.browser.api.post('/api/v1/team/transfer', to)).status).toBe(403);
    expect((await owner.api.post('/api/v1/team/transfer', to)).body).toMatchObject({ role: 'owner' });
    const roles = Object.fromEntries(
      (await team()).members.map(({ email, role }: { email: string; role: string }) => [email, role]),
    );
    expect(roles).toMatchObject({ [account.email]: 'admin', [next.email]: 'owner' });
    expect((await owner.api.post('/api/v1/team/transfer', to)).status).toBe(403);
  });
});

test('the people of a business are nobody else’s to see', async () => {
  const stranger = await instance.signUp('Stranger');
  const browser = await signedInBrowser(instance, stranger.email);
  expect((await browser.api.get(`/api/v1/team?business_id=${businessId()}`)).status).toBe(403);
  expect((await account.api.get(`/api/v1/team?business_id=${businessId()}`)).status).toBe(403);
});
