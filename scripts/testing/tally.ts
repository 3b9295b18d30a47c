import { readFileSync } from 'node:fs';

/** How many tests a step ran. */
export interface Tally {
  passed: number;
  failed: number;
}

export const add = (a: Tally, b: Tally): Tally => ({ passed: a.passed + b.passed, failed: a.failed + b.failed });

/** What Vitest's JSON reporter counted; a file that could not even be loaded counts as one failure. */
export function vitestTally(file: string): Tally {
  const { numPassedTests, numFailedTests, success } = read<{
    numPassedTests: number;
    numFailedTests: number;
    success: boolean;
  }>(file);
  return { passed: numPassedTests, failed: success ? 0 : Math.max(1, numFailedTests) };
}

/** What Playwright's JSON reporter counted; a test that passed only when repeated counts as failed. */
export function playwrightTally(file: string): Tally {
  const { stats, errors } = read<{
    stats: { expected: number; unexpected: number; flaky: number };
    errors: unknown[];
  }>(file);
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky + errors.length };
}

const read = <T>(file: string): T => JSON.parse(readFileSync(file, 'utf8')) as T;
