import { randomUUID } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';

export interface Account {
  email: string;
  password: string;
  businessId: string;
  agentId: string;
  apiKey: string;
}

export const newEmail = (): string => `ui-${randomUUID()}@example.com`;
export const PASSWORD = 'seven green bottles';

/** An account made by the API, as a program makes one. */
export async function makeAccount(page: Page, businessName = 'Bloom Dental'): Promise<Account> {
  const email = newEmail();
  const reply = await page.request.post('/api/v1/signup', {
    data: { business_name: businessName, email, password: PASSWORD, business_type: 'Dental' },
  });
  expect(reply.status(), await reply.text()).toBe(201);
  const body = (await reply.json()) as { api_key: string; business_id: string; agent_id: string };
  return { email, password: PASSWORD, businessId: body.business_id, agentId: body.agent_id, apiKey: body.api_key };
}

export async function signIn(page: Page, { email, password }: Pick<Account, 'email' | 'password'>): Promise<void> {
  await page.goto('/sign-in');
  await fillSignIn(page, email, password);
  await expect(page).toHaveURL(/\/b\/[0-9a-f-]+\/overview$/);
}

export async function fillSignIn(page: Page, email: string, password: string): Promise<void> {
  await page.getByLabel('Email').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

/** A call that an agent has had, with its recording. */
export async function makeCall(page: Page, { apiKey, agentId }: Account): Promise<{ id: string; leadId: string }> {
  const headers = { authorization: `Bearer ${apiKey}` };
  const lines = ['Hi, my name is Nora Quill, and I would like to book a cleaning.', 'That is all, thank you. Goodbye.'];
  const rung = await page.request.post('/api/v1/sandbox/calls', {
    headers,
    data: { agent_id: agentId, from: '+15125550142', caller_lines: lines },
  });
  const { id } = (await rung.json()) as { id: string };
  let leadId = '';
  await expect
    .poll(
      async () => {
        const call = await (await page.request.get(`/api/v1/calls?id=${id}`, { headers })).json();
        leadId = call.lead_id ?? '';
        return call.recording;
      },
      { timeout: 90_000 },
    )
    .toBe('ready');
  return { id, leadId };
}

/** The link in the newest mail to this address, from the folder that stands for a mail server. */
export function mailedLink(to: string): string | undefined {
  const outbox = join(process.env.E2E_DATA_DIR || '.data', 'outbox');
  if (!existsSync(outbox)) return undefined;
  const mails = readdirSync(outbox)
    .filter((file) => file.endsWith('.json'))
    .sort()
    .map((file) => JSON.parse(readFileSync(join(outbox, file), 'utf8')) as { to: string; link?: string });
  return mails.findLast((mail) => mail.to === to)?.link;
}
