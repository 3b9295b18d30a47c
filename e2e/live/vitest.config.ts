import { defineConfig } from 'vitest/config';

// Journeys on a product that runs with real accounts: they ring a telephone, send a text and a mail, and cost a little.
export default defineConfig({
  test: {
    include: ['e2e/live/**/*.test.ts'],
    environment: 'node',
    fileParallelism: false,
    testTimeout: 300_000,
    reporters: ['verbose'],
  },
});
