import { expect, it } from 'vitest';
import { nextPath } from './next-path.ts';

it.each(['/b/one/calls?status=live#top', '/reset/new', '/'])('follows %s', (path) => {
  expect(nextPath(path)).toBe(path);
});

it.each([
  '//evil.example',
  '/\\evil.example',
  '/\t/evil.example',
  'https://evil.example/',
  'https:evil.example',
  'javascript:alert(1)',
  'evil.example',
  'http://[',
  '',
  null,
  undefined,
])('does not follow %j', (path) => {
  expect(nextPath(path)).toBe('/dashboard');
});
