import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from '@playwright/test';
import { newEmail, PASSWORD } from './account.ts';
import { callTheAgent } from './caller.ts';

const run = promisify(execFile);

/** What a terminal is told: the status and the body. */
async function curl(baseURL: string | undefined, key: string, path: string): Promise<{ status: number; body: string }> {
  const { stdout } = await run('curl', [
    '-s',
    '-w',
    '\n%{http_code}',
    '-H',
    `Authorization: Bearer ${key}`,
    `${baseURL}${path}`,
  ]);
  const at = stdout.lastIndexOf('\n');
  return { status: Number(stdout.slice(at + 1)), body: stdout.slice(0, at) };
}

test('from nothing to a call, its recording, its lead, and a key that works and then does not', {
  tag: '@short',
}, async ({ page, baseURL, hasTouch }) => {
  test.setTimeout(240_000);
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  // The player's audio element is not in the document: whatever is played is kept where the test can look.
  await page.addInitScript(() => {
    const play = HTMLMediaElement.prototype.play;
    HTMLMediaElement.prototype.play = function () {
      Object.assign(window, { playedElement: this });
      return play.call(this);
    };
  });

  const phoneNumber = await test.step('sign up', async () => {
    await page.goto('/');
    await page
      .getByRole('link', { name: /sign up|start|create|try/i })
      .first()
      .click();
    await expect(page).toHaveURL(/\/sign-up/);
    await page.getByLabel('Business name').fill('Bloom Dental');
    await page.getByLabel('Email').fill(newEmail());
    await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
    await page.getByRole('button', { name: 'Create the account' }).click();
    const answers = page.getByRole('status').filter({ hasText: 'It answers' });
    const digits = (await answers.textContent({ timeout: 30_000 }))?.match(/\+?[\d ()-]{10,}/)?.[0].replace(/\D/g, '');
    await page.getByRole('link', { name: 'Open the dashboard' }).click({ timeout: 30_000 });
    await expect(page).toHaveURL(/\/b\/[0-9a-f-]+\/overview$/, { timeout: 30_000 });
    await expect(page.getByRole('heading', { name: 'Overview' })).toBeVisible();
    return `+1${digits?.slice(-10)}`;
  });

  await test.step('call the agent and watch the call live', () =>
    callTheAgent(page, { name: 'Bloom Dental', phoneNumber }));

  await test.step('play the recording', async () => {
    await expect(page.getByRole('region', { name: 'Conversation' })).toContainText('Nora Quill');
    await page.getByRole('button', { name: 'Play' }).click({ timeout: 60_000 });
    const position = () =>
      page.evaluate(() => (window as { playedElement?: HTMLMediaElement }).playedElement?.currentTime ?? 0);
    await expect.poll(position, { timeout: 20_000 }).toBeGreaterThan(0.5);
    const before = await position();
    await expect.poll(position).toBeGreaterThan(before + 0.5);
    await page.getByRole('button', { name: 'Pause' }).click();
  });

  await test.step('open the lead', async () => {
    await page.locator('dl').getByRole('link', { name: /Nora/ }).first().click();
    await expect(page).toHaveURL(/\/leads\/[0-9a-f-]+$/);
    await expect(page.getByRole('heading', { name: 'Nora Quill' })).toBeVisible();
    await expect(page.getByRole('region', { name: 'Timeline' }).getByRole('link').first()).toBeVisible();
  });

  const key = await test.step('create a key and use it with curl', async () => {
    const main = page.getByRole('navigation', { name: 'Main' });
    if (hasTouch) await main.getByRole('button', { name: 'More' }).click();
    const pages = hasTouch ? page.getByRole('dialog', { name: 'More' }) : main;
    await pages.getByRole('link', { name: 'Settings' }).click();
    await page.getByRole('navigation', { name: 'Settings' }).getByRole('link', { name: 'API keys' }).click();
    await page.getByRole('button', { name: 'New key' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Name').fill('A terminal');
    await dialog.getByRole('button', { name: 'Make the key' }).click();
    const shown = dialog.getByText(/^kc_live_\w+$/);
    const secret = (await shown.textContent()) ?? '';
    await dialog.getByRole('button', { name: 'I have kept it' }).click();
    const { status, body } = await curl(baseURL, secret, '/api/v1/calls');
    expect(status, body).toBe(200);
    expect((JSON.parse(body) as { calls: unknown[] }).calls).toHaveLength(1);
    return secret;
  });

  await test.step('revoke it and be refused', async () => {
    await page.getByRole('button', { name: 'Revoke A terminal' }).first().click();
    await page.getByRole('dialog').getByRole('button', { name: 'Revoke the key' }).click();
    await expect(page.getByRole('dialog')).toHaveCount(0); // while it is open, nothing behind it has a role
    await expect(page.getByRole('button', { name: 'Revoke A terminal' })).toHaveCount(0);
    const { status, body } = await curl(baseURL, key, '/api/v1/calls');
    expect(status).toBe(401);
    expect(body).toContain('"unauthorized"');
  });

  expect(faults, 'errors in the page').toEqual([]);
});
