import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Turn } from '#lib/adapters/model/port.ts';
import { figuresIn } from './figures.ts';
import { qualityOf } from './quality.ts';
import { conversation, reading } from './testing/conversation.ts';

const GOOD = conversation(`
  A: Thank you for calling Lakeside Heating, this is Kai. How can I help you today?
  C: Hi, our boiler stopped working and the baby is sick.
  A: I'm so sorry to hear that, let's get you taken care of. May I have your name, please?
  C: Imani Brooks.
  A: Thank you, Imani. What is the best number to reach you?
  C: Four one four, triple five, oh one nine nine.
  A: I have 414-555-0199, is that right?
  C: Yes. What does an emergency visit cost?
  A: Of course. An emergency visit costs 140 dollars, the first hour included. And your email, please?
  C: imani.brooks@example.com
  A: Got it, imani.brooks@example.com. A technician will call you about the boiler within the hour. Anything else?
  C: No, that's wonderful, thank you. Bye!
  A: You're welcome, Imani. Goodbye.`);
const READ = reading({
  name: 'Imani Brooks',
  first_name: 'Imani',
  phone: '+14145550199',
  email: 'imani.brooks@example.com',
  reason: 'the boiler stopped working',
  evidence: { name: 3, phone: 5, email: 9, reason: 1 },
});

/** The good call with other words in one of its turns; null takes the turn out. */
const instead = (turn: number, text: string | null): Turn[] =>
  GOOD.flatMap((one, index) => (index !== turn ? [one] : text === null ? [] : [{ ...one, text }]));

describe('the quality of a call', () => {
  it('is full where nothing is left to wish for', () => {
    expect(qualityOf(GOOD, READ)).toEqual({
      professionalism: 100,
      empathy: 100,
      information_gathering: 100,
      resolution: 100,
    });
  });

  it('is low for a curt agent that hears nothing, tells nothing and hangs up', () => {
    const curt = conversation(`
      A: What?
      C: Hi, my mother fell and she is hurt, can you help? What are your hours?
      A: State the account code.
      C: I don't have one. Are you open on Sunday?
      A: State the account code.
      C: This is ridiculous. Bye.
      A: State the account code.`);
    const { professionalism, empathy, information_gathering, resolution } = qualityOf(curt, reading());
    expect(professionalism).toBeLessThan(30);
    expect(empathy).toBe(0);
    expect(information_gathering).toBe(0);
    expect(resolution).toBeLessThan(55);
    expect(qualityOf([], reading())).toMatchObject({ professionalism: 0, empathy: 0 });
  });

  it('professionalism falls without a greeting, with repetition, with a monologue, and with a goodbye unanswered', () => {
    const full = qualityOf(GOOD, READ).professionalism;
    const measured = (turns: Turn[]) => qualityOf(turns, READ).professionalism;
    expect(measured(instead(0, 'State your business.'))).toBeLessThan(full);
    expect(measured(instead(6, 'What is the best number to reach you?'))).toBeLessThan(full);
    expect(measured(instead(8, `${'It depends on many things and on the day of the week. '.repeat(8)}`))).toBeLessThan(
      full,
    );
    expect(measured(instead(12, 'What is your zip code?'))).toBeLessThan(full);
  });

  it('empathy falls where trouble meets no word of sympathy, and where the name given is not used', () => {
    const full = qualityOf(GOOD, READ).empathy;
    expect(qualityOf(instead(2, 'May I have your name?'), READ).empathy).toBeLessThan(full - 30);
    const nameless = GOOD.map((turn) => ({
      ...turn,
      text: turn.role === 'agent' ? turn.text.replaceAll('Imani', '') : turn.text,
    }));
    expect(qualityOf(nameless, READ).empathy).toBe(full - 20);
    expect(qualityOf(instead(2, "I'm sorry, I don't have that information."), READ).empathy).toBeLessThan(full);
  });

  it('information gathering is the share of the details known and said back', () => {
    const of = (fields: Parameters<typeof reading>[0]) =>
      qualityOf(GOOD, { ...READ, ...fields, evidence: READ.evidence });
    expect(of({ email: null }).information_gathering).toBe(75);
    expect(of({ email: null, phone: null, name: null, first_name: null }).information_gathering).toBe(25);
    expect(qualityOf(instead(6, 'Thank you.'), READ).information_gathering).toBe(94);
  });

  it('information gathering knows the number one calls from, and who has no email or will not tell', () => {
    const own = conversation(`
      A: Hello, how can I help?
      C: It's about a fence. I don't use email, and I'd rather not give my name.
      A: Is the number you're calling from the best one?
      C: Yes, it is.
      A: We will call you about the fence.`);
    const read = reading({ reason: 'a fence', evidence: { reason: 1 } });
    expect(qualityOf(own, read).information_gathering).toBe(100);
    const wrong = conversation('A: Hello?\nC: Oh, I misdialed. Sorry.\nA: No problem. Goodbye.');
    expect(qualityOf(wrong, reading({ wrong_number: true })).information_gathering).toBe(100);
    expect(qualityOf(wrong, reading()).information_gathering).toBe(0);
  });

  it('resolution weighs an answer above a deferral, and a deferral above silence', () => {
    const measured = (text: string) => qualityOf(instead(8, text), READ).resolution;
    const answered = measured('An emergency visit costs 140 dollars.');
    const deferred = measured("I don't have the prices here, the team will get back to you on that.");
    const ignored = measured('And your email, please?');
    expect(answered).toBe(100);
    expect(deferred).toBe(65);
    expect(ignored).toBe(50);
  });

  it('resolution counts each of several questions', () => {
    const turns = instead(7, 'Yes. What does a visit cost? And do you sell filters?');
    const reply = "A visit costs 140 dollars. I don't know about filters, but I'll make a note.";
    const half = turns.map((turn, index) => (index === 8 ? { ...turn, text: reply } : turn));
    expect(qualityOf(half, READ).resolution).toBe(83);
  });

  it('resolution falls when the caller leaves in anger', () => {
    expect(qualityOf(instead(11, 'Forget it, I will go somewhere else.'), READ).resolution).toBe(85);
    expect(qualityOf(instead(11, 'No.'), READ).resolution).toBe(93);
  });
});

describe('for any conversation', () => {
  const line = fc.oneof(
    fc.constantFrom(
      ...GOOD.map(({ text }) => text),
      "I don't know, the team will follow up.",
      'What is that?',
      'Goodbye.',
    ),
    fc.string(),
  );
  const turns = fc.array(fc.record({ role: fc.constantFrom<Turn['role']>('agent', 'caller'), text: line }), {
    maxLength: 14,
  });
  const read = fc.constantFrom(
    READ,
    reading(),
    reading({ wrong_number: true }),
    reading({ phone: '+14145550199', opt_out: true }),
  );

  it('each dimension is an integer of 0 to 100, the same each time', () => {
    fc.assert(
      fc.property(turns, read, (said, known) => {
        const quality = qualityOf(said, known);
        for (const value of Object.values(quality))
          expect(Number.isInteger(value) && value >= 0 && value <= 100).toBe(true);
        expect(qualityOf(said, known)).toEqual(quality);
      }),
      { numRuns: 500 },
    );
  });

  it('taking away the goodbye does not raise the resolution, nor a lost detail what was gathered', () => {
    fc.assert(
      fc.property(turns, read, (said, known) => {
        const whole: Turn[] = [...said, { role: 'agent', text: 'Thank you. Goodbye.' }];
        expect(qualityOf(said, known).resolution).toBeLessThanOrEqual(qualityOf(whole, known).resolution);
        for (const field of ['name', 'phone', 'email', 'reason'] as const) {
          expect(qualityOf(whole, { ...known, [field]: null }).information_gathering).toBeLessThanOrEqual(
            qualityOf(whole, known).information_gathering,
          );
        }
      }),
      { numRuns: 500 },
    );
  });

  it('takes no time to speak of, however long somebody talks', () => {
    for (const piece of ['no ', 'a. ', 'thank you ', 'oh well ', '9', 'x', '? ', 'I will ']) {
      const text = piece.repeat(Math.ceil(20_000 / piece.length));
      const before = process.threadCpuUsage(); // says the same on a busy machine
      qualityOf(
        [
          { role: 'agent', text },
          { role: 'caller', text },
          { role: 'agent', text },
        ],
        READ,
      );
      expect(process.threadCpuUsage(before).user / 1000, piece).toBeLessThan(1500);
    }
  });
});

describe('spoken figures', () => {
  it('run together, whether written or said', () => {
    expect(figuresIn('four one four, triple five, oh one 9 double 9')).toBe('41455501999');
    expect(figuresIn('none of that')).toBe('');
  });
});
