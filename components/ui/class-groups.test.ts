import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { extendTailwindMerge } from 'tailwind-merge';
import { expect, test } from 'vitest';
import { cn } from './cn.ts';

// The oracle knows all of Tailwind, and the sizes that only we have.
const merge = extendTailwindMerge({
  extend: { theme: { text: ['md', 'display'], shadow: ['overlay', 'bar'] } },
});

/** Every word of every text in the source of pages: classes, and words that both must leave alone. */
function classesInSource(): string[] {
  const root = join(import.meta.dirname, '../..');
  const texts = globSync('{app,components}/**/*.{ts,tsx}', { cwd: root })
    .filter((file) => !file.endsWith('.test.ts') && !file.endsWith('class-groups.ts'))
    .flatMap((file) => readFileSync(join(root, file), 'utf8').match(/'[^'\n]*'|"[^"\n]*"|`[^`]*`/g) ?? []);
  const words = texts.flatMap((text) => text.slice(1, -1).split(/\s+/));
  return [...new Set(words)].filter(
    (word) => /^[-!a-z@[*][^'"`${}<>=\\;,]*$/.test(word) && /[-:[]|^[a-z]+$/.test(word),
  );
}

/** Whether Tailwind has it: said twice, one is left. */
const known = (one: string) => merge(`${one} ${one}`) === one;

/** `hover:bg-accent` without its conditions, which are told apart by the library and not by our table. */
const utilityOf = (one: string) =>
  one.slice(one.replace(/\[[^\]]*\]/g, (part) => '_'.repeat(part.length)).lastIndexOf(':') + 1);

test('of any two classes in the source, the one wins that wins by the whole of Tailwind', () => {
  const utilities = [...new Set(classesInSource().map(utilityOf))].filter(known);
  expect(utilities.length).toBeGreaterThan(500);
  const wrong: string[] = [];
  for (const one of utilities) {
    for (const other of utilities) {
      const both = `${one} ${other}`;
      if (cn(both) !== merge(both)) wrong.push(`${both}: ${cn(both)}, not ${merge(both)}`);
    }
  }
  expect(wrong).toEqual([]);
}, 60_000);
