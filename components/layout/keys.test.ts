import { expect, it } from 'vitest';
import { goTo, shortcutGroups } from './keys.ts';
import { navGroups } from './navigation.ts';

it('gives every page of the navigation a letter of its own', () => {
  const letters = navGroups.flat().map(({ go, label }) => go ?? `none for ${label}`);
  expect(letters.every((letter) => letter.length === 1)).toBe(true);
  expect(new Set(letters).size).toBe(letters.length);
  expect(goTo.get('c')).toBe('calls');
});

it('shows each key once in its group', () => {
  for (const { title, shortcuts } of shortcutGroups) {
    const keys = shortcuts.map((shortcut) => shortcut.keys.join(' '));
    expect(new Set(keys).size, title).toBe(keys.length);
  }
});
