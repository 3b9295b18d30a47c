import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { ACTIONS } from './action-words.ts';

test('every action that a service writes down has words', () => {
  const files = globSync('lib/services/*/*.ts').filter((file) => !file.endsWith('.test.ts'));
  const written = files.flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/\baction: '([a-z_]+\.[a-z_]+)'/g)].map(([, action = '']) => action),
  );
  expect(written.length).toBeGreaterThan(30);
  expect(written.filter((action) => !(action in ACTIONS))).toEqual([]);
});
