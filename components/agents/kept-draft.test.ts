import { expect, it } from 'vitest';
import type { AgentDraft } from './draft.ts';
import { conflictOf, rebased, understood, withEdit } from './kept-draft.ts';

const draft: AgentDraft = {
  name: 'Kai',
  voiceId: 'slt',
  model: 'gpt-4.1',
  temperature: '0.7',
  first_message: 'Hello.',
  inbound_prompt: 'You answer the phone.',
  outbound_first_message: 'Hi {{name}}.',
  outbound_prompt: 'You call {{name}}.',
  outbound_llm: '',
  sms_prompt: 'You write.',
  sms_llm: '',
};
const live = { version: 3, draft };
const kept = withEdit(null, live, { name: 'Kim', first_message: 'Good day.' });

it('keeps changes with what they were made from, and ends when they are taken back', () => {
  expect(kept).toEqual({ version: 3, base: draft, edited: { name: 'Kim', first_message: 'Good day.' } });
  const back = withEdit(kept, live, { name: 'Kai' });
  expect(back?.edited).toEqual({ name: 'Kai', first_message: 'Good day.' });
  expect(withEdit(back, live, { first_message: 'Hello. ' })?.edited).toHaveProperty('first_message', 'Hello. ');
  expect(withEdit(back, live, { first_message: 'Hello.' })).toBeNull();
});

it('tells what another published meanwhile, and what of it was changed here too', () => {
  const theirs = { version: 4, draft: { ...draft, first_message: 'Welcome.', sms_prompt: 'Write kindly.' } };
  expect(conflictOf(kept, live)).toBeNull();
  expect(conflictOf(kept, theirs)).toEqual({ theirs: ['first_message', 'sms_prompt'], both: ['first_message'] });
  // The same text from both sides is no quarrel, and a version that changed nothing here is none either.
  expect(conflictOf(kept, { version: 4, draft: { ...draft, name: 'Kim' } })).toBeNull();
  expect(conflictOf(kept, { version: 4, draft })).toBeNull();
  const moved = kept && rebased(kept, theirs);
  expect(moved).toMatchObject({ version: 4, base: theirs.draft, edited: { first_message: 'Good day.' } });
  expect(conflictOf(moved, theirs)).toBeNull();
});

it('reads back what it wrote, and nothing else', () => {
  expect(understood(JSON.parse(JSON.stringify(kept)))).toEqual(kept);
  for (const wrong of [null, 7, {}, { ...kept, version: '3' }, { ...kept, base: { name: 'Kai' } }]) {
    expect(understood(wrong)).toBeNull();
  }
  expect(understood({ ...kept, edited: { color: 'red' } })).toBeNull();
});
