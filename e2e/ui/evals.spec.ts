import { expect, test } from '@playwright/test';
import { makeAccount, makeCall, signIn } from './account.ts';
import { writeDraft } from './draft.ts';

test('a call becomes a scenario; a change that breaks it is seen before it goes live, and put back after', {
  tag: '@short',
}, async ({ page }) => {
  test.setTimeout(240_000);
  const account = await makeAccount(page);
  const { id: callId } = await makeCall(page, account);
  await signIn(page, account);
  const base = `/b/${account.businessId}`;

  await test.step('make an eval of the call, and run it', async () => {
    await page.goto(`${base}/calls/${callId}`);
    await page.getByRole('button', { name: 'Make this an eval' }).click();
    await expect(page).toHaveURL(/\/evals\/[0-9a-f-]+$/, { timeout: 30_000 });
    await page.getByLabel('Name').fill('hours.known');
    // A scenario of one's own words: the owner knows the hours, and the agent must say them.
    const turns = page.getByRole('button', { name: /^Remove turn/ });
    while ((await turns.count()) > 1) await turns.first().click();
    await page.getByRole('textbox', { name: 'Turn 1' }).fill('/nine/i');
    await page.getByRole('button', { name: 'Save the scenario' }).click();
    await expect(page.getByText('The caller must say something.')).toBeVisible();
    await page.getByRole('button', { name: 'What the caller says' }).click();
    await page.getByRole('combobox', { name: 'Turn 1' }).click();
    await page.getByRole('option', { name: 'Caller says' }).click();
    await page.getByRole('textbox', { name: 'Turn 1' }).fill('When are you open?');
    await page.getByRole('combobox', { name: 'Turn 2' }).click();
    await page.getByRole('option', { name: 'Agent’s answer must match' }).click();
    await page.getByRole('textbox', { name: 'Turn 2' }).fill('/nine/i');
    await page.getByRole('button', { name: 'Save the scenario' }).click();
    await expect(page.getByRole('link', { name: 'hours.known' })).toBeVisible({ timeout: 30_000 });
    await page.getByRole('button', { name: 'Run all' }).click();
    await expect(page.getByRole('status').filter({ hasText: '0 passed, 1 failed' })).toBeVisible({ timeout: 60_000 });
    await page.getByRole('button', { name: 'hours.known: Fails' }).click();
    await expect(page.getByRole('dialog')).toContainText('The reply does not match /nine/i');
    await page.keyboard.press('Escape');
  });

  const instructions = page.getByRole('textbox', { name: 'Instructions' });

  await test.step('mend the instructions: what flips is shown before they go live', async () => {
    await page.goto(`${base}/agents/${account.agentId}`);
    await writeDraft(
      page,
      instructions,
      'You are Kai of Bloom Dental. We are open Monday to Friday from nine to five.',
    );
    await page.getByRole('button', { name: /^Review/ }).click();
    const verdict = page.getByRole('dialog');
    await expect(verdict).toContainText('Nothing breaks', { timeout: 120_000 });
    await expect(verdict).toContainText('hours.known');
    await verdict.getByRole('button', { name: 'Publish' }).click();
    await expect(page.getByRole('region', { name: 'Unsaved changes' })).toHaveCount(0);
  });

  await test.step('what would break is held back until there is a reason', async () => {
    await writeDraft(page, instructions, 'You are Kai of Bloom Dental. We are open in the mornings.');
    await page.getByRole('button', { name: /^Review/ }).click();
    const verdict = page.getByRole('dialog');
    await expect(verdict).toContainText('1 scenario would not pass any more', { timeout: 120_000 });
    const publish = verdict.getByRole('button', { name: 'Publish all the same' });
    await expect(publish).toBeDisabled();
    await verdict.getByLabel('Why publish all the same').fill('New hours');
    await expect(publish).toBeEnabled();
    await verdict.getByRole('button', { name: 'Keep editing' }).click();
    await page.getByRole('button', { name: 'Discard' }).click();
    await expect(instructions).toHaveValue(/nine to five/);
  });

  await test.step('the matrix marks the flip', async () => {
    await page.goto(`${base}/evals`);
    await page.getByRole('button', { name: 'Run all' }).click();
    await expect(page.getByRole('columnheader', { name: /^Version 2/ })).toBeVisible({ timeout: 60_000 });
    await expect(page.getByText('Failed before').first()).toBeVisible({ timeout: 60_000 });
  });

  await test.step('put the first version back', async () => {
    await page.goto(`${base}/agents/${account.agentId}`);
    await page.getByRole('button', { name: 'History' }).click();
    await page.getByRole('button', { name: 'What changed in version 2' }).click();
    await expect(page.getByText('We are open Monday to Friday from nine to five.').last()).toBeVisible();
    await page.getByRole('button', { name: 'Put back version 1' }).click();
    await page.getByLabel('Why').fill('It was better');
    await page.getByRole('button', { name: 'Put it back' }).click();
    await expect(page.getByText('Version 1 answers again.')).toBeVisible();
    await expect(instructions).not.toHaveValue(/nine to five/);
  });

  await test.step('archive the agent, find it again, and bring it back', async () => {
    await page.getByRole('button', { name: 'Archive' }).click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /^Archive / })
      .click();
    await expect(page.getByRole('button', { name: 'Bring it back' })).toBeVisible();
    await page.goto(`${base}/agents?status=archived`);
    await page.getByRole('main').getByRole('link', { name: 'Kai - Bloom Dental' }).click();
    await page.getByRole('button', { name: 'Bring it back' }).click();
    await expect(page.getByRole('button', { name: 'Archive' })).toBeVisible();
  });
});
