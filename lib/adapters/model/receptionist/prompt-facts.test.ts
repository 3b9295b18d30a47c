import { describe, expect, test } from 'vitest';
import { factsOf } from './prompt-facts.ts';
import { identityOf } from './prompt-identity.ts';

const texts = (prompt: string) => factsOf(prompt).map(({ label, text }) => (label ? `${label}: ${text}` : text));

describe('facts', () => {
  test('from running prose, persona and orders left out', () => {
    expect(
      texts(
        'You are Ava at Riverside Dental. Be warm. We are open 9 to 5. Always ask for a name. Cleanings cost $120. You may pay at any time. If they say stop, apologize.',
      ),
    ).toEqual(['We are open 9 to 5.', 'Cleanings cost $120.', 'You may pay at any time.']);
  });

  test('from headings and lists; headings of rules are orders', () => {
    const prompt =
      '# About\n- Family owned\n- Parking: free lot\n\n## Rules\n- No discounts\n- Keep it short\n\n## Hours\nMon 8-5, Tue 8-7';
    expect(texts(prompt)).toEqual(['Family owned', 'Parking: free lot', 'Mon 8-5', 'Tue 8-7']);
    expect(factsOf(prompt).at(-1)?.context).toBe('Hours');
  });

  test('from questions and answers, on one line or two', () => {
    const facts = factsOf('Do you do grooming? No, we do not.\nQ: Where are you?\nA: On Main Street.');
    expect(facts.map(({ text, context }) => [context, text])).toEqual([
      ['Do you do grooming?', 'No, we do not.'],
      ['Where are you?', 'On Main Street.'],
    ]);
  });

  test('price lists become items, attributes of one thing stay together', () => {
    expect(texts('nails: mani 35, pedi 50, gel removal 15')).toEqual([
      'nails: mani 35',
      'nails: pedi 50',
      'nails: gel removal 15',
    ]);
    expect(texts('Intro session: 60 minutes, $29, includes a movement check.')).toEqual([
      'Intro session: 60 minutes, $29, includes a movement check.',
    ]);
    expect(texts('Couples cost $180; groups meet on Tuesdays.')).toEqual([
      'Couples cost $180',
      'groups meet on Tuesdays.',
    ]);
  });

  test('from what the agent is told to tell', () => {
    expect(texts('If a caller asks about parking, tell them that it is free.')).toEqual(['it is free.']);
    expect(texts('Tell callers that we close at five.')).toEqual(['we close at five.']);
    expect(texts('No home values by phone; offer a written market analysis, which is free.')).toEqual([
      'a written market analysis, which is free.',
    ]);
  });

  test('abbreviations and decimals end no sentence', () => {
    expect(texts('Dr. Fahey sees children. The rate is 2.75% in St. Petersburg. We open at 9 a.m. Walk in.')).toEqual([
      'Dr. Fahey sees children.',
      'The rate is 2.75% in St. Petersburg.',
      'We open at 9 a.m.',
      'Walk in.',
    ]);
  });
});

test.each([
  ['You are Ava, the receptionist of Riverside Dental.', 'Ava', 'Riverside Dental'],
  ['You answer the phone for Barrow Injury Law in Phoenix. Your name is Grace.', 'Grace', 'Barrow Injury Law'],
  ['EASTSIDE AUTO CLINIC\nWe fix cars.', null, 'Eastside Auto Clinic'],
  ['we fix cars', null, null],
])('identity: %s', (prompt, agent, business) => expect(identityOf(prompt)).toMatchObject({ agent, business }));
