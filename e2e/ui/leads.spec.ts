import { readFileSync } from 'node:fs';
import { expect, type Page, test } from '@playwright/test';
import { type Account, makeAccount, signIn } from './account.ts';

const FILE = [
  'Person,Mobile,Mail,Stage,Colour',
  'Nora Quill,(512) 555-0142,nora@example.com,new,red',
  'Omar Haddad,512-555-0143,omar@example.com,contacted,blue',
  'Nora Again,+1 512 555 0142,,,',
  'Bad Number,12,,,',
].join('\n');

const file = (page: Page, { apiKey, businessId }: Account, lead: object) =>
  page.request
    .post('/api/v1/leads', {
      headers: { authorization: `Bearer ${apiKey}` },
      data: { business_id: businessId, ...lead },
    })
    .then((answer) => answer.json() as Promise<{ id: string }>);

test('a file becomes leads, one of them is moved, noted and texted', { tag: ['@short', '@desktop'] }, async ({
  page,
}) => {
  test.setTimeout(120_000);
  const account = await makeAccount(page);
  await signIn(page, account);
  const base = `/b/${account.businessId}/leads`;

  await test.step('bring a file in', async () => {
    await page.goto(`${base}/import`);
    await page
      .getByLabel('Choose a CSV file')
      .setInputFiles({ name: 'people.csv', mimeType: 'text/csv', buffer: Buffer.from(FILE) });
    await expect(page.getByRole('combobox', { name: 'What Mobile is' })).toContainText('Phone');
    await expect(page.getByRole('combobox', { name: 'What Person is' })).toContainText('Name');
    await expect(page.getByRole('combobox', { name: 'What Colour is' })).toContainText('Leave out');
    await page.getByRole('button', { name: 'Check 4 rows' }).click();
    await expect(page.getByRole('list', { name: 'Rows left out' })).toContainText('the same person as row 2');
    const saved = page.waitForEvent('download');
    await page.getByRole('button', { name: 'These rows, with the reasons' }).click();
    const problems = readFileSync(await (await saved).path(), 'utf8');
    expect(problems).toContain('Bad Number,12,,,,Row 5: phone is not a phone number');
    await page.getByRole('button', { name: 'Import 2 leads' }).click();
    await page.getByRole('link', { name: 'See the leads' }).click();
    await expect(page.getByRole('link', { name: 'Omar Haddad' }).locator('visible=true')).toBeVisible();
  });

  await test.step('select both by the keyboard, move them, and take it back', async () => {
    await page.goto(base);
    const bar = page.getByRole('region', { name: 'Selection' });
    // A press before the page is awake is lost.
    await expect(async () => {
      await page.keyboard.press('j');
      await expect(page.locator('[data-row]:focus')).toBeVisible({ timeout: 1_000 });
    }).toPass();
    await page.keyboard.press('x');
    await page.keyboard.press('j');
    await page.keyboard.press('Shift+X');
    await expect(bar).toContainText('2 selected');
    const saved = page.waitForEvent('download');
    await bar.getByRole('link', { name: 'Export' }).click();
    const rows = readFileSync(await (await saved).path(), 'utf8')
      .trim()
      .split('\n');
    expect(rows).toHaveLength(3);
    await bar.getByRole('combobox', { name: 'Change their status' }).click();
    await page.getByRole('option', { name: 'Qualified' }).click();
    await expect(page.getByRole('combobox', { name: /^Status of/ })).toHaveText(['Qualified', 'Qualified']);
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(page.getByRole('combobox', { name: 'Status of Nora Quill' })).toHaveText('New');
    await expect(page.getByRole('combobox', { name: 'Status of Omar Haddad' })).toHaveText('Contacted');
    await page.keyboard.press('Escape');
    await expect(bar).toBeHidden();
  });

  await test.step('move a card by the keyboard, and take it back', async () => {
    await page.goto(`${base}?layout=board`);
    const fresh = page.getByRole('region', { name: 'New', exact: true });
    const contacted = page.getByRole('region', { name: 'Contacted' });
    await expect(fresh.getByRole('link', { name: 'Nora Quill' })).toBeVisible();
    const handle = page.getByRole('button', { name: 'Move Nora Quill' });
    const told = page.getByRole('status').filter({ hasText: 'Nora Quill is' });
    // A press before the page is awake is lost.
    await expect(async () => {
      await handle.press('Space');
      await expect(told).toHaveText('Nora Quill is over New.', { timeout: 2_000 });
    }).toPass();
    await page.keyboard.press('ArrowRight');
    await expect(told).toHaveText('Nora Quill is over Contacted.');
    await page.keyboard.press('Space');
    await expect(contacted.getByRole('link', { name: 'Nora Quill' })).toBeVisible();
    await expect(contacted.getByRole('heading')).toContainText('2');
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(fresh.getByRole('link', { name: 'Nora Quill' })).toBeVisible();
    await expect(fresh.getByRole('heading')).toContainText('1');
  });

  await test.step('work the lead', async () => {
    await page.getByRole('link', { name: 'Nora Quill' }).click();
    const timeline = page.getByRole('region', { name: 'Timeline' });
    await expect(timeline).toContainText('Came as a lead: import');
    await expect(timeline).toContainText('Contacted to new');
    await page.getByRole('textbox', { name: 'New note' }).fill('Prefers mornings.');
    await page.getByRole('button', { name: 'Keep the note' }).click();
    await expect(timeline.getByText('Prefers mornings.')).toBeVisible();
    await page.getByRole('combobox', { name: 'Add a tag' }).fill('Roof');
    await page.getByRole('combobox', { name: 'Add a tag' }).press('Enter');
    await expect(page.getByRole('button', { name: 'Take away the tag roof' })).toBeVisible();
    await page.getByRole('button', { name: 'Text', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'Text' }).fill('Hello Nora, when shall we call?');
    await dialog.getByRole('button', { name: 'Send' }).click();
    await expect(timeline).toContainText('Hello Nora, when shall we call?', { timeout: 20_000 });
  });

  await test.step('find it by its tag', async () => {
    await page.goto(`${base}?tag=roof&sort=score`);
    await expect(page.getByRole('columnheader', { name: 'Score' })).toHaveAttribute('aria-sort', 'descending');
    await expect(page.getByRole('row')).toHaveCount(2);
    await expect(page.getByRole('row', { name: /Nora Quill/ })).toContainText('roof');
  });
});

test('who is on the do-not-call list cannot be called or texted, and the page says why', async ({ page }) => {
  const account = await makeAccount(page);
  const { id } = await file(page, account, { name: 'Nora Quill', phone: '+15125550142' });
  await signIn(page, account);
  await page.goto(`/b/${account.businessId}/leads/${id}`);
  await expect(page.getByRole('button', { name: 'Call', exact: true })).toBeEnabled();
  await page.getByRole('button', { name: 'More with Nora Quill' }).click();
  await page.getByRole('menuitem', { name: 'Put on the do-not-call list' }).click();
  await expect(page.getByRole('button', { name: /^Call/ })).toBeDisabled();
  await expect(page.getByText('This number is on the do-not-call list.').locator('visible=true').first()).toBeVisible();
  await page.getByRole('button', { name: 'More with Nora Quill' }).click();
  await page.getByRole('menuitem', { name: 'Delete Nora Quill' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete Nora Quill' }).click();
  await expect(page.getByText('Your leads will be here')).toBeVisible();
});

test('two leads of one person become one, with what is chosen', { tag: '@desktop' }, async ({ page }) => {
  const account = await makeAccount(page);
  const older = await file(page, account, { name: 'Nora Quill', phone: '+15125550142', email: 'nora@example.com' });
  await file(page, account, { name: 'Nora Q', phone: '+15125550199', email: 'nora@example.com', city: 'Austin' });
  await signIn(page, account);
  await page.goto(`/b/${account.businessId}/leads/duplicates`);
  const apart = page.getByRole('button', { name: 'Nora Quill and Nora Q are two people' });
  await expect(async () => {
    await apart.click({ timeout: 2_000 });
    await expect(page.getByText('No two leads look like one person')).toBeVisible({ timeout: 2_000 });
  }).toPass();
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByRole('button', { name: 'Merge Nora Quill and Nora Q' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('+15125550199').click();
  await dialog.getByRole('button', { name: 'Merge into Nora Quill' }).click();
  await expect(page.getByText('No two leads look like one person')).toBeVisible();
  await page.goto(`/b/${account.businessId}/leads/${older.id}`);
  await expect(page.getByText('Austin')).toBeVisible();
  await expect(page.locator('dl').getByText('+1 512 555 0199').first()).toBeVisible();
});

test('a card is dragged to another column', { tag: '@desktop' }, async ({ page }) => {
  const account = await makeAccount(page);
  const { id } = await file(page, account, { name: 'Nora Quill', phone: '+15125550142' });
  await signIn(page, account);
  await page.goto(`/b/${account.businessId}/leads?layout=board`);
  const lost = page.getByRole('region', { name: 'Lost' });
  await expect(async () => {
    await page.getByRole('link', { name: 'Nora Quill' }).hover();
    await page.mouse.down();
    const to = await lost.boundingBox();
    await page.mouse.move((to?.x ?? 0) + 40, (to?.y ?? 0) + 60, { steps: 8 });
    await page.mouse.up();
    await expect(lost.getByRole('link', { name: 'Nora Quill' })).toBeVisible({ timeout: 2_000 });
  }).toPass();
  const headers = { authorization: `Bearer ${account.apiKey}` };
  const stored = async () => (await (await page.request.get(`/api/v1/leads?id=${id}`, { headers })).json()).status;
  await expect.poll(stored).toBe('lost');
});
