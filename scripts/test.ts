import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, buildIsCurrent } from './supervisor/current-build.ts';
import { routeLines, routeSizes } from './supervisor/route-sizes.ts';
import { findOrInstallBrowser } from './testing/browser.ts';
import { findOrInstallPostgres15 } from './testing/postgres15.ts';
import { type Product, startProduct } from './testing/product.ts';
import { StepFailed, Steps } from './testing/steps.ts';
import { playwrightTally, vitestTally } from './testing/tally.ts';

// The one command that proves the product. `npm test` runs everything; `npm test -- api ui` only the steps named.
const reports = mkdtempSync(join(tmpdir(), 'kc-reports-'));
const report = (name: string) => join(reports, `${name}.json`);
const only = process.argv.slice(2);
const wanted = (...names: string[]) => only.length === 0 || names.some((name) => only.includes(name));
const steps = new Steps();
let product: Product | undefined;

const vitest = (name: string, args: string[], env: Record<string, string> = {}) =>
  steps.command(['vitest', 'run', ...args, '--reporter=default', '--reporter=json', `--outputFile=${report(name)}`], {
    env,
    report: () => vitestTally(report(name)),
  });

/** As in a Supabase project. A short choice; `npm run test:postgres15` runs every test of the database there. */
const ON_POSTGRES_15 = ['isolation', 'tenant', 'page-query', 'enqueue', 'supabase'].map(
  (name) => `lib/adapters/db/${name}.test.ts`,
);

try {
  const checks = {
    lint: () => steps.command(['npm', 'run', '--silent', 'lint']),
    types: () => steps.command(['npm', 'run', '--silent', 'types']),
    'db-types': () => steps.command(['node', 'scripts/db-types.ts', '--verify']),
    // The last: to install it holds up this process, not what was begun before.
    postgres15: async () => {
      const KAICALLS_TEST_POSTGRES = findOrInstallPostgres15();
      if (KAICALLS_TEST_POSTGRES) return vitest('postgres15', ON_POSTGRES_15, { KAICALLS_TEST_POSTGRES });
      console.log('Skipped: this machine has no PostgreSQL 15, and no apt to install it from.');
      return undefined;
    },
  };
  await steps.together(Object.entries(checks).filter(([name]) => wanted(name)));
  if (wanted('unit')) await steps.step('unit and property tests, on the real database', () => vitest('unit', []));
  if (wanted('crash', 'api', 'ui')) {
    await steps.step('production build', async () => {
      if (!buildIsCurrent()) await build();
      const heavy = routeSizes().filter(({ tooBig }) => tooBig);
      if (heavy.length > 0) throw new Error(`More JavaScript than a page may load: ${routeLines(heavy).join('\n')}`);
      return undefined;
    });
  }
  if (wanted('crash')) {
    await steps.step('kills and restarts', () => vitest('crash', ['--config', 'e2e/crash/vitest.config.ts']));
  }
  if (wanted('api', 'ui')) {
    await steps.step('start', async () => {
      // Answers are held to their schemas, and limits are out of the way of two thousand requests.
      product = await startProduct({ RATE_LIMIT_FACTOR: '1000', KAICALLS_CHECK_ANSWERS: '1' }, steps.signal);
      return undefined;
    });
  }
  const env = { E2E_BASE_URL: product?.url ?? '', E2E_DATA_DIR: product?.dataDir ?? '' };
  if (wanted('api')) {
    await steps.step('API contract', () => vitest('api', ['--config', 'e2e/vitest.config.ts'], env));
  }
  if (wanted('ui')) {
    const CHROMIUM_PATH = findOrInstallBrowser();
    await steps.step('browser', () =>
      steps.command(['playwright', 'test', '--reporter=list,json'], {
        env: { ...env, CHROMIUM_PATH, PLAYWRIGHT_JSON_OUTPUT_NAME: report('ui') },
        report: () => playwrightTally(report('ui')),
      }),
    );
  }
} catch (error) {
  if (!(error instanceof StepFailed)) console.error((error as Error).message);
  process.exitCode = 1;
} finally {
  await product?.stop().catch((error: Error) => {
    console.error(error.message);
    process.exitCode = 1;
  });
  rmSync(reports, { recursive: true, force: true });
}
const { passed, failed } = steps.tally;
console.log(`\n${passed} passed, ${failed} failed`);
process.exit();
