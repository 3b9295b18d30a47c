import { randomUUID } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { ListSessionsOutput } from '#lib/services/sign-in/schema.ts';
import { Invitation, ListTeamOutput } from '#lib/services/team/schema.ts';
import { ask, bySession, type Credentials, eventually, NOBODY } from './product.ts';

async function answered(who: Credentials, method: string, path: string, body?: object): Promise<unknown> {
  const reply = await ask(who, method, path, { body });
  expect(reply.status, `${method} ${path} ${reply.text}`).toBeLessThan(300);
  return reply.body;
}

/** Somebody who is invited, and has not joined. */
export async function invited(
  owner: Credentials,
  business_id: string,
  email = `${randomUUID()}@example.com`,
): Promise<string> {
  return Invitation.parse(await answered(owner, 'POST', '/api/v1/team/invitations', { business_id, email })).id;
}

/** Somebody who came by the mailed link. Answers the account. */
export async function joined(owner: Credentials, business_id: string): Promise<string> {
  const email = `${randomUUID()}@example.com`;
  await invited(owner, business_id, email);
  const token = await eventually(async () => tokenTo(email));
  await answered(NOBODY, 'POST', '/api/v1/team/join', { token, password: 'a long password of a test' });
  const team = ListTeamOutput.parse(await answered(owner, 'GET', `/api/v1/team?business_id=${business_id}`));
  return team.members.find((member) => member.email === email)?.account_id ?? '';
}

/** What the mail to an address carries, in the folder that stands for a mail server. */
function tokenTo(email: string): string | undefined {
  const mails = globSync(join(process.env.E2E_DATA_DIR ?? '', 'outbox/*-join-*.json'));
  const texts = mails.map((file) => readFileSync(file, 'utf8'));
  const mail = texts.find((text) => text.includes(email));
  return mail && (new URL(JSON.parse(mail).link).searchParams.get('token') ?? undefined);
}

/** Another browser in which somebody is signed in. Answers its session. */
export async function signedInElsewhere(email: string, password: string): Promise<string> {
  const other = await bySession(email, password);
  const { sessions } = ListSessionsOutput.parse(await answered(other, 'GET', '/api/v1/person/sessions'));
  return sessions.find(({ current }) => current)?.id ?? '';
}
