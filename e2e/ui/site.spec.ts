import { expect, type Page, test } from '@playwright/test';
import { newEmail, PASSWORD } from './account.ts';

const LINE = 'a plumber in Austin, open 8 to 5, emergency call-outs 120 dollars';

/** Says something and waits for Kai's answer. */
async function say(page: Page, line: string): Promise<void> {
  const turns = page.getByRole('log').getByRole('listitem');
  const before = await turns.count();
  await page.getByLabel('What you say').fill(line);
  await page.getByLabel('What you say').press('Enter');
  await expect(turns).toHaveCount(before + 2);
  await expect(page.getByLabel('is thinking')).toHaveCount(0);
}

test('a visitor calls an agent of their own line, sees the lead of that call, and keeps the agent', {
  tag: ['@short', '@phone'],
}, async ({ page }) => {
  test.setTimeout(120_000);
  const spoken: number[] = [];
  page.on('response', (response) => {
    if (response.url().endsWith('/api/v1/tryout/speak')) spoken.push(response.status());
  });

  await test.step('call it, without an account', async () => {
    await page.goto('/');
    await page.getByLabel('What is your business?').fill(LINE);
    await page.getByRole('button', { name: 'Call this agent' }).click();
    await expect(page.getByRole('log')).toContainText('Austin Plumbing');
    await say(page, 'Hi, a pipe burst in my kitchen. How much is an emergency call-out?');
    await expect(page.getByRole('log')).toContainText('120 dollars');
    await say(page, 'My name is Nora Quill, and my number is 512 555 0142.');
    await expect.poll(() => spoken).toContain(200);
  });

  await test.step('see what the call left behind', async () => {
    const call = page.getByRole('region', { name: 'Your call' });
    await call.getByRole('button', { name: 'Hang up' }).click();
    await expect(call.getByText('This call left a lead')).toBeVisible();
    await expect(call.getByText('of 100')).toBeVisible();
    await expect(call).toContainText('+1 512 555 0142');
    await expect(call.getByRole('button', { name: /Asked for the price/ })).toContainText('emergency call-out');
  });

  await test.step('keep the agent', async () => {
    await page.getByRole('link', { name: 'Keep this agent' }).click();
    await expect(page.getByLabel('Business name')).toHaveValue('Austin Plumbing');
    await expect(page.getByLabel('What you do')).toHaveValue(LINE);
    await page.getByLabel('Email').fill(newEmail());
    await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
    await page.getByRole('button', { name: 'Create the account' }).click();
    await expect(page.getByRole('button', { name: 'Copy the API key' })).toBeVisible({ timeout: 30_000 });
    const key = (await page.getByText(/^kc_live_/).textContent()) ?? '';
    const { agents } = await (
      await page.request.get('/api/v1/agents', { headers: { authorization: `Bearer ${key}` } })
    ).json();
    const agent = await (
      await page.request.get(`/api/v1/agents?id=${agents[0].id}`, { headers: { authorization: `Bearer ${key}` } })
    ).json();
    expect(agent.prompts.inbound.prompt).toContain('Emergency call-outs cost 120 dollars.');
    await page.getByRole('link', { name: 'Open the dashboard' }).click();
    await expect(page).toHaveURL(/\/b\/[0-9a-f-]+\/overview$/, { timeout: 30_000 });
  });
});

test('the agent answers only what it was told, and one can hang up before a word was said', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('button', { name: 'Salon' }).click();
  await page.getByRole('button', { name: 'Call this agent' }).click();
  await expect(page.getByRole('log')).toContainText('Portland Hair Salon');
  await page.getByRole('button', { name: 'How much are haircuts?' }).click();
  await expect(page.getByRole('log')).toContainText('45 dollars');
  await say(page, 'Do you sell truck tires?');
  await expect(page.getByRole('log').getByRole('listitem').last()).toContainText(/follow up|note|get back/i);
  await page.getByRole('button', { name: 'Hang up' }).click();
  await page.getByRole('button', { name: 'Another call' }).click();
  await page.getByRole('button', { name: 'Call this agent' }).click();
  await expect(page.getByRole('log').getByRole('listitem')).toHaveCount(1);
  await page.getByRole('button', { name: 'Hang up' }).click();
  await expect(page.getByLabel('What is your business?')).toBeVisible();
});

test('prices are those of the ledger, and what may be indexed is said', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('link', { name: 'What a month comes to' }).click();
  await expect(page.getByRole('heading', { name: 'You pay for talk.' })).toBeVisible();
  await expect(page.getByText('10.4¢').first()).toBeVisible();
  const row = page.getByRole('row', { name: /A busy shop/ });
  await expect(row).toContainText('$85.78');
  const robots = await (await page.request.get('/robots.txt')).text();
  expect(robots).toContain('Disallow: /b/');
  expect(await (await page.request.get('/sitemap.xml')).text()).toContain('/pricing</loc>');
  await expect(page.locator('meta[property="og:title"]')).toHaveAttribute('content', /KaiCalls/);
});
