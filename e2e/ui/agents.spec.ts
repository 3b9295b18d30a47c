import { expect, type Page, test } from '@playwright/test';
import { type Account, makeAccount, signIn } from './account.ts';
import { writeDraft } from './draft.ts';

const greeting = (page: Page) => page.getByRole('textbox', { name: 'First message' });
const headers = ({ apiKey }: Account) => ({ authorization: `Bearer ${apiKey}` });

/** What a caller hears first. */
async function heard(page: Page, account: Account): Promise<string> {
  const call = { agent_id: account.agentId, from: '+15125550163', caller_lines: ['Goodbye.'], record: false };
  const rung = await page.request.post('/api/v1/sandbox/calls', { headers: headers(account), data: call });
  const { id } = (await rung.json()) as { id: string };
  let words = '';
  await expect
    .poll(
      async () => {
        const query = `/api/v1/calls?id=${id}&include=transcript`;
        const { transcript = [] } = await (await page.request.get(query, { headers: headers(account) })).json();
        words = transcript[0]?.text ?? '';
        return words;
      },
      { timeout: 30_000 },
    )
    .not.toBe('');
  return words;
}

test('a greeting is rewritten, outlives a reload, is read as a caller hears it, and goes live', {
  tag: ['@short', '@phone'],
}, async ({ page }) => {
  test.setTimeout(120_000);
  const account = await makeAccount(page);
  await signIn(page, account);
  const agent = `/b/${account.businessId}/agents/${account.agentId}`;
  await page.goto(agent);

  await test.step('write it with a variable', async () => {
    await writeDraft(page, greeting(page), 'Good day ');
    await page.getByRole('button', { name: 'Insert a variable into First message' }).click();
    await page.getByRole('menuitem', { name: '{{name}}' }).click();
    await expect(greeting(page)).toHaveValue('Good day {{name}}');
    await expect(greeting(page)).toBeFocused();
    await page.keyboard.type(', welcome to Bloom.');
  });

  await test.step('read it as callers hear it', async () => {
    await page.getByRole('button', { name: 'Preview' }).click();
    const shown = page.getByRole('region', { name: 'First message' });
    await expect(shown).toHaveText('Good day Maria, welcome to Bloom.');
    await page.getByRole('combobox', { name: 'Who is on the line' }).click();
    await page.getByRole('option', { name: 'A first caller' }).click();
    await expect(shown).toHaveText('Good day, welcome to Bloom.');
  });

  await test.step('leave, reload, come back: it is still there', async () => {
    await page.goto(`/b/${account.businessId}/agents`);
    await expect(page.getByText('Unpublished changes').filter({ visible: true })).toBeVisible();
    await page.goto(agent);
    await expect(greeting(page)).toHaveValue('Good day {{name}}, welcome to Bloom.');
  });

  await test.step('publish it, and ring', async () => {
    await page.getByRole('button', { name: /^Review/ }).click();
    const dialog = page.getByRole('dialog');
    await expect(dialog).toContainText('Good day {{name}}, welcome to Bloom.');
    await dialog.getByLabel('A word for the history').fill('Friendlier');
    await dialog.getByRole('button', { name: 'Publish' }).click();
    await expect(page.getByText('Version 2 is live.')).toBeVisible();
    await expect(page.getByRole('region', { name: 'Unsaved changes' })).toHaveCount(0);
    expect(await heard(page, account)).toContain('welcome to Bloom.');
  });
});

test('what another publishes meanwhile is told, and neither side is lost', async ({ page }) => {
  test.setTimeout(120_000);
  const account = await makeAccount(page);
  await signIn(page, account);
  await page.goto(`/b/${account.businessId}/agents/${account.agentId}`);
  await writeDraft(page, greeting(page), 'Mine.');
  const theirs = { id: account.agentId, first_message: 'Theirs.', sms_prompt: 'Write kindly.' };
  await page.request.patch('/api/v1/agents', { headers: headers(account), data: theirs });

  await page.reload();
  const note = page.getByRole('region', { name: 'Published meanwhile' });
  await expect(note).toContainText('You changed the first message too');
  await expect(page.getByRole('button', { name: /^Review/ })).toBeDisabled();
  await note.getByRole('button', { name: 'Show what changed' }).click();
  await expect(note).toContainText('Theirs.');
  await note.getByRole('button', { name: 'Keep mine on top' }).click();
  await page.getByRole('button', { name: /^Review/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Publish' }).click();
  await expect(page.getByText('Version 3 is live.')).toBeVisible();
  const live = await page.request.get(`/api/v1/agents?id=${account.agentId}`, { headers: headers(account) });
  expect(await live.json()).toMatchObject({ first_message: 'Mine.', prompts: { sms: { prompt: 'Write kindly.' } } });
});

test('discarded changes come back when one asks for them', async ({ page }) => {
  const account = await makeAccount(page);
  await signIn(page, account);
  await page.goto(`/b/${account.businessId}/agents/${account.agentId}`);
  const before = await greeting(page).inputValue();
  await writeDraft(page, greeting(page), 'Not this.');
  await page.getByRole('button', { name: 'Discard' }).click();
  await expect(greeting(page)).toHaveValue(before);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(greeting(page)).toHaveValue('Not this.');
});

test('a new agent from a template takes over the number, and a phone rings first', async ({ page }) => {
  test.setTimeout(120_000);
  const account = await makeAccount(page);
  await signIn(page, account);
  const base = `/b/${account.businessId}`;

  await test.step('make it', async () => {
    await page.goto(`${base}/agents`);
    const dialog = page.getByRole('dialog');
    await expect(async () => {
      await page.getByRole('button', { name: 'New agent' }).click();
      await expect(dialog).toBeVisible({ timeout: 3_000 });
    }).toPass();
    await expect(dialog.getByRole('radio', { name: /Dental or medical/ })).toBeChecked();
    await dialog.getByRole('radio', { name: /After hours/ }).click();
    await dialog.getByLabel('Name').fill('Night Kai');
    await expect(dialog.getByLabel('Instructions')).toHaveValue(
      /^You are Night Kai, answering the phone for Bloom Dental/,
    );
    await dialog.getByRole('button', { name: 'Make the agent' }).click();
    await expect(page.getByRole('heading', { name: 'Night Kai' })).toBeVisible({ timeout: 30_000 });
    await page.getByRole('link', { name: 'Give it one' }).click();
  });

  await test.step('give it the number', async () => {
    await page.getByRole('combobox', { name: /^Who answers/ }).click();
    await page.getByRole('option', { name: 'Night Kai' }).click();
    await expect(page.getByText('Night Kai answers at once')).toBeVisible();
    await expect(page.getByText(/^Night Kai answers \+1/)).toBeVisible();
  });

  await test.step('let a phone ring first, but not any', async () => {
    await page.getByRole('button', { name: /^Ring my phone first, / }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'Phone' }).fill('+1 900 555 1234');
    await dialog.getByRole('button', { name: 'Ring this phone first' }).click();
    await expect(dialog.getByRole('alert')).toContainText(
      'It must not be an emergency, premium-rate or satellite number',
    );
    await dialog.getByRole('textbox', { name: 'Phone' }).fill('+1 (512) 555-0144');
    await dialog.getByRole('button', { name: 'Ring this phone first' }).click();
    await expect(page.getByRole('main')).toContainText('+1 512 555 0144 rings for 20 seconds, then Night Kai answers');
  });

  const { numbers } = await (await page.request.get('/api/v1/numbers', { headers: headers(account) })).json();
  expect(numbers).toMatchObject([{ forward_to: '+15125550144' }]);
  expect(numbers[0].agent_id).not.toBe(account.agentId);
});
