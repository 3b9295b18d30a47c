import { chromium } from '@playwright/test';
import lighthouse, { desktopConfig } from 'lighthouse';
import { fillBusiness } from '#scripts/screenshots/sample-business.ts';
import { findOrInstallBrowser } from '#scripts/testing/browser.ts';
import { freePort } from '#scripts/testing/free-port.ts';
import type { Instance } from './instance.ts';
import { signIn } from './owner.ts';
import type { Finding } from './report.ts';
import { median } from './statistics.ts';

const ROUNDS = 3;
const LEAST = 95;
const CATEGORIES = ['performance', 'accessibility', 'best-practices'] as const;

/** Lighthouse's own desktop settings, on the production build, of a business with a few calls. */
export async function lighthouseScores(instance: Instance): Promise<Finding> {
  const [web, worker] = [await instance.web(), await instance.worker()];
  const port = await freePort();
  const browser = await chromium.launch({
    executablePath: findOrInstallBrowser(),
    args: ['--no-sandbox', '--disable-gpu', `--remote-debugging-port=${port}`],
  });
  try {
    const filled = await fillBusiness(instance.url, false);
    const { cookie } = await signIn(instance, filled);
    await worker.stop(); // it would compute in the background of what is measured
    const at = (path: string) => `${instance.url}/b/${filled.businessId}/${path}`;
    const pages = {
      landing: `${instance.url}/`,
      overview: at('overview'),
      calls: at('calls'),
      'call page': at(`calls/${filled.callId}`),
      leads: at('leads'),
      analytics: at('analytics'),
    };
    const rows: { page: string; scores: number[]; short: string[] }[] = [];
    for (const [page, url] of Object.entries(pages)) {
      const headers: Record<string, string> = page === 'landing' ? {} : { Cookie: cookie };
      rows.push({ page, ...(await audit(url, port, headers)) });
    }
    const worst = Math.min(...rows.flatMap(({ scores }) => scores));
    return {
      name: 'lighthouse',
      title: 'Lighthouse, desktop',
      method: `Lighthouse with its desktop settings in Debian's Chromium, production build, median of ${ROUNDS} runs, a business with a few calls, signed in.`,
      table: [['page', ...CATEGORIES], ...rows.map(({ page, scores }) => [page, ...scores.map(String)])],
      aims: [{ aim: `each at least ${LEAST}`, measured: `the lowest ${worst}`, met: worst >= LEAST }],
      notes: rows.filter(({ short }) => short.length > 0).map(({ page, short }) => `${page}: ${short.join(', ')}`),
    };
  } finally {
    await browser.close();
    await web.stop();
  }
}

/** The median of each category, of 100, and the audits that cost points in the last round. */
async function audit(url: string, port: number, extraHeaders: Record<string, string>) {
  const rounds: number[][] = [];
  let short: string[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const flags = { port, extraHeaders, onlyCategories: [...CATEGORIES], logLevel: 'error' as const };
    const lhr = (await lighthouse(url, flags, desktopConfig))?.lhr;
    if (!lhr) throw new Error(`no report of ${url}`);
    rounds.push(CATEGORIES.map((name) => Math.round((lhr.categories[name]?.score ?? 0) * 100)));
    const weighed = CATEGORIES.flatMap((name) => lhr.categories[name]?.auditRefs ?? []).filter(
      ({ weight }) => weight > 0,
    );
    short = weighed.filter(({ id }) => (lhr.audits[id]?.score ?? 1) < 0.9).map(({ id }) => id);
  }
  return {
    scores: CATEGORIES.map((_, at) => median(rounds.map((scores) => scores[at] ?? 0))),
    short: [...new Set(short)],
  };
}
