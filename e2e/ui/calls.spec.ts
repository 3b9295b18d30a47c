import { readFileSync } from 'node:fs';
import { expect, type Page, test } from '@playwright/test';
import { type Account, makeAccount, makeCall, signIn } from './account.ts';

const listOf = ({ businessId }: Account) => `/b/${businessId}/calls`;

/** A business with one call in it, and somebody signed in to it. */
async function withCall(page: Page) {
  const account = await makeAccount(page);
  const call = await makeCall(page, account);
  await signIn(page, account);
  return { account, call };
}

test('the page of a call: find words, go to a reason, write a note and a tag, take the files', {
  tag: ['@short', '@phone'],
}, async ({ page }) => {
  test.setTimeout(180_000);
  const { account, call } = await withCall(page);
  await page.goto(`${listOf(account)}/${call.id}`);
  const conversation = page.getByRole('region', { name: 'Conversation' });

  await test.step('words are found and marked', async () => {
    const find = conversation.getByRole('searchbox', { name: 'Find in the conversation' });
    await find.fill('CLEANING');
    await expect(conversation.locator('mark').first()).toHaveText(/cleaning/i);
    await expect(conversation.getByRole('status')).toHaveText(/^1 of \d+$/);
    await find.fill('hippopotamus');
    await expect(conversation.getByRole('status')).toHaveText('Not said');
    await find.press('Escape');
    await expect(conversation.locator('mark')).toHaveCount(0);
  });

  await test.step('a reason of the score leads to its sentence', async () => {
    const reason = page.getByRole('complementary', { name: 'Insights' }).getByRole('button', { name: /“.*cleaning/ });
    await reason.first().click();
    await expect(conversation.locator('[aria-current]')).toContainText('book a cleaning');
  });

  await test.step('an address with a moment opens there', async () => {
    const time = await conversation
      .getByRole('listitem')
      .filter({ hasText: 'book a cleaning' })
      .locator('a')
      .getAttribute('href');
    await page.goto(`${listOf(account)}/${call.id}${time}`);
    await expect(conversation.locator('[aria-current]')).toContainText('book a cleaning');
  });

  await test.step('a note and a tag stay', async () => {
    // What is written before the field is awake is lost.
    await expect(async () => {
      await page.getByRole('textbox', { name: 'Note' }).fill('Prefers mornings');
      await expect(page.getByRole('button', { name: 'Keep the note' })).toBeVisible({ timeout: 1_000 });
    }).toPass();
    await page.getByRole('button', { name: 'Keep the note' }).click();
    await expect(page.getByRole('button', { name: 'Keep the note' })).toHaveCount(0);
    await page.getByRole('combobox', { name: 'Add a tag' }).fill('VIP');
    await page.getByRole('combobox', { name: 'Add a tag' }).press('Enter');
    await expect(page.getByRole('button', { name: 'Take away the tag vip' })).toBeVisible();
    await page.reload();
    await expect(page.getByRole('textbox', { name: 'Note' })).toHaveValue('Prefers mornings');
    await page.getByRole('button', { name: 'Take away the tag vip' }).click();
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.reload();
    await expect(page.getByRole('button', { name: 'Take away the tag vip' })).toBeVisible();
  });

  await test.step('the call can be taken along', async () => {
    const take = async (item: string) => {
      await page.getByRole('button', { name: 'More about this call' }).click();
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('menuitem', { name: item }).click(),
      ]);
      return readFileSync(await download.path());
    };
    expect(JSON.parse(String(await take('Download as JSON')))).toMatchObject({ id: call.id, tags: ['vip'] });
    expect(String(await take('Download the transcript'))).toContain('Nora: Hi, my name is Nora Quill');
    expect((await take('Download the recording')).length).toBeGreaterThan(10_000);
  });
});

test('the list of calls: filter, take the file, keep the view, choose columns, walk by keys', {
  tag: ['@short', '@desktop'],
}, async ({ page }) => {
  test.setTimeout(180_000);
  const { account, call } = await withCall(page);
  await page.request.patch('/api/v1/calls', {
    headers: { authorization: `Bearer ${account.apiKey}` },
    data: { id: call.id, tags: ['callback'] },
  });
  await page.request.post('/api/v1/calls', {
    headers: { authorization: `Bearer ${account.apiKey}` },
    data: { agent_id: account.agentId, to: '+15005550001' },
  });
  await page.goto(listOf(account));
  const rows = page.getByRole('table').locator('tbody tr');
  await expect(rows).toHaveCount(2);

  await test.step('a filter stands in the address, and the file holds what it finds', async () => {
    const tag = page.getByRole('combobox', { name: 'Any tag' });
    await expect(async () => {
      await page.getByRole('button', { name: 'More filters' }).click();
      await expect(tag).toBeVisible({ timeout: 1_000 });
    }).toPass();
    await tag.click();
    await page.getByRole('option', { name: 'callback' }).click();
    await expect(page).toHaveURL(/tag=callback/);
    await page.keyboard.press('Escape');
    await expect(rows).toHaveCount(1);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Export' }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/^calls-\d{4}-\d\d-\d\d\.csv$/);
    const lines = readFileSync(await download.path(), 'utf8')
      .trim()
      .split('\r\n');
    expect(lines).toHaveLength(2);
    expect(lines[1]).toContain(call.id);
  });

  await test.step('the filters are kept as a view, renamed, deleted and brought back', async () => {
    const views = page.getByRole('navigation', { name: 'Views' });
    await page.getByRole('button', { name: 'Save as a view' }).click();
    await page.getByRole('dialog').getByLabel('Name').fill('To call back');
    await page.getByRole('dialog').getByRole('button', { name: 'Keep the view' }).click();
    await expect(views.getByRole('link', { name: 'To call back' })).toHaveAttribute('aria-current', 'page');
    await views.getByRole('link', { name: 'All calls' }).click();
    await expect(rows).toHaveCount(2);
    await page.reload();
    await views.getByRole('link', { name: 'To call back' }).click();
    await expect(rows).toHaveCount(1);
    await page.getByRole('button', { name: 'The view To call back' }).click();
    await page.getByRole('menuitem', { name: 'Rename' }).click();
    await page.getByRole('dialog').getByLabel('Name').fill('Later');
    await page.getByRole('dialog').getByRole('button', { name: 'Rename' }).click();
    await expect(views.getByRole('link', { name: 'Later' })).toBeVisible();
    await page.getByRole('button', { name: 'The view Later' }).click();
    await page.getByRole('menuitem', { name: /Delete/ }).click();
    await expect(views.getByRole('link', { name: 'Later' })).toHaveCount(0);
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(views.getByRole('link', { name: 'Later' })).toBeVisible();
    await views.getByRole('link', { name: 'All calls' }).click();
    await expect(rows).toHaveCount(2);
  });

  await test.step('columns are chosen and stay', async () => {
    const heads = page.getByRole('columnheader');
    await expect(heads.filter({ hasText: 'Tags' })).toHaveCount(0);
    await page.getByRole('button', { name: 'Columns' }).click();
    await page.getByRole('checkbox', { name: 'Tags' }).click();
    await page.getByRole('checkbox', { name: 'Agent' }).click();
    await page.keyboard.press('Escape');
    await page.reload();
    await expect(heads.filter({ hasText: 'Tags' })).toHaveCount(1);
    await expect(heads.filter({ hasText: 'Agent' })).toHaveCount(0);
    await expect(rows.filter({ hasText: 'callback' })).toHaveCount(1);
  });

  await test.step('J, J and Enter open the second call', async () => {
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.keyboard.press('k');
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(new RegExp(`/calls/${call.id}$`));
  });
});
