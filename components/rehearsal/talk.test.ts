import { expect, test } from 'vitest';
import type { AgentReply } from '#lib/services/rehearsals/schema.ts';
import { isOver, reworded, type Said, upTo, withReply, withWords, wordsOf } from './talk.ts';

const reply = (text: string, end_call = false): AgentReply => ({
  text,
  end_call,
  covered: true,
  unanswered: [],
  used: [],
  tools: [],
  failed: false,
});
const talk: Said[] = withReply(withWords(withReply([], reply('Hello.')), 'What do you charge?'), reply('120 dollars.'));

test('is sent as words alone', () => {
  expect(wordsOf(talk)).toEqual([
    { role: 'agent', text: 'Hello.' },
    { role: 'caller', text: 'What do you charge?' },
    { role: 'agent', text: '120 dollars.' },
  ]);
});

test('an answer given again, and other words of the caller, leave out what followed', () => {
  expect(wordsOf(upTo(talk, 2)).at(-1)).toEqual({ role: 'caller', text: 'What do you charge?' });
  expect(wordsOf(reworded(talk, 1, 'Where are you?'))).toEqual([
    { role: 'agent', text: 'Hello.' },
    { role: 'caller', text: 'Where are you?' },
  ]);
});

test('is over with the agent’s goodbye, not with the caller’s', () => {
  expect(isOver(talk)).toBe(false);
  expect(isOver(withWords(talk, 'Goodbye.'))).toBe(false);
  expect(isOver(withReply(withWords(talk, 'Goodbye.'), reply('Goodbye.', true)))).toBe(true);
  expect(isOver([])).toBe(false);
});
