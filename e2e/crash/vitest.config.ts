import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** What takes longest begins first: two share the machine, and none is left to end alone. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const long = ['kill-at-each-step.test.ts', 'chaos.test.ts', 'start.test.ts'];
    const rank = ({ moduleId }: TestSpecification) => long.findLastIndex((name) => moduleId.endsWith(name));
    return files.toSorted((a, b) => rank(b) - rank(a));
  }
}

// Kills real processes on databases of their own.
export default defineConfig({
  test: {
    include: ['e2e/{crash,chaos}/**/*.test.ts'],
    environment: 'node',
    globalSetup: './lib/adapters/db/testing/global-setup.ts',
    env: {
      KAICALLS_KEY_PEPPER: 'a pepper of no value, for tests',
      PUBLIC_URL: 'http://127.0.0.1:3000',
      LOG_LEVEL: 'error',
    },
    sequence: { sequencer: LongestFirst },
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 240_000,
  },
});
