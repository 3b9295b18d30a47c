import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { OWN_VARIABLES, SETTINGS } from '#lib/core/settings.ts';
import { ROOT } from './supervisor/settings.ts';

const pages = ['README.md', ...globSync('docs/*.md', { cwd: ROOT })];
const known = new Set([...OWN_VARIABLES, ...SETTINGS.flatMap(({ settings }) => settings.map(({ name }) => name))]);

test.each(pages)('%s names no variable, script or page that is not there', (page) => {
  const text = readFileSync(join(ROOT, page), 'utf8');
  const variables = [...text.matchAll(/^([A-Z][A-Z0-9]*_[A-Z0-9_]+|PORT|HOST)=/gm)].map(([, name = '']) => name);
  expect(variables.filter((name) => !known.has(name))).toEqual([]);
  const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  const runs = [...text.matchAll(/npm run ([\w:-]+)/g)].map(([, name = '']) => name);
  expect(runs.filter((name) => !(name in scripts))).toEqual([]);
  const links = [...text.matchAll(/\]\((?!https?:|#|mailto:)([^)#]+)/g)].map(([, path = '']) => path);
  expect(links.filter((path) => !existsSync(join(ROOT, dirname(page), path)))).toEqual([]);
});
