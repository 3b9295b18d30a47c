import { expect, test } from '@playwright/test';
import { makeAccount, signIn } from './account.ts';

/** Payments are taken, by an emulator, where telephone calls are. */
const PAID = Boolean(process.env.E2E_CARRIER);

test('an owner adds a card to the trial, on the page of the payment provider', async ({ page }) => {
  test.skip(!PAID, 'nothing takes payments in this run');
  test.setTimeout(120_000);
  const account = await makeAccount(page);
  await signIn(page, account);
  const billing = `/b/${account.businessId}/settings/billing`;
  await page.goto(billing);
  const main = page.getByRole('main');
  await expect(main.getByText('Trial, 30 days left')).toBeVisible();
  await expect(main.getByText('The first one comes with the first payment.')).toBeVisible();
  await main.getByRole('button', { name: 'Add a card' }).click();
  await page.getByRole('button', { name: 'Pay' }).click();
  await expect(page).toHaveURL(`${billing}?paid=1`);
  await expect(main.getByText('Then your subscription begins, on the card that you gave.')).toBeVisible();
  await main.getByRole('button', { name: 'Card and plan' }).click();
  await expect(page.getByRole('heading', { name: 'Customer portal' })).toBeVisible();
});
