import { defineConfig } from 'vitest/config';

// Against a product that runs (`npm test -- api` starts one): E2E_BASE_URL, and E2E_DATA_DIR to look at what it stored.
export default defineConfig({
  test: {
    include: ['e2e/api/**/*.test.ts'],
    environment: 'node',
    fileParallelism: false,
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
