import { defineConfig } from 'vitest/config';

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
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 240_000,
  },
});
