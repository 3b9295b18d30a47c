import { expect, test } from 'vitest';
import { readWords, spokenWords } from './fault-words.ts';

const models = {
  spoken_by: 'gpt-4.1-mini',
  spoken_fault: null,
  fallback_turns: 0,
  read_by: 'gpt-4.1-mini',
  read_fault: null,
};

test('who spoke and who read', () => {
  expect(spokenWords(models)).toEqual({ who: 'gpt-4.1-mini' });
  expect(readWords(models)).toEqual({ who: 'gpt-4.1-mini' });
  expect(spokenWords({ ...models, spoken_by: null })).toBeNull();
});

test('that the rules stood in is said, with the reason', () => {
  expect(spokenWords({ ...models, spoken_fault: 'timeout', fallback_turns: 2 })?.note).toBe(
    'The built-in rules spoke in 2 turns: the model took too long to answer.',
  );
  expect(readWords({ ...models, read_by: 'Built-in receptionist', read_fault: 'unusable' })?.note).toBe(
    'In place of the model: what it answered could not be used.',
  );
  expect(readWords({ ...models, read_fault: 'something new' })?.note).toBe('In place of the model: the model failed.');
});
