import { expect, it } from 'vitest';
import { fill } from '#lib/core/template.ts';
import { filledIn, stretchesOf, unknownIn } from './prompt-text.ts';

it('tells variables from text, and those that no call fills', () => {
  expect(stretchesOf('Hi {{name}}, {{ plan.tier }}!')).toEqual([
    { text: 'Hi ' },
    { text: '{{name}}', variable: 'name' },
    { text: ', ' },
    { text: '{{ plan.tier }}', variable: 'plan.tier' },
    { text: '!' },
  ]);
  expect(stretchesOf('{{}} {name}')).toEqual([{ text: '{{}} {name}' }]);
  expect(unknownIn('{{name}} {{nmae}} {{nmae}} {{toString}}')).toEqual(['nmae', 'toString']);
});

it('shows what a call would have, letter for letter, with the filled words marked', () => {
  const values = { name: 'Maria', business_name: 'Bloom', lead_score: 0, lead_source: null };
  const prompts = [
    'Hi {{name}}, this is Kai from {{business_name}}.',
    'You call {{ name }}. The score is {{lead_score}}.\n- Source: {{lead_source}}\nBe kind.',
    '{{lead_status}}, is this {{nobody}}? Good {{time_of_day}}.',
  ];
  for (const prompt of prompts) {
    const shown = filledIn(prompt, values);
    expect(shown.map(({ text }) => text).join('')).toBe(fill(prompt, values));
  }
  expect(filledIn('Hi {{name}}.', values)).toEqual([
    { text: 'Hi ' },
    { text: 'Maria', variable: 'name' },
    { text: '.' },
  ]);
});
