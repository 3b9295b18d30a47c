import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { makeAccount, makeCall, signIn } from './account.ts';

const DESKTOP = { width: 1280, height: 800 };
const PHONE = { width: 390, height: 844 };

/** What keeps somebody from using the page as it is shown now, in words that lead to it. */
async function violations(page: Page, rules?: string[]): Promise<string[]> {
  const axe = new AxeBuilder({ page });
  const { violations: found } = await (rules ? axe.withRules(rules) : axe).analyze();
  return found
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
}

/** What makes the page wider than the screen, so that one would have to push it sideways. */
async function overhangs(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    return [...document.querySelectorAll('main *')]
      .filter((element) => element.children.length === 0 && element.getBoundingClientRect().right > width)
      .map((element) => `${element.tagName} ${element.textContent}`)
      .concat(`the page is ${document.documentElement.scrollWidth} pixels wide`);
  });
}

/** One page in both themes, and on a phone. A theme changes nothing but colours. */
async function expectAccessible(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await page.getByRole('main').first().waitFor();
  expect.soft(await violations(page), `${path} in the light`).toEqual([]);
  await page.emulateMedia({ colorScheme: 'dark' });
  await expect(page.locator('html')).toHaveClass(/dark/);
  expect.soft(await violations(page, ['color-contrast']), `${path} in the dark`).toEqual([]);
  await page.setViewportSize(PHONE);
  expect.soft(await overhangs(page), `${path} on a phone`).toEqual([]);
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize(DESKTOP);
}

/** Where the links of a navigation lead: pages that are made later are among them. */
const linked = (page: Page, name: string) =>
  page
    .getByRole('navigation', { name })
    .getByRole('link')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));

test.use({ colorScheme: 'light', contextOptions: { reducedMotion: 'reduce' } });

test('the pages before one is signed in', { tag: ['@short', '@desktop'] }, async ({ page }) => {
  test.setTimeout(120_000);
  for (const path of ['/', '/pricing', '/sign-in', '/sign-up', '/reset', '/docs', '/docs/errors', '/nowhere']) {
    await expectAccessible(page, path);
  }
});

test('the dashboard, with a call in it', { tag: ['@short', '@desktop'] }, async ({ page }) => {
  test.setTimeout(240_000);
  const account = await makeAccount(page);
  const { id, leadId } = await makeCall(page, account);
  await signIn(page, account);
  const base = `/b/${account.businessId}`;
  const main = await linked(page, 'Main');
  expect(main.length).toBeGreaterThan(4);
  await page.goto(`${base}/settings/business`);
  const settings = await linked(page, 'Settings');
  expect(settings.length).toBeGreaterThan(4);
  const single = [
    `${base}/calls/${id}`,
    `${base}/leads/${leadId}`,
    `${base}/leads?layout=board`,
    `${base}/leads/import`,
    `${base}/leads/duplicates`,
    `${base}/agents/${account.agentId}`,
    `${base}/evals/new`,
    `${base}/messages?view=emails`,
    `${base}/messages?view=templates`,
  ];
  for (const path of new Set([...main, ...settings, ...single])) await expectAccessible(page, path);

  await page.goto(`${base}/overview`);
  await page.getByRole('button', { name: 'Ring my agent' }).first().click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Ring / })
    .waitFor();
  expect.soft(await violations(page), 'the dialog that rings').toEqual([]);
});

test('the main pages on a phone', { tag: '@phone' }, async ({ page }) => {
  test.setTimeout(120_000);
  await page.setViewportSize(PHONE);
  const account = await makeAccount(page);
  const { id } = await makeCall(page, account);
  await signIn(page, account);
  for (const path of ['overview', 'live', `calls/${id}`, 'leads', 'messages']) {
    await page.goto(`/b/${account.businessId}/${path}`);
    await page.getByRole('main').waitFor();
    expect.soft(await violations(page), path).toEqual([]);
  }
});
