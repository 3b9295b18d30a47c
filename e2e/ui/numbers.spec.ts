import { expect, test } from '@playwright/test';
import { makeAccount, signIn } from './account.ts';

test('a number is found, added, answered and released', { tag: ['@short', '@phone'] }, async ({ page }) => {
  test.setTimeout(90_000);
  const account = await makeAccount(page);
  await signIn(page, account);
  await page.goto(`/b/${account.businessId}/numbers`);
  const areaCode = String(230 + Math.floor(Math.random() * 570));
  let phone = '';

  await test.step('it is one of the area code that was asked for', async () => {
    await page.getByRole('button', { name: 'Add a number' }).click();
    const dialog = page.getByRole('dialog', { name: 'Add a number' });
    await expect(dialog.getByText(/cost nothing/)).toBeVisible();
    await dialog.getByLabel(/^Area code/).fill(areaCode);
    const first = dialog.getByRole('radio', { name: new RegExp(`\\+1 ${areaCode}`) }).first();
    await first.click();
    phone = /\+1 \d{3} \d{3} \d{4}/.exec((await first.textContent()) ?? '')?.[0] ?? '';
    await dialog.getByRole('button', { name: `Add ${phone}` }).click();
    await expect(dialog).toBeHidden();
    await expect(page.getByRole('main').getByRole('heading', { name: phone })).toBeVisible();
  });

  await test.step('a call to it is answered', async () => {
    const headers = { authorization: `Bearer ${account.apiKey}` };
    const { numbers } = await (await page.request.get('/api/v1/numbers', { headers })).json();
    const bought = numbers.find((one: { phone_number: string }) => one.phone_number === phone.replaceAll(' ', ''));
    expect(bought).toMatchObject({ agent_id: account.agentId, status: 'active' });
  });

  await test.step('it goes back once that is confirmed', async () => {
    await page.getByRole('button', { name: `Release ${phone}` }).click();
    const dialog = page.getByRole('dialog', { name: `Release ${phone}?` });
    await dialog.getByRole('button', { name: `Release ${phone}` }).click();
    await expect(dialog).toBeHidden();
    await expect(page.getByRole('main').getByRole('heading', { name: phone })).toHaveCount(0);
  });
});

test('Germany asks who will have the number, and sells once it knows', async ({ page }) => {
  test.setTimeout(120_000);
  const account = await makeAccount(page);
  await signIn(page, account);
  await page.goto(`/b/${account.businessId}/numbers`);
  await page.getByRole('button', { name: 'Add a number' }).click();
  const dialog = page.getByRole('dialog', { name: 'Add a number' });
  await dialog.getByRole('combobox', { name: 'Country' }).click();
  await page.getByRole('option', { name: 'Germany' }).click();
  await expect(dialog.getByText('Germany asks who will have the number')).toBeVisible();
  await expect(dialog.getByRole('radio').first()).toBeDisabled();
  const said = {
    'Business name': 'Bloom Dental',
    Email: 'legal@example.com',
    Street: 'Allee 1',
    Postcode: '10115',
    City: 'Berlin',
    Region: 'Berlin',
  };
  for (const [label, value] of Object.entries(said)) await dialog.getByLabel(label, { exact: true }).fill(value);
  await dialog.getByRole('button', { name: 'Hand in for review' }).click();
  await expect(dialog.getByText('Under review')).toBeVisible();
  await expect(dialog.getByText('Approved')).toBeVisible({ timeout: 60_000 });
  await dialog.getByRole('radio').first().click();
  await dialog.getByRole('button', { name: /^Add \+49/ }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('main').getByRole('heading', { name: /^\+49/ })).toBeVisible();
});
