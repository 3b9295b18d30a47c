import { expect, test } from 'vitest';
import { beyondPrompt } from './beyond-prompt.ts';
import { questionsIn } from './questions.ts';
import { wantedBy } from './wanted.ts';

test.each<[string, string[]]>([
  ['How much is it, and could you start next month?', ['How much is it', 'could you start next month?']],
  ['My aunt is vegan, can you work with that?', ['can you work with that?']],
  ['how quick do you respond to something like this', ['how quick do you respond to something like this']],
  ['we are not a client yet is there a fee to get started', ['is there a fee to get started']],
  ['I was wondering if you do weddings.', ['I was wondering if you do weddings.']],
  ['Where do we park? And are there showers?', ['Where do we park?', 'are there showers?']],
  ['Do I need to book or may I drop in?', ['Do I need to book or may I drop in?']],
  ['The AC is blowing warm air?', ['The AC is blowing warm air?']],
  ["I don't know how long it has been leaking.", []],
  ['You have my number.', []],
  ['Have a good day.', []],
  ['You have a blessed day.', []],
  ['do i have to give my name', []],
  ["My cell is 416-555-0193, but please don't leave a message.", []],
  ['we got a lab is that cool', ['is that cool']],
  ['How are you? Can you hear me?', []],
  ['When I turn it on it clicks.', []],
])('%s', (line, expected) => expect(questionsIn(line).map((question) => question.text)).toEqual(expected));

test.each([
  'You pick things up from the house?',
  'I must pay before?',
  'There is parking by you?',
  'Roughly what sort of money are we talking?',
  'It is possible every two weeks?',
  'If she is sick can she phone us?',
  'anything we need to bring?',
])('%s asks, in the order of a statement', (line) => expect(questionsIn(line)).toMatchObject([{ uptalk: false }]));

test('a statement said as a question asks only in passing', () => {
  expect(questionsIn('The AC is blowing warm air?')[0]?.uptalk).toBe(true);
  expect(questionsIn('My aunt is vegan, can you work with that?')[0]?.lead).toBe('My aunt is vegan,');
});

test.each([
  ['How much is a crown?', 'price'],
  ['What would that run?', 'price'],
  ['Can somebody run me home?', 'any'],
  ['How long does it take?', 'duration'],
  ['How soon can you come?', 'soon'],
  ['Are you open on Sundays?', 'hours'],
  ['How late are you there on Fridays?', 'hours'],
  ['Where are you?', 'place'],
  ['Who owns the company?', 'who'],
  ['How many people fit?', 'count'],
  ['When do the groups meet?', 'time'],
  ['Do you fix pumps?', 'any'],
])('%s wants %s', (question, kind) => expect(wantedBy(question)[0]).toBe(kind));

test('a question that goes on wants what the one before wanted', () => {
  expect(wantedBy('What about Sundays?', 'How much is a visit?')).toEqual(['price', 'any']);
});

test.each([
  ['Will I need a root canal?', 'need'],
  ['How much do you think I could get?', 'judgement'],
  ['Where is the technician right now?', 'live'],
  ['Could they come this Sunday at three?', 'booking'],
  ['Should I sign it?', 'judgement'],
  ['Should we arrive early?', null],
  ['Is it extra if you come on Saturday?', null],
  ['Do you do crowns?', null],
])('%s: %s', (question, kind) => expect(beyondPrompt(question)).toBe(kind));
