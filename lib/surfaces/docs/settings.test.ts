import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { OWN_VARIABLES, SETTINGS } from '#lib/core/settings.ts';
import { withSettingsTables } from './settings.ts';

const ROOT = join(import.meta.dirname, '../../..');
const declared = new Set(SETTINGS.flatMap(({ settings }) => settings.map(({ name }) => name)));

/** How the code reads a variable: of an environment, or as a field of the schema that parses it. */
const READS = [/\benv\.([A-Z][A-Z0-9_]+)\b/g, /\benv\['([A-Z][A-Z0-9_]+)'\]/g];
const FIELDS = /^ {2,}([A-Z][A-Z0-9]*_[A-Z0-9_]+|HOST|PORT): z\b/gm;

const files = execFileSync('git', ['ls-files', '--', 'lib', 'app', 'components', 'scripts', '*.ts'], { cwd: ROOT })
  .toString()
  .split('\n')
  .filter(
    (file) =>
      /\.tsx?$/.test(file) &&
      !/\.test\.ts$|\/testing\/|^e2e\/|^bench\/|screenshots|playwright|\/evaluation\//.test(file),
  );

function* readIn(file: string) {
  const text = readFileSync(join(ROOT, file), 'utf8');
  const patterns = /(^|\/)(env|settings)\.ts$/.test(file) ? [...READS, FIELDS] : READS;
  for (const pattern of patterns) for (const [, name = ''] of text.matchAll(pattern)) yield name;
}

test('every variable that the code reads is explained', () => {
  const unexplained = files.flatMap((file) =>
    [...readIn(file)]
      .filter((name) => !declared.has(name) && !OWN_VARIABLES.includes(name))
      .map((name) => `${file}: ${name}`),
  );
  expect(unexplained).toEqual([]);
});

test('the README has them all: node scripts/settings.ts writes them', () => {
  const readme = readFileSync(join(ROOT, 'README.md'), 'utf8');
  expect(withSettingsTables(readme)).toBe(readme);
});
