import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, buildIsCurrent } from './supervisor/current-build.ts';
import { findOrInstallBrowser } from './testing/browser.ts';
import { type Emulators, startEmulators } from './testing/emulators.ts';
import { freePort } from './testing/free-port.ts';
import { type Product, startProduct } from './testing/product.ts';
import { StepFailed, Steps } from './testing/steps.ts';
import { playwrightTally } from './testing/tally.ts';

// The first journey with real telephones, texts and money as far as the product can tell: only its environment is
// another one, and names emulators of the vendors.
const reports = mkdtempSync(join(tmpdir(), 'kc-live-'));
const report = join(reports, 'live.json');
const steps = new Steps();
let emulators: Emulators | undefined;
let product: Product | undefined;

try {
  await steps.step('production build', async () => {
    if (!buildIsCurrent()) await build();
    return undefined;
  });
  await steps.step('emulators and product', async () => {
    const port = await freePort();
    emulators = await startEmulators(`http://127.0.0.1:${port}`);
    product = await startProduct({ ...emulators.env, PORT: String(port), KAICALLS_CHECK_ANSWERS: '1' }, steps.signal);
    return undefined;
  });
  const CHROMIUM_PATH = findOrInstallBrowser();
  await steps.step('the journey, live', () =>
    steps.command(
      ['playwright', 'test', 'journey.spec.ts', 'billing.spec.ts', '--project=desktop', '--reporter=list,json'],
      {
        env: {
          E2E_BASE_URL: product?.url ?? '',
          E2E_DATA_DIR: product?.dataDir ?? '',
          E2E_ALL: '1',
          E2E_CARRIER: emulators?.carrier ?? '',
          CHROMIUM_PATH,
          PLAYWRIGHT_JSON_OUTPUT_NAME: report,
        },
        report: () => playwrightTally(report),
      },
    ),
  );
} catch (error) {
  if (!(error instanceof StepFailed)) console.error((error as Error).message);
  process.exitCode = 1;
} finally {
  await product?.stop().catch((error: Error) => {
    console.error(error.message);
    process.exitCode = 1;
  });
  emulators?.stop();
  rmSync(reports, { recursive: true, force: true });
}
const { passed, failed } = steps.tally;
console.log(`\n${passed} passed, ${failed} failed`);
process.exit();
