import { describe, expect, test } from 'vitest';
import type { Turn } from '#lib/adapters/model/port.ts';
import { regionsOf } from './numbering.ts';
import { phoneGiven } from './phone-given.ts';

const ASK = "What's the best number to reach you?";
const US = regionsOf(null, '');

/** Alternating turns, the caller first; an agent line of '' asks for the number. */
const heard = (...lines: string[]) =>
  phoneGiven(
    lines.map((text, i): Turn => ({ role: i % 2 ? 'agent' : 'caller', text: text || ASK })),
    US,
  ).e164;

describe('a number said in one turn', () => {
  test.each([
    ['512-555-0134', '+15125550134'],
    ['Oh, five one two, five five five, oh one three four', '+15125550134'],
    ['My number is (512) 555-0134.', '+15125550134'],
    ['five one two, five five five, oh one three four', '+15125550134'],
    ['it is five one two triple five zero one three four', '+15125550134'],
    ["area code five one two, and then it's five five five, oh one thirty-four", '+15125550134'],
    ['five twelve, five fifty five, oh one thirty four', '+15125550134'],
    ['five hundred twelve, five five five, zero one three four', '+15125550134'],
    ['eight hundred five five five oh one nine nine', '+18005550199'],
    ['plus one five one two five five five oh one three four', '+15125550134'],
    ['one, five one two, double five five, oh one, three four', '+15125550134'],
    ['it is 512 uh 555 um 0134', '+15125550134'],
    ['five one two dash five five five dash oh one three four', '+15125550134'],
    ['plus four four, seven seven double oh, nine hundred, one two three', '+447700900123'],
    ['oh seven seven double oh nine double oh one two three', '+447700900123'],
    ['Sure. Five one two. Five five five. Oh one three four.', '+15125550134'],
    ['plus forty-four, twenty, seven nine four six, double oh one eight', '+442079460018'],
    ['Five one two five five five... hang on... zero one three four.', '+15125550134'],
    ['512 555 0134, 512 555 0134', '+15125550134'],
    ['my cell is 512 555 0134 and my work is 512 555 0177', '+15125550134'],
    ['my office is 512 555 0177 but the best one to reach me on is my cell 512 555 0134', '+15125550134'],
    ['my old number was 512 555 0177, call me on 512 555 0134', '+15125550134'],
    ['Order number 4155550188, and you can reach me at 512 555 0134', '+15125550134'],
  ])('%s', (line, expected) => expect(heard('Hi', '', line)).toBe(expected));
});

describe('corrections', () => {
  test.each([
    ['five one two, five five six, sorry, five five five, oh one three four', '+15125550134'],
    ['five one two five five six sorry five five five oh one three four', '+15125550134'],
    ['512 555 0143, sorry, 0134', '+15125550134'],
    ["512 555 0146 hang on that's my old one it's 512 555 0134", '+15125550134'],
    ['five five five oh one three four, area code five one two', '+15125550134'],
    ["your guy has my number, it's 512 555 0134", '+15125550134'],
    ['512 555 0143. No wait, scratch that, 0134. 512 555 0134.', '+15125550134'],
    ['Five one two, five five five, zero one three five. Sorry, one three four. Zero one three four.', '+15125550134'],
    ['512-555-0143. No, I swapped those, three four, 0134.', '+15125550134'],
    ['512-555-0143, no wait, it ends in 34', '+15125550134'],
    ['513 555 0134, no, the area code is 512', '+15125550134'],
    ['513 555 0134, I mean 512', '+15125550134'],
    ['it is 512 556 0134, not 556, 555', '+15125550134'],
    ['512 556 0134 actually 555 not 556', '+15125550134'],
    ['512 555 9999. Wait, that is my old one. It is 512 555 0134.', '+15125550134'],
  ])('%s', (line, expected) => expect(heard('Hi', '', line)).toBe(expected));

  test('after the read-back', () => {
    const back = 'I have 512-555-0143. Is that right?';
    expect(heard('Hi', '', '512 555 0143', back, 'No, it is 0134 at the end')).toBe('+15125550134');
    expect(heard('Hi', '', '512 555 0143', back, 'no, three four at the end, not four three')).toBe('+15125550134');
    expect(heard('Hi', '', '513 555 0134', 'So 513-555-0134?', 'Five one two, not five one three.')).toBe(
      '+15125550134',
    );
    expect(heard('Hi', '', '512 555 0134', back, 'Yes. There are 4 of us.')).toBe('+15125550134');
    expect(heard('Hi', '', '512 555 0134', 'So 512-555-0134?', "Yes, that's right. No rush, 2 weeks is fine.")).toBe(
      '+15125550134',
    );
  });

  test('later, unasked', () => {
    const lines = ['Hi', '', '512 555 0143', 'How can I help?', 'I need a plumber.', 'Of course.'];
    expect(heard(...lines, 'Oh sorry, I gave you the wrong number, it is 512 555 0134')).toBe('+15125550134');
    expect(heard(...lines, 'Oh wait, the last four digits of my phone are 0134')).toBe('+15125550134');
  });
});

test('groups over several turns', () => {
  expect(heard('Hi', '', 'five one two', 'Go ahead.', 'five five five', 'Mm-hm.', 'oh one three four')).toBe(
    '+15125550134',
  );
  expect(heard('Hi', '', '512', 'Yes?', "That's 512, 555", 'Okay.', '0134')).toBe('+15125550134');
});

describe('what is no phone number of the caller', () => {
  test.each([
    'My order number is 5125550134.',
    'Invoice 512 555 0134 is wrong.',
    'I live at 5125 Maple Street, zip code 78701',
    'It was 4500 dollars on March 3rd 2024 at 10 am',
    'You called me from 512 555 9999',
    'My policy number is five one two five five five oh one three four',
    'There are two of us, at four or five, on the 12th',
    "I don't want to give my number.",
    'My card number is 4111 1111 1111 1111',
  ])('%s', (line) => expect(heard(line)).toBeNull());

  test('a number of the business in the prompt', () => {
    expect(phoneGiven([{ role: 'caller', text: 'Is this 512 555 0134?' }], US, ['+15125550134']).e164).toBeNull();
  });
});

test('the number they call from is pointed at, not given', () => {
  const turns: Turn[] = [
    { role: 'agent', text: ASK },
    { role: 'caller', text: "This number is fine, the one I'm calling from." },
  ];
  expect(phoneGiven(turns, US)).toMatchObject({ e164: null, sameAsCaller: true });
});
