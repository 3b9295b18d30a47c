import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

// Only `advanceCall` writes a status. That each status comes with a carrier's event, in one transaction, is watched in
// the database by `kill-at-each-step.test.ts` and `random-kills.test.ts`; here the source is read.

const ROOT = join(import.meta.dirname, '../..');

const SOURCES = globSync(['{lib,app,scripts}/**/*.{ts,tsx}', 'supabase/**/*.sql'], { cwd: ROOT })
  .filter((file) => !file.includes('.test.') && !file.includes('/testing/') && !file.endsWith('db.gen.ts'))
  .map((file) => ({ file, text: readFileSync(join(ROOT, file), 'utf8') }));

/** What follows each match up to the end of its statement. */
function statements(pattern: RegExp): { file: string; statement: string }[] {
  return SOURCES.flatMap(({ file, text }) =>
    [...text.matchAll(pattern)].map(({ index }) => ({
      file,
      statement: text.slice(index).split(/\.execute|;\n/, 1)[0] ?? '',
    })),
  );
}

const UPDATES = /updateTable\(\s*['"`]calls['"`]|\bupdate\s+(only\s+)?(public\.)?"?calls"?\s/gi;
const INSERTS = /insertInto\(\s*['"`]calls['"`]|insert\s+into\s+(public\.)?"?calls"?[\s(]/gi;

test('one file writes the status of a call', () => {
  const updates = statements(UPDATES);
  expect(updates.length).toBeGreaterThan(4);
  const writers = updates.filter(({ statement }) => /\bstatus\b['"]?\s*[:=,}]/.test(withoutConditions(statement)));
  expect(writers.map(({ file }) => file)).toEqual(['lib/services/calls/advance.ts']);
});

test('a call is born queued: nothing inserts another status', () => {
  const inserts = statements(INSERTS);
  expect(inserts.length).toBeGreaterThan(1);
  expect(inserts.filter(({ statement }) => /\bstatus\b/.test(statement)).map(({ file }) => file)).toEqual([]);
});

test('the simulated network touches no call', () => {
  const touches = statements(UPDATES).filter(({ file }) => file.startsWith('lib/services/sandbox/'));
  expect(touches).toEqual([]);
});

/** Conditions and returned columns may name the status. */
const withoutConditions = (statement: string): string =>
  statement.replace(/\.(where|returning)\([^)]*\)/g, '').replace(/\bwhere\b[\s\S]*$/i, '');
