import { defineConfig } from 'vitest/config';
import { LongFirst } from './scripts/testing/long-first.ts';

export default defineConfig({
  test: {
    include: ['*.test.ts', '{lib,app,components,scripts,e2e/emulators}/**/*.test.ts'],
    environment: 'node',
    setupFiles: './scripts/testing/stay-on-loopback.ts',
    globalSetup: './lib/adapters/db/testing/global-setup.ts',
    env: {
      KAICALLS_KEY_PEPPER: 'a pepper of no value, for tests',
      PUBLIC_URL: 'http://127.0.0.1:3000',
    },
    // More than there are cores: many tests wait for clocks and processes.
    maxWorkers: 3,
    sequence: { sequencer: LongFirst },
    testTimeout: 20_000,
    hookTimeout: 60_000,
  },
});
