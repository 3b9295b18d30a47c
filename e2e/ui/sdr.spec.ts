import { expect, test } from '@playwright/test';
import { makeAccount, signIn } from './account.ts';

/** Leads are contacted by day: a zone where it is day whenever this runs. `Etc/GMT-5` is five hours ahead of UTC. */
function zoneAtNoon(): string {
  const ahead = 12 - new Date().getUTCHours();
  return `Etc/GMT${ahead > 0 ? '-' : '+'}${Math.abs(ahead)}`;
}

test('rules are set, a dry run touches nobody, and a run does what it said', { tag: '@short' }, async ({
  page,
  hasTouch,
}) => {
  test.setTimeout(180_000);
  const account = await makeAccount(page);
  const headers = { authorization: `Bearer ${account.apiKey}` };
  await page.request.patch('/api/v1/businesses', { headers, data: { id: account.businessId, zone: zoneAtNoon() } });
  const lead = async (data: object) =>
    (await page.request.post('/api/v1/leads', { headers, data: { business_id: account.businessId, ...data } })).json();
  const nora = await lead({ name: 'Nora Quill', email: 'nora@example.com' });
  await lead({ name: 'Ben Okafor', email: 'ben@example.com', status: 'lost' });
  const activity = async () => {
    const answer = await page.request.get(`/api/sdr/activity?businessId=${account.businessId}`, { headers });
    return ((await answer.json()) as { activity: { lead_id: string; action: string }[] }).activity;
  };

  await signIn(page, account);
  await page.goto(`/b/${account.businessId}/sdr`);
  await expect(page.getByRole('note').filter({ hasText: 'SDR is off' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Run now' })).toBeDisabled();

  await page.getByRole('link', { name: 'Set the rules' }).click();
  for (const name of ['Follow up with leads by itself', 'Emails']) {
    const control = page.getByRole('switch', { name });
    // A press before the page is awake is lost.
    await expect(async () => {
      await control.click();
      await expect(control).toBeChecked({ timeout: 1_000 });
    }).toPass();
  }
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('button', { name: 'Dry run' })).toBeEnabled({ timeout: 20_000 });

  await page.getByRole('button', { name: 'Dry run' }).click();
  const sheet = page.getByRole('dialog');
  const contacted = sheet.locator('section', { hasText: 'Would be contacted' });
  await expect(contacted).toContainText('Nora Quill', { timeout: 20_000 });
  await expect(contacted).toContainText('Email');
  await expect(contacted).not.toContainText('Ben Okafor');
  await expect(sheet.locator('section', { hasText: 'Left alone' })).toContainText('Converted or lost.');
  expect(await activity()).toEqual([]);

  await sheet.getByRole('button', { name: 'Run now' }).click();
  const sure = page.getByRole('dialog').filter({ hasText: 'Contact the leads that are due?' });
  await expect(sure).toContainText('1 lead is due');
  await sure.getByRole('button', { name: 'Run now' }).click();
  await expect(page.getByRole('dialog').locator('section', { hasText: 'Contacted' })).toContainText('Nora Quill', {
    timeout: 30_000,
  });
  expect(await activity()).toMatchObject([{ lead_id: nora.id, action: 'email' }]);
  await page.keyboard.press('Escape');

  // Touched just now: the queue says so, and why nothing more is possible.
  await page.getByRole('link', { name: 'Queue' }).click();
  const row = page.getByRole(hasTouch ? 'listitem' : 'row').filter({ hasText: 'Nora Quill' });
  await expect(row).toContainText('Too soon', { timeout: 20_000 });
  await row.getByRole('button', { name: 'Nora Quill' }).click();
  await expect(page.getByRole('dialog')).toContainText('Contacted less than 24 hours ago.');
  await page.getByRole('button', { name: 'Pause' }).click();
  await expect(page.getByRole('button', { name: 'Resume' })).toBeVisible({ timeout: 20_000 });
});
