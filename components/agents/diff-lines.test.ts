import { expect, it } from 'vitest';
import { diffLines, folded } from './diff-lines.ts';

const shown = (before: string, after: string) =>
  diffLines(before, after).map(({ change, text }) => `${{ kept: ' ', removed: '-', added: '+' }[change]}${text}`);

it('shows what went and what came where it stands', () => {
  expect(
    shown('You are Kai. We close at five.\nBe kind.', 'You are Kai. We close at six.\nBe kind. Be brief.'),
  ).toEqual([' You are Kai.', '-We close at five.', '+We close at six.', ' Be kind.', '+Be brief.']);
});

it('calls a text that is the same the same, and one from nothing new', () => {
  expect(shown('One. Two.', 'One.\n\nTwo.')).toEqual([' One.', ' Two.']);
  expect(shown('', 'One. Two.')).toEqual(['+One.', '+Two.']);
  expect(shown('One. Two.', '')).toEqual(['-One.', '-Two.']);
});

it('folds what is far from any change', () => {
  const before = 'A. B. C. D. E. F.';
  const parts = (after: string) =>
    folded(diffLines(before, after)).map((part) =>
      typeof part === 'number' ? part : part.map(({ text }) => text).join(' '),
    );
  expect(parts('A. B. C. D. E. F. G.')).toEqual([5, 'F. G.']);
  expect(parts('A. B. X. D. E. F.')).toEqual(['A.', 'B. C. X. D.', 2]);
  expect(parts(before)).toEqual([6]);
});
