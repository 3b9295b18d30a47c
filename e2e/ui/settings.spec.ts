import { expect, test } from '@playwright/test';
import { makeAccount, signIn } from './account.ts';

test('an owner sets rules, notices and the do-not-call list, and the audit log says so', { tag: '@short' }, async ({
  page,
}) => {
  test.setTimeout(180_000);
  const account = await makeAccount(page);
  await signIn(page, account);
  const settings = `/b/${account.businessId}/settings`;
  const save = () =>
    page.getByRole('region', { name: 'Unsaved changes' }).getByRole('button', { name: 'Save' }).click();

  await test.step('rules and the do-not-call list', async () => {
    await page.goto(`${settings}/compliance`);
    await page.getByLabel('At most so many contacts').fill('3');
    await save();
    await expect(page.getByText('Saved. What waits already is decided anew.')).toBeVisible();
    await page.getByRole('textbox', { name: 'Number' }).fill('+1 512 555 0188');
    await page.getByRole('textbox', { name: 'Why' }).fill('Asked by letter');
    await page.getByRole('button', { name: 'Add to the list' }).click();
    await expect(page.getByText('Asked by letter')).toBeVisible();
    await page.reload();
    await expect(page.getByLabel('At most so many contacts')).toHaveValue('3');
    await page.getByRole('button', { name: 'Remove +15125550188' }).click();
    await page.getByRole('button', { name: 'Take it off' }).click();
    await expect(page.getByText('Nobody has asked not to be called.')).toBeVisible();
  });

  await test.step('notices', async () => {
    await page.goto(`${settings}/notices`);
    await page.getByLabel('From a score of').fill('70');
    await page.getByRole('switch', { name: 'Missed call: Text' }).click();
    await expect(page.getByText('Something above needs another look')).toBeVisible();
    await page.getByLabel('Text to').fill('+15125550142');
    await save();
    await expect(page.getByText('Saved.')).toBeVisible();
    await page.reload();
    await expect(page.getByLabel('From a score of')).toHaveValue('70');
    await expect(page.getByLabel('Text to')).toHaveValue('+15125550142');
  });

  await test.step('a mail account whose server does not answer says why', async () => {
    await page.goto(`${settings}/email`);
    await page.getByRole('button', { name: 'Connect a mail account' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Address').fill('front@example.com');
    await dialog.getByLabel('Mail server').fill('smtp.invalid');
    await dialog.getByLabel('Password', { exact: true }).fill('secret');
    await dialog.getByRole('button', { name: 'Connect the account' }).click();
    await expect(page.getByText('Sign-in fails')).toBeVisible({ timeout: 40_000 });
    expect(await page.content()).not.toContain('secret');
    await page.getByRole('button', { name: 'Disconnect front@example.com' }).click();
    await page.getByRole('button', { name: 'Disconnect the account' }).click();
    await expect(page.getByText('Your mail accounts will be here')).toBeVisible();
  });

  await test.step('the audit log has all of it, with what was before', async () => {
    await page.goto(`${settings}/audit`);
    const log = page.getByRole('main').getByRole('listitem');
    await expect(log.filter({ hasText: 'You put a number on the do-not-call list' })).toHaveCount(1);
    await expect(log.filter({ hasText: 'You changed the notices' })).toHaveCount(1);
    const rules = log.filter({ hasText: 'You changed the rules of contact' });
    await rules.getByText('max contacts').first().click();
    await expect(rules.getByRole('definition')).toContainText(['Before7After3']);
  });
});
