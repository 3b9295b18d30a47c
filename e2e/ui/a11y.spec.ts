import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { makeAccount, makeCall, signIn } from './account.ts';

/** What keeps somebody from using the page, in words that lead to it. */
async function violations(page: Page): Promise<string[]> {
  const { violations: found } = await new AxeBuilder({ page }).analyze();
  return found
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
}

async function expectAccessible(page: Page, paths: readonly string[]): Promise<void> {
  for (const path of paths) {
    await page.goto(path);
    await page.getByRole('main').first().waitFor();
    expect.soft(await violations(page), path).toEqual([]);
  }
}

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme, contextOptions: { reducedMotion: 'reduce' } });

    test('the pages before one is signed in', { tag: '@short' }, async ({ page }) => {
      await expectAccessible(page, ['/', '/pricing', '/sign-in', '/sign-up', '/reset', '/nowhere']);
    });

    test('the dashboard, with a call in it', { tag: '@short' }, async ({ page }) => {
      test.setTimeout(180_000);
      const account = await makeAccount(page);
      const { id, leadId } = await makeCall(page, account);
      await signIn(page, account);
      // Every page that the navigation leads to, those made later too.
      const linked = await page
        .getByRole('navigation', { name: 'Main' })
        .getByRole('link')
        .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
      expect(linked.length).toBeGreaterThan(4);
      const base = `/b/${account.businessId}`;
      const own = [
        `${base}/calls/${id}`,
        `${base}/leads/${leadId}`,
        `${base}/leads?layout=board`,
        `${base}/leads/import`,
        `${base}/leads/duplicates`,
        `${base}/agents/${account.agentId}`,
        `${base}/evals/new`,
      ];
      const settings = ['webhooks', 'notices', 'compliance', 'email', 'audit', 'billing', 'connections', 'keys', 'data'].map(
        (page) => `${base}/settings/${page}`,
      );
      await expectAccessible(page, [...new Set([...linked, ...own, ...settings])]);
      await page.goto(`${base}/overview`);
      await page.getByRole('button', { name: 'Ring my agent' }).first().click();
      await page
        .getByRole('dialog')
        .getByRole('button', { name: /^Ring / })
        .waitFor();
      expect.soft(await violations(page), 'the dialog that rings').toEqual([]);
    });
  });
}
