import { expect, type Page, test } from '@playwright/test';
import { type Account, makeAccount, signIn } from './account.ts';

const MOD = 'ControlOrMeta';

async function filed(page: Page, { apiKey }: Account, name: string, phone: string): Promise<void> {
  const reply = await page.request.post('/api/v1/leads', {
    headers: { authorization: `Bearer ${apiKey}` },
    data: { name, phone },
  });
  expect(reply.status()).toBe(201);
}

/** Opens the palette, types, and takes what stands first. */
async function find(page: Page, words: string, expected: RegExp): Promise<void> {
  await page.keyboard.press(`${MOD}+k`);
  const palette = page.getByRole('dialog', { name: 'Find anything' });
  await palette.getByRole('combobox').fill(words);
  await expect(palette.getByRole('option', { name: expected }).first()).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Enter');
}

test('everything by the keyboard: a person found by digits, a page by two letters, an action done', {
  tag: '@short',
}, async ({ page, isMobile }) => {
  test.skip(isMobile, 'a phone has no keys');
  const account = await makeAccount(page);
  await filed(page, account, 'Zora Quimby', '+15125550163');
  await signIn(page, account);

  await find(page, '555 0163', /Zora Quimby/);
  await expect(page).toHaveURL(/\/leads\/[0-9a-f-]{36}$/);
  await expect(page.getByRole('heading', { name: 'Zora Quimby' }).first()).toBeVisible();
  // Only what one stays with for a moment is remembered.
  const remembered = () => page.evaluate((name) => localStorage.getItem(name), `kc-recent-${account.businessId}`);
  await expect.poll(remembered).toContain('Zora Quimby');

  await page.keyboard.press('g');
  await page.keyboard.press('n');
  await expect(page).toHaveURL(/\/numbers$/);

  await page.keyboard.press(`${MOD}+k`);
  const recent = page.getByRole('group', { name: 'Recent' });
  await expect(recent.getByRole('option')).toContainText(['Zora Quimby']);
  await page.keyboard.press('Escape');

  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keyboard' })).toContainText('Find anything');
  await page.keyboard.press('Escape');

  await find(page, 'new key', /New API key/);
  await expect(page.getByRole('dialog').getByLabel('Name')).toBeVisible();
});

test('the first steps are ticked by what happens, passed over, put away and brought back', async ({ page }) => {
  const account = await makeAccount(page);
  await signIn(page, account);
  const steps = page.getByRole('region', { name: 'First steps' });
  await expect(steps).toContainText('0 of 6 done');
  await page.request.post('/api/v1/webhooks', {
    headers: { authorization: `Bearer ${account.apiKey}` },
    data: { business_id: account.businessId, webhook_url: 'https://example.com/hook' },
  });
  await page.reload();
  await expect(steps).toContainText('1 of 6 done');
  await steps.getByRole('button', { name: 'Skip: Invite a teammate' }).click();
  await expect(steps.getByRole('listitem').filter({ hasText: 'Invite a teammate' })).toContainText('Skipped');
  await steps.getByRole('button', { name: 'Skip all' }).click();
  await expect(steps).toBeHidden();
  await page.keyboard.press('?');
  await page.getByRole('button', { name: 'Show first steps' }).click();
  await expect(steps).toContainText('1 of 6 done');
});

test('sample data fills test mode, says so on every page, and goes in one click', async ({ page }) => {
  test.setTimeout(180_000);
  const account = await makeAccount(page);
  await signIn(page, account);
  await page.getByRole('button', { name: 'Fill with sample data' }).click();
  const bar = page.getByRole('complementary', { name: 'Test mode' });
  await expect(bar).toContainText('Sample data: every person and call is invented', { timeout: 120_000 });
  expect(page.url()).not.toContain(account.businessId);
  await page.goto(page.url().replace('overview', 'leads'));
  const maria = page.getByRole('main').getByRole('link', { name: 'Maria Garcia' });
  await expect(maria).toBeVisible();
  await bar.getByRole('button', { name: 'Remove the sample data' }).click();
  await expect(bar).not.toContainText('Sample data');
  await expect(maria).toHaveCount(0);
  await bar.getByRole('link', { name: 'Back to live' }).click();
  await expect(page).toHaveURL(new RegExp(`/b/${account.businessId}/leads$`));
});

test('an owner takes everything with them, has a number forgotten, deletes the business and adds another', {
  tag: '@short',
}, async ({ page, hasTouch }) => {
  test.setTimeout(90_000);
  const account = await makeAccount(page, 'Harbour Plumbing');
  await filed(page, account, 'Zora Quimby', '+15125550163');
  await signIn(page, account);
  await page.goto(`/b/${account.businessId}/settings/data`);

  await page.getByRole('button', { name: 'Make an archive' }).click();
  const link = page.getByRole('link', { name: 'Download' });
  await expect(link).toBeVisible({ timeout: 30_000 });
  const download = page.waitForEvent('download');
  await link.click();
  expect((await download).suggestedFilename()).toMatch(/^harbour-plumbing-[\d-]+\.zip$/);

  await page.getByLabel('Phone number').fill('+1 512 555 0163');
  // Asked whether it is meant, Enter keeps things as they are, and leads back to what was pressed.
  const erase = page.getByRole('button', { name: 'Erase', exact: true });
  await erase.click();
  await expect(page.getByRole('button', { name: 'Keep it' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(erase).toBeFocused();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Erase +1 512 555 0163' }).click();
  await expect(page.getByText(/Gone: 1 lead/)).toBeVisible({ timeout: 20_000 });
  await expect(link).toBeHidden();

  await page.getByRole('button', { name: 'Delete this business' }).click();
  const sure = page.getByRole('button', { name: 'Delete Harbour Plumbing' });
  await expect(sure).toBeDisabled();
  await page.getByLabel('Type Harbour Plumbing to confirm').fill('Harbour Plumbing');
  await sure.click();
  await expect(page.getByRole('complementary', { name: 'Being deleted' })).toBeVisible();
  const agents = () =>
    page.request
      .get('/api/v1/agents', { headers: { authorization: `Bearer ${account.apiKey}` } })
      .then((r) => r.status());
  await expect.poll(agents).not.toBe(200);
  await page.getByRole('button', { name: 'Keep Harbour Plumbing' }).click();
  await expect(page.getByRole('complementary', { name: 'Being deleted' })).toBeHidden();
  await expect.poll(agents).toBe(200);

  if (hasTouch) await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('button', { name: 'Business: Harbour Plumbing. Switch' }).click();
  await page.getByRole('menuitem', { name: 'Add a business' }).click();
  const dialog = page.getByRole('dialog', { name: 'Add a business' });
  await dialog.getByLabel('Business name').fill('Harbour Heating');
  await dialog.getByRole('button', { name: 'Add the business' }).click();
  await expect(page).not.toHaveURL(new RegExp(account.businessId));
  await expect(page).toHaveURL(/\/overview$/);
  await expect(page.getByRole('heading', { name: 'Overview' })).toBeVisible();
  if (hasTouch) await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('button', { name: 'Business: Harbour Heating. Switch' }).click();
  await page.getByRole('menuitem', { name: 'Harbour Plumbing' }).click();
  await expect(page).toHaveURL(new RegExp(`${account.businessId}/overview$`));
});
