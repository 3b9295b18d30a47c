import { expect, type Page, test } from '@playwright/test';
import { Secret, TOTP } from 'otpauth';
import { fillSignIn, mailedLink, makeAccount, newEmail, PASSWORD, signIn } from './account.ts';

test('somebody is invited, joins by the mail, gets another role and is taken off', {
  tag: ['@short', '@phone'],
}, async ({ page, browser }) => {
  test.setTimeout(120_000);
  const account = await makeAccount(page);
  await signIn(page, account);
  const team = `/b/${account.businessId}/settings/team`;
  const email = newEmail();
  const guest = await (await browser.newContext()).newPage();

  await test.step('the invitation goes out', async () => {
    await page.goto(team);
    await page.getByRole('button', { name: 'Invite' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Email').fill(email);
    await dialog.getByRole('combobox', { name: 'Role' }).click();
    await page.getByRole('option', { name: /^Viewer/ }).click();
    await dialog.getByRole('button', { name: 'Send the invitation' }).click();
    await expect(page.getByRole('main').getByText(email)).toBeVisible();
    await expect(page.getByText(/^Sent/)).toBeVisible({ timeout: 15_000 });
  });

  await test.step('the link makes an account that looks and changes nothing', async () => {
    await expect.poll(() => mailedLink(email)).toBeTruthy();
    await guest.goto(mailedLink(email) ?? '');
    await expect(guest.getByRole('heading', { name: 'Join Bloom Dental' })).toBeVisible();
    await guest.getByLabel('Your name').fill('Ada Lovelace');
    await guest.getByLabel('Password', { exact: true }).fill(PASSWORD);
    await guest.getByRole('button', { name: 'Join', exact: true }).click();
    await expect(guest).toHaveURL(new RegExp(`/b/${account.businessId}/overview$`));
    await guest.goto(team);
    await expect(guest.getByText('Ada Lovelace')).toBeVisible();
    await expect(guest.getByRole('button', { name: 'Invite' })).toHaveCount(0);
    await guest.goto(mailedLink(email) ?? '');
    await expect(guest.getByRole('heading', { name: 'This invitation is no longer valid' })).toBeVisible();
  });

  await test.step('another role, taken back', async () => {
    await page.reload();
    const role = page.getByRole('combobox', { name: 'Role of Ada Lovelace' });
    await role.click();
    await page.getByRole('option', { name: /^Admin/ }).click();
    await expect(role).toHaveText('Admin');
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(role).toHaveText('Viewer');
    await page.goto(`/b/${account.businessId}/settings/audit`);
    await expect(page.getByText('Ada Lovelace joined the team')).toBeVisible();
  });

  await test.step('off the team, and out at once', async () => {
    await page.goto(team);
    await page.getByRole('button', { name: 'More about Ada Lovelace' }).click();
    await page.getByRole('menuitem', { name: 'Remove from the team' }).click();
    await page.getByRole('button', { name: 'Remove Ada Lovelace' }).click();
    await expect(page.getByText('Ada Lovelace is off the team.')).toBeVisible();
    await guest.goto(`/b/${account.businessId}/calls`);
    await expect(guest.getByRole('heading', { name: 'You are on no team any more' })).toBeVisible();
    await guest.getByLabel('Business name').fill('Lovelace Engines');
    await guest.getByRole('button', { name: 'Add the business' }).click();
    await expect(guest.getByText('Lovelace Engines is ready')).toBeVisible();
    await expect(guest).toHaveURL(/\/b\/[0-9a-f-]{36}/);
  });
  await guest.context().close();
});

const codeOf = (secret: string, stepsAgo = 0) =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: Date.now() - stepsAgo * 30_000 });

/** Sets up an authenticator app; answers its secret and the recovery codes. */
async function setUpFactor(page: Page): Promise<{ secret: string; recovery: string[] }> {
  await page.getByRole('button', { name: 'Set it up' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Continue' }).click();
  await expect(dialog.getByAltText('QR code for the authenticator app')).toBeVisible();
  const secret = ((await dialog.getByRole('code').textContent()) ?? '').replaceAll(' ', '');
  // The code of the step before is good as well, and leaves this one for the next sign-in.
  await dialog.getByLabel('Code').fill(codeOf(secret, 1));
  await dialog.getByRole('button', { name: 'Check the code' }).click();
  await expect(dialog.getByText('Keep your recovery codes')).toBeVisible();
  const recovery = await dialog.getByRole('listitem').allTextContents();
  await dialog.getByRole('button', { name: 'I have kept them' }).click();
  return { secret, recovery };
}

test('sign-in asks for the code of a second factor, and takes a recovery code in its place', { tag: '@short' }, async ({
  page,
  browser,
}) => {
  test.setTimeout(120_000);
  const account = await makeAccount(page);
  await signIn(page, account);
  const mine = `/b/${account.businessId}/settings/account`;
  await page.goto(mine);
  const { secret, recovery } = await setUpFactor(page);
  expect(recovery).toHaveLength(10);

  const other = await (await browser.newContext()).newPage();
  await test.step('neither pages nor the API open before the code', async () => {
    await other.goto('/sign-in');
    await fillSignIn(other, account.email, account.password);
    await expect(other.getByLabel('Code')).toBeVisible();
    expect((await other.request.get(`/api/v1/calls?business_id=${account.businessId}`)).status()).toBe(401);
    await other.goto(mine);
    await expect(other.getByLabel('Code')).toBeVisible();
    await other.getByLabel('Code').fill('000000');
    await other.getByRole('button', { name: 'Continue' }).click();
    await expect(other.getByRole('alert').filter({ hasText: 'not right' })).toBeVisible();
    await other.getByLabel('Code').fill(codeOf(secret));
    await other.getByRole('button', { name: 'Continue' }).click();
    await expect(other).toHaveURL(/\/overview$/);
  });

  await test.step('a browser that is not known is signed out from here', async () => {
    await page.goto(mine);
    const sessions = page.getByRole('main').getByRole('listitem').filter({ hasText: 'Signed in' });
    await expect(sessions).toHaveCount(2);
    await sessions.getByRole('button', { name: /^Sign out/ }).click();
    await expect(sessions).toHaveCount(1);
    await other.goto(mine);
    await expect(other).toHaveURL(/\/sign-in/);
  });

  await test.step('a recovery code opens it once', async () => {
    const giveRecoveryCode = async () => {
      await fillSignIn(other, account.email, account.password);
      await other.getByRole('button', { name: 'Use a recovery code' }).click();
      await other.getByLabel('Recovery code').fill(recovery[0] ?? '');
      await other.getByRole('button', { name: 'Continue' }).click();
    };
    await giveRecoveryCode();
    await expect(other).toHaveURL(/\/overview$/);
    await other.context().clearCookies();
    await other.goto('/sign-in');
    await giveRecoveryCode();
    await expect(other.getByRole('alert').filter({ hasText: 'was used already' })).toBeVisible();
  });
  await other.context().close();
});

test('the password is changed by who knows it, and the name is seen by the team', async ({ page }) => {
  test.setTimeout(120_000);
  const account = await makeAccount(page);
  await signIn(page, account);
  await page.goto(`/b/${account.businessId}/settings/account`);
  const dialog = page.getByRole('dialog');

  await page.getByRole('button', { name: 'Change' }).first().click();
  await dialog.getByLabel('Name').fill('Grace Hopper');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('main').getByText('Grace Hopper')).toBeVisible();

  await page.getByRole('button', { name: 'Change' }).nth(2).click();
  await dialog.getByLabel('Present password').fill('not this one');
  await dialog.getByLabel('New password').fill('eight blue bottles');
  await dialog.getByRole('button', { name: 'Change it' }).click();
  await expect(dialog.getByRole('alert')).toContainText('The present password is not right.');
  await dialog.getByLabel('Present password').fill(account.password);
  await dialog.getByRole('button', { name: 'Change it' }).click();
  await expect(page.getByText('Your password is changed.')).toBeVisible();
  await page.context().clearCookies();
  await signIn(page, { ...account, password: 'eight blue bottles' });
  await page.goto(`/b/${account.businessId}/settings/team`);
  await expect(page.getByRole('main').getByText('Grace Hopper')).toBeVisible();
});
