import { expect, test } from '@playwright/test';
import { makeAccount, signIn } from './account.ts';

test('a customer texts, the owner reads and answers, and STOP ends it', { tag: '@short' }, async ({
  page,
  hasTouch,
}) => {
  test.setTimeout(180_000);
  const account = await makeAccount(page);
  await signIn(page, account);
  await page.goto(`/b/${account.businessId}/messages`);

  const textAgent = async (body: string) => {
    await page.getByRole('button', { name: 'Text my agent' }).click();
    const dialog = page.getByRole('dialog');
    await expect(dialog).toContainText('simulated');
    await dialog.getByLabel('Your text').fill(body);
    await dialog.getByRole('button', { name: 'Send the simulated text' }).click();
    await expect(dialog).toHaveCount(0);
  };

  await textAgent('Do you have time on Friday?');
  const texts = page.getByRole('list', { name: 'Texts' });
  await expect(texts).toContainText('Do you have time on Friday?');
  // The agent answers by itself, and its answer arrives without a reload.
  await expect(texts.getByRole('listitem')).toHaveCount(2, { timeout: 30_000 });
  await expect(texts.getByRole('listitem').last()).toContainText('Delivered');

  await page.getByRole('textbox', { name: 'Your text' }).fill('Friday at 15:30 is free.');
  await page.getByRole('textbox', { name: 'Your text' }).press('Enter');
  const mine = texts.getByRole('listitem').filter({ hasText: 'Friday at 15:30 is free.' });
  await expect(mine).toContainText('From the dashboard');
  await expect(mine).toContainText('Delivered', { timeout: 30_000 });
  await page.reload();
  await expect(mine).toContainText('Delivered');

  if (hasTouch) await page.getByRole('link', { name: 'All conversations' }).click();
  await textAgent('STOP');
  await expect(page.getByRole('note').filter({ hasText: 'You cannot text this number' })).toContainText('opted out', {
    timeout: 30_000,
  });
  await expect(page.getByRole('textbox', { name: 'Your text' })).toHaveCount(0);
});

test('an email waits until it is approved, as it was put right', { tag: '@short' }, async ({ page }) => {
  test.setTimeout(120_000);
  const account = await makeAccount(page);
  const headers = { authorization: `Bearer ${account.apiKey}` };
  const queued = await page.request.post('/api/v1/emails', {
    headers,
    data: { business_id: account.businessId, to: 'nora@example.com', subject: 'Your appointment', body: 'Friday?' },
  });
  const { id, status } = (await queued.json()) as { id: string; status: string };
  expect(status).toBe('pending_approval');

  await signIn(page, account);
  await page.goto(`/b/${account.businessId}/messages?view=emails`);
  await page.getByRole('button', { name: 'Your appointment' }).locator('visible=true').click();
  const sheet = page.getByRole('dialog');
  await sheet.getByLabel('Letter').fill('Friday at 15:30?');
  await sheet.getByRole('button', { name: 'Approve and send' }).click();
  await expect(sheet).toHaveCount(0);

  const read = async () => (await page.request.get(`/api/v1/emails?id=${id}`, { headers })).json();
  await expect.poll(async () => (await read()).status, { timeout: 30_000 }).toBe('sent');
  expect((await read()).body).toBe('Friday at 15:30?');
  await expect(page.getByText('Sent', { exact: true }).locator('visible=true')).toBeVisible({ timeout: 20_000 });
});
