import { mkdirSync } from 'node:fs';
import { type Browser, chromium, type Page } from '@playwright/test';
import { openPages, ownPages, publicPages, type Shot } from './screenshots/pages.ts';
import { type Filled, fillBusiness } from './screenshots/sample-business.ts';
import { findOrInstallBrowser } from './testing/browser.ts';

// Pictures of every page, in both themes, on a desktop and on a phone, of a business that has something to show:
//   npm run screenshots                       all, of the product at http://127.0.0.1:3000
//   npm run screenshots -- calls leads        the pages whose name begins so
//   npm run screenshots -- --fresh overview   a business that has only just signed up: the empty states
// E2E_BASE_URL names another product, SCREENSHOTS_DIR another folder than .screenshots.

const BASE = process.env.E2E_BASE_URL || 'http://127.0.0.1:3000';
const FOLDER = process.env.SCREENSHOTS_DIR || '.screenshots';
const SIZES = [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
];
const THEMES = ['light', 'dark'] as const;

const words = process.argv.slice(2);
const fresh = words.includes('--fresh');
const names = words.filter((word) => !word.startsWith('--'));
const asked = ({ name }: Shot) => names.length === 0 || names.some((start) => name.startsWith(start));

async function signIn(page: Page, { email, password }: Filled): Promise<void> {
  await page.goto('/sign-in');
  await page.getByLabel('Email').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL(/\/overview$/, { timeout: 60_000 });
}

async function shoot(page: Page, shot: Shot, suffix: string): Promise<void> {
  await page.goto(shot.path, { waitUntil: 'load', timeout: 60_000 });
  await page.getByRole('main').first().waitFor({ timeout: 60_000 });
  await page.waitForTimeout(400); // what answers after the first paint
  await shot.before?.(page);
  const path = `${FOLDER}/${shot.name}-${suffix}.png`;
  await page.screenshot({ path, fullPage: shot.whole ?? true, animations: 'disabled' });
  console.log(path);
}

async function take(browser: Browser, filled: Filled): Promise<void> {
  const state = await stateOf(browser, filled);
  for (const viewport of SIZES) {
    for (const colorScheme of THEMES) {
      const look = { baseURL: BASE, viewport, colorScheme, reducedMotion: 'reduce' as const };
      const suffix = `${viewport.width}-${colorScheme}${fresh ? '-fresh' : ''}`;
      const inside = await browser.newContext({ ...look, storageState: state });
      const outside = await browser.newContext(look);
      const [own, open] = [await inside.newPage(), await outside.newPage()];
      for (const shot of ownPages(filled).filter(asked)) await shoot(own, shot, suffix);
      for (const shot of [...publicPages, ...openPages].filter(asked)) await shoot(open, shot, suffix);
      await inside.close();
      await outside.close();
    }
  }
}

async function stateOf(browser: Browser, filled: Filled) {
  const context = await browser.newContext({ baseURL: BASE });
  await signIn(await context.newPage(), filled);
  const state = await context.storageState();
  await context.close();
  return state;
}

mkdirSync(FOLDER, { recursive: true });
const browser = await chromium.launch({
  executablePath: findOrInstallBrowser(),
  args: ['--no-sandbox', '--disable-gpu'],
});
try {
  await take(browser, await fillBusiness(BASE, fresh));
} finally {
  await browser.close();
}
