import { expect, type Page } from '@playwright/test';

/** Where the emulated carrier takes orders, when the product is on it; else its calls are simulated. */
const CARRIER = process.env.E2E_CARRIER;

const LINES = [
  'Hello, my name is Nora Quill and I would like to book a cleaning.',
  'You can reach me at 512 555 0142.',
  'No, that is all. Thank you, goodbye.',
] as const;

/** Somebody calls the new agent of a business, and the owner watches: the call's page is open when it is over. */
export async function callTheAgent(page: Page, business: { name: string; phoneNumber: string }): Promise<void> {
  await (CARRIER ? byTelephone(page, business, CARRIER) : inTheSandbox(page, business));
  await expect(page).toHaveURL(/\/calls\/[0-9a-f-]+$/);
}

/** The emulated carrier rings the agent's number; the owner finds the call in the list and reads along. */
async function byTelephone(
  page: Page,
  { name, phoneNumber }: { name: string; phoneNumber: string },
  carrier: string,
): Promise<void> {
  const data = { number: phoneNumber, from: '+15125550142', lines: LINES, pace: 1.5 };
  const rung = await page.request.post(`${carrier}/__emulator/ring`, { data });
  expect(rung.status(), await rung.text()).toBe(201);
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Calls', exact: true }).click();
  await expect(page).toHaveURL(/\/calls$/);
  await page.getByRole('row').filter({ hasText: '555' }).getByRole('link').first().click({ timeout: 30_000 });
  const words = page.getByRole('region', { name: 'Conversation' });
  await expect(words).toContainText(name, { timeout: 30_000 });
  for (const line of LINES) await expect(words).toContainText(line, { timeout: 30_000 });
}

/** The owner plays the caller. */
async function inTheSandbox(page: Page, { name }: { name: string }): Promise<void> {
  const dialog = page.getByRole('dialog');
  // A page that has just come may not listen yet.
  await expect(async () => {
    await page.getByRole('button', { name: 'Ring my agent' }).first().click({ timeout: 5_000 });
    await expect(dialog).toBeVisible({ timeout: 5_000 });
  }).toPass();
  await dialog.getByRole('radio', { name: /Be the caller/ }).click();
  await dialog.getByRole('button', { name: /^Ring / }).click();
  const words = dialog.getByRole('log', { name: 'Conversation' });
  await expect(words).toContainText(name, { timeout: 30_000 });
  const say = async (line: string) => {
    await dialog.getByRole('textbox').fill(line);
    await dialog.getByRole('textbox').press('Enter');
  };
  const [first, second, last] = LINES;
  for (const line of [first, second]) {
    const turns = (await words.textContent()) ?? '';
    await say(line);
    await expect(words).toContainText(line);
    // The agent answers while one watches.
    await expect
      .poll(async () => (await words.textContent())?.length ?? 0, { timeout: 30_000 })
      .toBeGreaterThan(turns.length + line.length + 10);
  }
  await say(last);
  const opened = dialog.getByRole('link', { name: 'Open the call' });
  await expect(opened).toBeVisible({ timeout: 60_000 });
  await opened.click();
}
