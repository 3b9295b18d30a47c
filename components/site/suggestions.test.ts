import { expect, test } from 'vitest';
import { suggestions } from './suggestions.ts';

const facts = [
  'We are a plumber.',
  'We are located in Austin.',
  'We are open 8 to 5.',
  'Emergency call-outs cost 120 dollars.',
];

test('asks for what the agent knows, the price first', () => {
  expect(suggestions(facts, [])).toEqual([
    'How much are emergency call-outs?',
    'What are your hours?',
    'Where are you located?',
  ]);
  expect(suggestions(['A haircut costs 30 euros.'], [])[0]).toBe('How much is a haircut?');
});

test('does not propose again what was said, and comes to an end', () => {
  let said: string[] = [];
  for (let turn = 0; turn < 10; turn += 1) said = [...said, ...suggestions(facts, said).slice(0, 1)];
  expect(said.at(-1)).toContain('goodbye');
  expect(suggestions(facts, said)).toEqual([]);
  expect(new Set(said).size).toBe(said.length);
});
