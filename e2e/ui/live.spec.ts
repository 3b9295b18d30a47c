import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { type Account, makeAccount, makeCall, signIn } from './account.ts';

/** Somebody rings in real time, as from outside: nothing on the page has asked for it. */
async function ring(page: Page, { apiKey, agentId }: Account, more: object): Promise<string> {
  const rung = await page.request.post('/api/v1/sandbox/calls', {
    headers: { authorization: `Bearer ${apiKey}` },
    data: { agent_id: agentId, pace: 'live', record: false, ...more },
  });
  expect(rung.status(), await rung.text()).toBe(201);
  return ((await rung.json()) as { id: string }).id;
}

async function followed(page: Page): Promise<Account> {
  const account = await makeAccount(page);
  await signIn(page, account);
  await page.goto(`/b/${account.businessId}/live`);
  await expect(page.getByText('Following as it happens')).toBeVisible();
  return account;
}

test('a call appears by itself, one speaks in it, hangs up on a name, and sees what became of it', {
  tag: ['@short', '@phone'],
}, async ({ page }) => {
  test.setTimeout(120_000);
  const account = await followed(page);
  await expect(page.getByText('Calls will be here while they go on')).toBeVisible();

  await ring(page, account, { from: '+15125550142', typed: true });
  const call = page.getByRole('region', { name: 'Call with +1 512 555 0142' });
  const words = call.getByRole('log', { name: 'Conversation' });
  await expect(words).toContainText('Bloom Dental', { timeout: 20_000 });
  await expect(page.getByText('1 call going on, word by word')).toBeVisible();

  await call.getByRole('button', { name: 'Be the caller' }).click();
  await call.getByRole('textbox').fill('Hello, my name is Nora Quill and I would like to book a cleaning.');
  await call.getByRole('textbox').press('Enter');
  await expect(words).toContainText('book a cleaning');
  await expect(words.getByRole('listitem')).toHaveCount(3, { timeout: 20_000 });
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect.soft(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.target}`)).toEqual([]);

  await call.getByRole('button', { name: 'Hang up on +1 512 555 0142' }).click();
  const dialog = page.getByRole('dialog', { name: 'Hang up on +1 512 555 0142?' });
  await dialog.getByRole('button', { name: 'Hang up' }).click();
  const ended = page.getByRole('region', { name: /^Ended call with / });
  await expect(ended).toContainText('Hung up from the dashboard');
  await expect(ended.getByRole('link', { name: 'Open lead' })).toBeVisible({ timeout: 20_000 });
  await expect(page.getByText('Nobody is on the phone')).toBeVisible();
});

test('where nothing long comes through, the page says so, and follows by asking', async ({ page }) => {
  test.setTimeout(120_000);
  await page.route(/\/api\/v1\/live\?/, (route) => route.abort());
  const account = await makeAccount(page);
  await signIn(page, account);
  await page.goto(`/b/${account.businessId}/live`);
  await expect(page.getByText('No live connection: asking again every 2 seconds')).toBeVisible({ timeout: 20_000 });
  await ring(page, account, { from: '+15125550143' });
  await expect(page.getByRole('region', { name: /^Call with / }).getByRole('log')).toContainText('Bloom Dental', {
    timeout: 20_000,
  });
});

test('the overview: a number opens the list it was counted from, and what waits can be put away', {
  tag: '@short',
}, async ({ page }) => {
  test.setTimeout(120_000);
  const account = await makeAccount(page);
  await makeCall(page, account);
  // Nobody is at this number: the call fails, and waits for somebody to look at it.
  await page.request.post('/api/v1/calls', {
    headers: { authorization: `Bearer ${account.apiKey}` },
    data: { agent_id: account.agentId, to: '+15005550001' },
  });
  await signIn(page, account);
  await page.goto(`/b/${account.businessId}/overview?days=7`);

  const needsYou = page.locator('section').filter({ has: page.getByRole('heading', { name: 'Needs you' }) });
  await expect(needsYou).toContainText('The number is not in service', { timeout: 20_000 });
  await needsYou.getByRole('button', { name: 'Put away: +1 500 555 0001' }).click();
  await expect(needsYou).not.toContainText('The number is not in service');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(needsYou).toContainText('The number is not in service');
  await page.reload();
  await expect(needsYou).toContainText('The number is not in service');

  const tile = page.getByRole('main').getByRole('link', { name: /^Calls/ });
  await expect(tile).toContainText('2');
  await tile.click();
  await expect(page).toHaveURL(/\/calls\?from=.+&to=/);
  await expect(page.getByRole('main').locator('a[href^="/b/"][href*="/calls/"]:visible')).toHaveCount(2);
});
