import { defineConfig } from '@playwright/test';
import { findBrowser } from './scripts/testing/browser.ts';

// Against a product that runs: `npm test -- ui` starts one; alone, the tests go to E2E_BASE_URL or the usual address.
// Each journey has its tag: `npm test` takes those tagged @short, on a desktop, and those tagged @phone, on a phone;
// `npm run e2e:all` takes all of them on both, but for those tagged @desktop, which are about what a phone does not have.
const all = Boolean(process.env.E2E_ALL);
export default defineConfig({
  testDir: 'e2e/ui',
  outputDir: 'test-results',
  workers: 1,
  forbidOnly: Boolean(process.env.CI),
  timeout: 60_000,
  expect: { timeout: 10_000 },
  projects: [
    { name: 'desktop', grep: all ? /.*/ : /@short/, use: { viewport: { width: 1280, height: 800 } } },
    {
      name: 'phone',
      grep: all ? /.*/ : /@phone/,
      grepInvert: /@desktop/,
      use: { viewport: { width: 390, height: 844 }, hasTouch: true },
    },
  ],
  use: {
    baseURL: process.env.E2E_BASE_URL || 'http://127.0.0.1:3000',
    trace: 'retain-on-failure',
    launchOptions: {
      executablePath: findBrowser(),
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
});
