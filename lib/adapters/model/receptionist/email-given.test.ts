import { describe, expect, test } from 'vitest';
import type { Turn } from '#lib/adapters/model/port.ts';
import { emailGiven } from './email-given.ts';

/** Alternating turns, the caller first; an agent line of '' asks for the address. */
const heard = (...lines: string[]) =>
  emailGiven(
    lines.map((text, i): Turn => ({ role: i % 2 ? 'agent' : 'caller', text: text || 'And your email address?' })),
    { first: 'Ana', last: 'Silva' },
  ).email;

describe('an address in one turn', () => {
  test.each([
    ['maria dot garcia at gmail dot com', 'maria.garcia@gmail.com'],
    ['It’s Maria.Garcia@Gmail.com.', 'maria.garcia@gmail.com'],
    ['My email is sarah connor at yahoo dot com', 'sarahconnor@yahoo.com'],
    ['j o h n dot smith underscore 42 at g mail dot com', 'john.smith_42@gmail.com'],
    ['Sure, that would be pete forty two at hotmail dot co dot uk, all lowercase', 'pete42@hotmail.co.uk'],
    ['you can reach me at tom at bright path dot io', 'tom@brightpath.io'],
    ['tom, at brightpath dot com', 'tom@brightpath.com'],
    ['kate at gmail', 'kate@gmail.com'],
    ['yeah send it to office at smith dash and dash sons dot com', 'office@smith-and-sons.com'],
    ['b as in boy, r as in Robert, a, d, at example dot org', 'brad@example.org'],
    ['info at k l m dot n l', 'info@klm.nl'],
    ['first name dot last name at acme dot com', 'ana.silva@acme.com'],
    ['smyth at gmail dot com, that is s m y t h e', 'smythe@gmail.com'],
    ['j.o’brien at example dot net', 'j.obrien@example.net'],
    ['renée at rené dot fr', 'renee@rene.fr'],
    ["um, it's, uh, lucy underscore b nineteen eighty four at outlook dot com", 'lucy_b1984@outlook.com'],
    ['m period jones at state dot edu', 'm.jones@state.edu'],
    ['My phone is 512 555 0134 and my email is ray at example dot com', 'ray@example.com'],
    ["That's h miller, all one word, at example dot com", 'hmiller@example.com'],
    ['ray dot b, number seven, at example dot com', 'ray.b7@example.com'],
    ['maria at sign example dot com', 'maria@example.com'],
    ['romeo tango charlie at example dot com', 'rtc@example.com'],
    ['steph, s t e p h, at gmail dot com', 'steph@gmail.com'],
    ['r dot sanchez, S-A-N-C-H-E-Z, at kite dot com', 'r.sanchez@kite.com'],
    ['V as in Victor, I, C as in Charlie, at gmail dot com', 'vic@gmail.com'],
    ["t brannigan, two n's, at gmail dot com", 'tbrannigan@gmail.com'],
    ["cathydoyle, that's cathy with a C, at btinternet dot com", 'cathydoyle@btinternet.com'],
    ["f lane, that's the letter f and then lane, at sympatico dot ca", 'flane@sympatico.ca'],
    ['m lane at north-design dot com', 'mlane@north-design.com'],
    ['b lane, no hyphen there, at sky dot com', 'blane@sky.com'],
    ['venky dot s at the rate rediffmail dot com', 'venky.s@rediffmail.com'],
    ['joe ninety one at yahoo dot com', 'joe91@yahoo.com'],
    ['rob at pike dot plus dot com', 'rob@pike.plus.com'],
    ['kelly dot b, then the numbers one nine eight eight, at proton dot me', 'kelly.b1988@proton.me'],
    ['bo lane the third at msn dot com', 'bolanethethird@msn.com'],
    ['o lane one at yahoo dot co dot uk', 'olane1@yahoo.co.uk'],
    ['T W O 4 T E A at gmail dot com', 'two4tea@gmail.com'],
    ['tom underscore the underscore cat at gmail dot com', 'tom_the_cat@gmail.com'],
    ['zoe with a z, nine nine, at gmail dot com', 'zoe99@gmail.com'],
    ['my last name at gmail', 'silva@gmail.com'],
    ['first dot last at acme dash roofing dot com', 'ana.silva@acme-roofing.com'],
    ['alasdair at drummond hyphen hay dot scot', 'alasdair@drummond-hay.scot'],
    ['carlos arroba taller guion martinez punto mx', 'carlos@taller-martinez.mx'],
    ['gwen at rosenberger farms dot com. R O S E N B E R G E R, farms with an s', 'gwen@rosenbergerfarms.com'],
  ])('%s', (line, expected) => expect(heard('Hi', '', line)).toBe(expected));
});

describe('corrections', () => {
  test.each([
    ['maria at gmail dot com, no, sorry, yahoo dot com', 'maria@yahoo.com'],
    ['maria at example dot com, I mean dot net', 'maria@example.net'],
    ['maria at example dot co, dot c o, not dot com', 'maria@example.co'],
    ['my old one is x at aol dot com, use y two at aol dot com', 'y2@aol.com'],
    ['bob at acme dot com. Actually use bob dot ray at acme dot com instead', 'bob.ray@acme.com'],
    ['bob at acme dot com, not bob at acme dot org', 'bob@acme.com'],
  ])('%s', (line, expected) => expect(heard('Hi', '', line)).toBe(expected));

  test('after the read-back', () => {
    const back = 'I have maria at gmail dot com. Is that right?';
    expect(heard('Hi', '', 'maria at gmail dot com', back, 'No, at yahoo dot com')).toBe('maria@yahoo.com');
    expect(heard('Hi', '', 'john at gmail dot com', 'john@gmail.com?', 'No, it is J-O-N')).toBe('jon@gmail.com');
    expect(heard('Hi', '', 'john at gmail dot com', 'john@gmail.com?', 'Yes. I live at 5 Dot Street')).toBe(
      'john@gmail.com',
    );
  });

  test.each([
    ['eric at gmail dot com', 'No, with a K.', 'erik@gmail.com'],
    ['eric at gmail dot com', "It's Erik with a k", 'erik@gmail.com'],
    ['mary lin at example dot com', 'no, Lyn with a y', 'marylin@example.com'],
    ['zoe at bakers dot com', 'yes, bakers with an s', 'zoe@bakers.com'],
    ['cecil at example dot com', 'no, with a k', 'cecil@example.com'],
    ['erik at gmail dot com', 'yes, with a k', 'erik@gmail.com'],
  ])('one letter: %s; %s', (line, correction, expected) =>
    expect(heard('Hi', '', line, 'Is your email address right so?', correction)).toBe(expected),
  );

  test('the second half in the next turn', () => {
    expect(heard('Hi', '', 'maria dot garcia', 'Go on.', 'at gmail dot com')).toBe('maria.garcia@gmail.com');
  });
});

describe('what is no address', () => {
  test.each([
    'I am at work until six.',
    'We met at Dot Coffee on Main.',
    "I don't have email.",
    'Can you look at my website, bright path dot com?',
    'I found you at yelp dot com',
  ])('%s', (line) => expect(heard(line)).toBeNull());
});
