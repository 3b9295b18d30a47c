import { describe, expect, test } from 'vitest';
import { readLine } from './in-a-line.ts';

test('each part of the line becomes a sentence, and nothing is added', () => {
  expect(readLine('a plumber in Austin, open 8 to 5, emergency call-outs 120 dollars')).toEqual({
    name: 'Austin Plumbing',
    named: false,
    facts: [
      'We are a plumber.',
      'We are located in Austin.',
      'We are open 8 to 5.',
      'Emergency call-outs cost 120 dollars.',
    ],
  });
  expect(
    readLine('Joe’s Plumbing, open 8 a.m. to 5 p.m., Monday to Friday; drain cleaning from $1,200. No septic work')
      .facts,
  ).toEqual([
    'We are open 8 a.m. to 5 p.m., Monday to Friday.',
    'Drain cleaning costs from $1,200.',
    'We do no septic work.',
  ]);
});

describe('the name', () => {
  test.each([
    ['Joe’s Plumbing, a plumber in Austin', 'Joe’s Plumbing', true],
    ['Bloom Dental in Denver. Cleanings 90 dollars', 'Bloom Dental', true],
    ['Acme is a roofer in Dallas', 'Acme', true],
    ['dental clinic in Denver', 'Denver Dental Clinic', false],
    ['We are a family bakery in Portland', 'Portland Family Bakery', false],
    ['hair salon', 'Hair Salon', false],
  ])('%s', (line, name, named) => {
    expect(readLine(line)).toMatchObject({ name, named });
  });
});

test.each([
  ['24/7', 'We are open 24/7.'],
  ['free estimates', 'We offer free estimates.'],
  ['first consultation is free', 'First consultation is free.'],
  ['we speak Spanish', 'We speak Spanish.'],
  ['licensed and insured', 'We are licensed and insured.'],
  ['Cash only', 'We take cash only.'],
  ['haircuts 30 euros', 'Haircuts cost 30 euros.'],
  ['60 dollars an hour', 'We charge 60 dollars an hour.'],
])('%s', (part, fact) => {
  expect(readLine(`a shop, ${part}`).facts).toEqual(['We are a shop.', fact]);
});

test.each(['', ' ', '...', ',,,', '🙂🙂🙂', 'x'.repeat(300), 'a,'.repeat(150), '(((((', '$1'.repeat(100)])(
  'whatever is typed is read: %j',
  (line) => {
    const { name, facts } = readLine(line);
    expect(name.length).toBeLessThan(80);
    expect(facts.every((fact) => fact.endsWith('.'))).toBe(true);
  },
);
