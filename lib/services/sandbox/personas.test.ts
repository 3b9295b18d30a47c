import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { figuresIn } from '#lib/services/conclusions/figures.ts';
import { CHARACTERS } from './persona-characters.ts';
import { emailIn } from './persona-contact.ts';
import { callerLine, type PersonaScene, personaFor } from './personas.ts';

type Turns = PersonaScene['turns'][number][];
const NUMBERS = Array.from({ length: 300 }, (_, i) => `+1512555${String(1000 + i * 7)}`);

/** Lets an agent speak line after line, its last one over and over, until the person hangs up. */
function hold(number: string, agent: readonly string[], more: Partial<PersonaScene> = {}): Turns {
  const persona = personaFor(number);
  const turns: Turns = [];
  for (let i = 0; i < 60; i++) {
    turns.push({ role: 'agent', text: agent[Math.min(i, agent.length - 1)] ?? '' });
    const line = callerLine(persona, { turns, direction: 'inbound', businessName: 'Acme', number, ...more });
    if (line === null) return turns;
    turns.push({ role: 'caller', text: line });
  }
  throw new Error('nobody hung up');
}
const callerOf = (turns: Turns): string[] => turns.filter(({ role }) => role === 'caller').map(({ text }) => text);
const said = (number: string, agent: readonly string[], more: Partial<PersonaScene> = {}): string[] =>
  callerOf(hold(number, agent, more));

/** A receptionist that asks for everything, reads back what it is told, and takes leave. */
function held(number: string, more: Partial<PersonaScene> = {}): string[] {
  const { firstName, lastName } = personaFor(number);
  return said(
    number,
    [
      'Thank you for calling. How can I help you today?',
      'Happy to help. May I have your name, please?',
      `Thank you. So that's ${firstName} ${lastName}, is that right?`,
      "What's the best phone number to reach you?",
      `I have ${number}. Is that correct?`,
      'And what is your email address?',
      'I do not know that, but the team will tell you. Is there anything else I can help you with?',
      'Certainly. Is there anything else?',
      'The team will call you. Thank you, goodbye.',
    ],
    more,
  );
}

describe('a simulated person', () => {
  it('is the same for the same number, and a different one for another', () => {
    const people = NUMBERS.map((number) => personaFor(number));
    expect(people).toEqual(NUMBERS.map((number) => personaFor(number)));
    expect(new Set(people.map(({ email }) => email)).size).toBeGreaterThan(NUMBERS.length * 0.98);
    expect(new Set(people.map(({ firstName, lastName }) => `${firstName} ${lastName}`)).size).toBeGreaterThan(270);
    expect(new Set(people.map(({ character }) => character.name)).size).toBe(CHARACTERS.length);
  });

  it('tells a receptionist why, who, the number and the address, asks something, and leaves within 5 to 9 turns', () => {
    for (const number of NUMBERS) {
      const lines = held(number);
      const all = lines.join('\n');
      const { firstName, lastName, email } = personaFor(number);
      expect(lines.length, all).toBeGreaterThanOrEqual(5);
      expect(lines.length, all).toBeLessThanOrEqual(9);
      expect(all).toContain(`${firstName} ${lastName}`);
      expect(lines.map(emailIn), all).toContain(email);
      expect(all).toMatch(/\?/);
      expect(lines.at(-1)).toMatch(/bye/i);
      expect(lines.slice(0, -1).join('\n')).not.toMatch(/\b(?:good)?bye\b/i);
      const told = lines.some((line) => figuresIn(line).includes(number.slice(-10)));
      expect(told || /the number I'm calling from/.test(all), all).toBe(true);
    }
  });

  it('calls about something of the trade', () => {
    const about = (businessName: string, words: RegExp) =>
      NUMBERS.slice(0, 40).filter((number) => words.test(held(number, { businessName })[0] ?? '')).length;
    expect(about('Clearwater Plumbing', /leak|drain|water heater/)).toBe(40);
    expect(about('Four Seasons Lawn Care', /hedge|lawn|tree/)).toBe(40);
    expect(about('Fix It Roofing', /ceiling|gutters|shingles/)).toBe(40);
    expect(about('Zyx', /website|putting off|need done/)).toBe(40);
  });

  it('puts right a wrong number, a wrong address and a wrong name', () => {
    const number = '+15125551037';
    const { email, lastName } = personaFor(number);
    const answerTo = (...agent: string[]) => said(number, ['How can I help?', ...agent])[agent.length];
    expect(answerTo('I have 512-555-9999. Is that right?')).toBe("No, it's 512-555-1037.");
    expect(answerTo('That was five one two, five five five, one oh three seven, correct?')).not.toMatch(/^No/);
    expect(answerTo('So that is someone@example.com, is that right?')).toBe(`No, it's ${email}.`);
    expect(answerTo('May I have your name?', 'So your name is Bob Stone, is that right?')).toContain(`${lastName}, `);
  });

  it('tells the number again, figure by figure, where "the one I call from" was not enough', () => {
    const number = NUMBERS.find((one) => personaFor(one).character.phone === 'this') ?? '';
    const lines = said(number, ['How can I help?', 'What number can I reach you at?', 'Which phone number is that?']);
    expect(lines[1]).toContain("the number I'm calling from");
    expect(figuresIn(lines[2] ?? '')).toContain(number.slice(-10));
  });

  it('answers the phone to the name it is called by, and keeps it', () => {
    for (const number of NUMBERS.slice(0, 60)) {
      const lines = said(
        number,
        ['Hi Maria, this is Kai from Acme. Do you have a minute?', 'May I have your full name?', 'Your email?'],
        { direction: 'outbound' },
      );
      expect(lines[0]).toContain('Maria');
      expect(lines[1]).toContain(`Maria ${personaFor(number).lastName}`);
      expect(emailIn(lines[2] ?? '')).toMatch(/maria|^m/);
      const unnamed = said(number, ['Hello, this is Kai from Acme.'], { direction: 'outbound' });
      expect(unnamed[0]).toContain(personaFor(number).firstName);
    }
  });

  it('does not tell a number that it does not have', () => {
    for (const number of ['', 'sip:1001@pbx.example.com', 'anonymous']) {
      const lines = said(number, ['How can I help?', 'What is your phone number?', 'I have 512-555-0134, correct?']);
      expect(lines[1]).toContain("I'd rather not leave a number");
      expect(lines[2]).toContain('I did not give you a number.');
    }
  });

  it('leaves an agent that repeats itself', () => {
    for (const number of NUMBERS.slice(0, 60)) {
      const lines = said(number, ['How can I help?', 'Please tell me your name.']);
      expect(lines).toHaveLength(4);
      expect(lines[3]).toMatch(/circles.*goodbye/i);
      const nagged = said(number, [
        'How can I help?',
        'Your name, please?',
        'Sorry, who is calling?',
        'May I ask who is calling?',
        'And what was the name?',
        'Who am I speaking with?',
      ]);
      expect(nagged.length).toBeLessThanOrEqual(5);
    }
  });

  it('has enough after 13 turns of an agent that always finds another question', () => {
    const questions = Array.from({ length: 30 }, (_, i) => `Is ${'x'.repeat(i + 1)} all right with you?`);
    for (const number of NUMBERS.slice(0, 30)) expect(said(number, questions)).toHaveLength(13);
  });

  it('does not say everything in one breath', () => {
    const number = NUMBERS.find((one) => personaFor(one).character.name === 'elderly') ?? '';
    const all = said(number, ['How can I help?', 'I see.', 'Your email, and is this the best number for you?']);
    expect(all[2]?.length).toBeLessThanOrEqual(300);
  });

  it('hangs up after its own goodbye', () => {
    const turns: Turns = [
      { role: 'agent', text: 'Anything else?' },
      { role: 'caller', text: 'No, bye.' },
      { role: 'agent', text: 'What is your name?' },
    ];
    const scene = { turns, direction: 'inbound', businessName: 'Acme', number: '+15125551000' } as const;
    expect(callerLine(personaFor('+15125551000'), scene)).toBeNull();
  });

  it('ends within 14 turns of sensible length, whoever calls and whatever the agent says', () => {
    const sentence = fc.constantFrom(
      'How can I help you today?',
      'May I have your name, please?',
      'How do you spell that?',
      'What number can I reach you at?',
      'Is this the best number for you?',
      'What is your email address?',
      'Is there anything else?',
      'Let me confirm: 512-555-0134, is that right?',
      'So that is bob at example dot com, correct?',
      'Which day works for you?',
      'What is the address of the property?',
      'I do not know that.',
      'Tell me a little more about it.',
      'Hi Ana Lucia Rodriguez, this is Kai. Do you have a minute?',
      'Goodbye.',
      '',
    );
    const agent = fc.array(
      fc.oneof(
        fc.array(sentence, { maxLength: 3 }).map((all) => all.join(' ')),
        fc.string(),
      ),
      {
        minLength: 1,
        maxLength: 20,
      },
    );
    const number = fc.oneof(
      fc.integer({ min: 2_000_000_000, max: 9_999_999_999 }).map((digits) => `+1${digits}`),
      fc.integer({ min: 10_000_000, max: 99_999_999_999 }).map((digits) => `+${digits}`),
      fc.string(),
    );
    fc.assert(
      fc.property(
        number,
        agent,
        fc.constantFrom('inbound', 'outbound'),
        fc.string(),
        (from, lines, direction, name) => {
          const first = said(from, lines, { direction, businessName: name });
          expect(first.length).toBeLessThanOrEqual(14);
          for (const line of first) {
            expect(line.trim()).not.toBe('');
            expect(line.length).toBeLessThanOrEqual(300);
          }
          expect(said(from, lines, { direction, businessName: name })).toEqual(first);
        },
      ),
      { numRuns: 1500 },
    );
  });
});
