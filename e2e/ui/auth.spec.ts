import { expect, test } from '@playwright/test';
import { fillSignIn, mailedLink, makeAccount, signIn } from './account.ts';

test('a wrong password is told, and lets nobody in', { tag: '@short' }, async ({ page }) => {
  const account = await makeAccount(page);
  await page.goto('/sign-in');
  await fillSignIn(page, account.email, 'not the password');
  await expect(page.getByText('Email and password do not match.')).toBeVisible();
  await expect(page).toHaveURL(/\/sign-in$/);
  await page.goto('/dashboard');
  await expect(page).toHaveURL(/\/sign-in/);
});

test('the mailed link sets a new password, once', { tag: '@short' }, async ({ page, browser }) => {
  const account = await makeAccount(page);
  await page.goto('/reset');
  await page.getByLabel('Email').fill(account.email);
  await page.getByRole('button', { name: 'Send the link' }).click();
  await expect(page.getByText('a link is on its way')).toBeVisible();
  await expect.poll(() => mailedLink(account.email)).toBeTruthy();
  const link = mailedLink(account.email) ?? '';
  await page.goto(link);
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByLabel('New password').fill('eight blue bottles');
  await page.getByRole('button', { name: 'Save and open the dashboard' }).click();
  await expect(page).toHaveURL(/\/b\/[0-9a-f-]+\/overview$/);

  const elsewhere = await (await browser.newContext()).newPage();
  await elsewhere.goto(link);
  await elsewhere.getByRole('button', { name: 'Continue' }).click();
  await expect(elsewhere.getByText('This link has expired or was used already.')).toBeVisible();
  await elsewhere.goto('/sign-in');
  await fillSignIn(elsewhere, account.email, account.password);
  await expect(elsewhere.getByText('Email and password do not match.')).toBeVisible();
  await fillSignIn(elsewhere, account.email, 'eight blue bottles');
  await expect(elsewhere).toHaveURL(/\/b\/[0-9a-f-]+\/overview$/);
  await elsewhere.context().close();
});

test('signed out in one tab is signed out in the other, pages and API', { tag: '@short' }, async ({
  page,
  context,
  hasTouch,
}) => {
  const account = await makeAccount(page);
  await signIn(page, account);
  const other = await context.newPage();
  await other.goto(`/b/${account.businessId}/settings/keys`);
  await expect(other.getByRole('heading', { name: 'Settings' })).toBeVisible();
  const cookies = await context.cookies();
  await page.getByRole('button', { name: hasTouch ? 'More' : 'Account' }).click();
  await page.getByRole(hasTouch ? 'button' : 'menuitem', { name: 'Sign out' }).click();
  await expect(page).toHaveURL(/\/sign-in$/);
  await other.reload();
  await expect(other).toHaveURL(/\/sign-in/);
  // Not even with the cookies of before: the session itself has ended.
  await context.addCookies(cookies);
  await expect.poll(async () => (await other.request.get('/api/v1/keys')).status()).toBe(401);
});

test('after signing in one goes where one was going, on this site only', { tag: '@short' }, async ({
  page,
  context,
}) => {
  const account = await makeAccount(page);
  const wanted = `/b/${account.businessId}/leads`;
  await page.goto(`/sign-in?next=${encodeURIComponent(wanted)}`);
  await fillSignIn(page, account.email, account.password);
  await expect(page).toHaveURL(new RegExp(`${wanted}$`));
  for (const next of ['https://evil.example/', '//evil.example', '/\\evil.example', 'javascript:alert(1)']) {
    await context.clearCookies();
    await page.goto(`/sign-in?next=${encodeURIComponent(next)}`);
    await fillSignIn(page, account.email, account.password);
    await expect(page, next).toHaveURL(/^http:\/\/127\.0\.0\.1:\d+\/b\/[0-9a-f-]+\/overview$/);
  }
});

test('a business of somebody else does not exist', { tag: '@short' }, async ({ page }) => {
  const theirs = await makeAccount(page, 'Theirwell');
  await signIn(page, await makeAccount(page));
  const response = await page.goto(`/b/${theirs.businessId}/overview`);
  expect(response?.status()).toBe(404);
  await expect(page.getByText('Theirwell')).toHaveCount(0);
});
