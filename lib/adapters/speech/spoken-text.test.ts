import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sentences, spokenText } from './spoken-text.ts';

const READINGS: [string, string][] = [
  // clocks
  ['We are open 8am to 6pm.', 'We are open eight A M to six P M.'],
  ['8:30 a.m. and 3:05 PM', 'eight thirty A M and three oh five P M'],
  ['Open 8am-6pm or 8-10 a.m. daily', 'Open eight A M to six P M or eight to ten A M daily'],
  ['At 9 a.m. Call us.', 'At nine A M. Call us.'],
  ['12:00, 15:30', "twelve o'clock, fifteen thirty"],
  // money
  ['It costs $89.', 'It costs eighty nine dollars.'],
  ['$1,200.50 or $5.99', 'one thousand two hundred dollars and fifty cents or five dollars and ninety nine cents'],
  ['$0.50, $1, $12000', 'fifty cents, one dollar, twelve thousand dollars'],
  ['$1.5 million and $5k', 'one point five million dollars and five thousand dollars'],
  ['$80-$120 or €10/month', 'eighty dollars to one hundred twenty dollars or ten euros per month'],
  // telephone numbers
  ['512-555-1234', 'five one two, five five five, one two three four'],
  ['(512) 555-1234', 'five one two, five five five, one two three four'],
  ['+15125551234', 'one, five one two, five five five, one two three four'],
  ['5125551234', 'five one two, five five five, one two three four'],
  ['+44 20 7946 0958', 'four four, two zero, seven nine four six, zero nine five eight'],
  ['9-1-1', 'nine one one'],
  ['extension 204', 'extension two zero four'],
  // addresses of the net
  ['maria.garcia_42@example.co.uk', 'maria dot garcia underscore four two at example dot co dot uk'],
  ['Mail a-b@example.com.', 'Mail a dash b at example dot com.'],
  ['https://www.example.com/book?x=1, please', 'example dot com slash book, please'],
  ['riverside-dental.com', 'riverside dash dental dot com'],
  // dates and years
  ['Nov. 24th, 2026', 'November twenty fourth, twenty twenty six'],
  ['2026-02-15 or 02/05/2026', 'February fifteenth, twenty twenty six or February fifth, twenty twenty six'],
  ['in 1984, 2005, 1905', 'in nineteen eighty four, two thousand five, nineteen oh five'],
  ['I may 12 times', 'I may twelve times'],
  // counts, codes, parts
  ['order #4471, A1B2C3', 'order number forty four seventy one, A one B two C three'],
  ['zip 78701', 'zip seven eight seven zero one'],
  ['1,250 units, 3.5 stars, 10% off', 'one thousand two hundred fifty units, three point five stars, ten percent off'],
  ['1/2 hour, 3 1/2 days, ¾ mile', 'half hour, three and a half days, three quarters mile'],
  ['the 1st, 22nd and 12th', 'the first, twenty second and twelfth'],
  ['5-10 minutes, 24/7', 'five to ten minutes, twenty four seven'],
  // marks and letters
  ['I’m “here” — naïve café… 😀 José', "I'm here, naive cafe. Jose"],
  ['an AI, your ID & co', 'an A I, your I D and co'],
  ['Ms. Kim vs. Dr. Lee, e.g. **bold**', 'Miz Kim versus Doctor Lee, for example bold'],
  ['and/or', 'and or'],
  ['你好!', ''],
  ['…', ''],
];

describe('text as flite is to read it', () => {
  test.each(READINGS)('%s', (written, said) => expect(spokenText(written)).toBe(said));

  test('nothing but plain words comes out, whatever goes in', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.stringMatching(/^[-\d+(). ,:/$%apmx@#]{0,24}$/),
      fc.constantFrom(...READINGS.map(([written]) => written)),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 6 }), (pieces) => {
        const said = spokenText(pieces.join(' '));
        expect(said).toMatch(/^[A-Za-z .,;:!?'-]*$/);
        for (const sentence of sentences(said)) expect(sentence.length).toBeLessThanOrEqual(240);
      }),
      { numRuns: 500 },
    );
  });

  test.each(['a', 'a.', '1', '1,', '1-', '-', '$1', ' ', 'a@', '8am', '.', 'A1', '(', 'http://a', '+1 ', '/'])(
    'fifty thousand times %j take no more than a moment',
    (part) => {
      const before = process.threadCpuUsage(); // says the same on a busy machine
      sentences(spokenText(part.repeat(50_000)));
      expect(process.threadCpuUsage(before).user / 1000).toBeLessThan(1500);
    },
  );
});

describe('sentences', () => {
  test('end at their marks, and not after titles, initials or the letters of a clock', () => {
    expect(sentences('Hi! I am J. Smith, of Main St. Austin. We open at nine A M. Bye')).toEqual([
      'Hi!',
      'I am J. Smith, of Main St. Austin.',
      'We open at nine A M.',
      'Bye',
    ]);
  });

  test('are never longer than is asked for, and lose no word', () => {
    const long = Array.from({ length: 90 }, (_, i) => (i % 9 === 8 ? 'word,' : 'word')).join(' ');
    const parts = sentences(long, 120);
    expect(parts.length).toBeGreaterThan(3);
    for (const part of parts) expect(part.length).toBeLessThanOrEqual(120);
    expect(parts.join(' ')).toBe(long);
    expect(sentences('a'.repeat(500), 120).map((part) => part.length)).toEqual([120, 120, 120, 120, 20]);
  });

  test('of nothing are none', () => expect(sentences('')).toEqual([]));
});
