import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Extraction, Turn } from '#lib/adapters/model/port.ts';
import { BASE, FACTORS, factorLabel } from './schema.ts';
import { scoreLead } from './scoring.ts';
import { conversation, reading } from './testing/conversation.ts';

const factorsOf = (text: string, extraction: Extraction = reading()): string[] =>
  scoreLead(conversation(text), extraction).factors;
/** The sentence that earned a factor; undefined when it was not earned. */
const cited = (line: string, factor: string, extraction: Extraction = reading()): string | undefined =>
  scoreLead([{ role: 'caller', text: line }], extraction).factor_details.find((one) => one.factor === factor)?.sentence;

const BUYER = conversation(`
  A: Thanks for calling Hale Joinery. How can I help?
  C: Hello, we would like built-in shelves for our shop.
  A: Lovely. Who is calling?
  C: Tamsin Achebe. I'm the owner, so it's my decision.
  A: Thank you, Tamsin. What is the best number?
  C: 802-555-0147. What would that cost roughly?
  A: Usually between four and nine thousand.
  C: That's fine, we can spend up to 8000 dollars. How soon could you start?
  A: In about three weeks.
  C: Perfect. Thank you, bye.`);
const BUYER_READ = reading({
  name: 'Tamsin Achebe',
  phone: '+18025550147',
  reason: 'built-in shelves for a shop',
  evidence: { name: 3, phone: 5, reason: 1 },
});

describe('the score of a lead', () => {
  it('is high for a buyer who decides, has money and wants to know when', () => {
    const { score, confidence, explanation, factors, factor_details } = scoreLead(BUYER, BUYER_READ);
    expect(score).toBeGreaterThanOrEqual(80);
    expect(confidence).toBe('high');
    expect(factors).toEqual(
      expect.arrayContaining([
        'pricing_question',
        'timeline_question',
        'decision_maker',
        'budget_stated',
        'specific_need',
        'contact_details_given',
      ]),
    );
    expect(explanation).toBe('Strong intent signals: requested pricing, makes the decision, asked about timeline.');
    expect(factor_details.find(({ factor }) => factor === 'pricing_question')).toEqual({
      factor: 'pricing_question',
      weight: 18,
      sentence: 'What would that cost roughly?',
      turn: 5,
    });
  });

  it('is the sum of the base and the weights, within 0 and 100', () => {
    const turns = conversation('C: Hi, how much is a haircut?\nA: Thirty dollars.\nC: Thanks, bye.');
    const { score, factor_details } = scoreLead(turns, reading());
    expect(score).toBe(BASE + factor_details.reduce((sum, { weight }) => sum + weight, 0));
    expect(factor_details.map(({ factor }) => factor)).toEqual(['pricing_question', 'hung_up_early']);
  });

  it('is in the middle for a plain inquiry that leaves contact details', () => {
    const turns = conversation(`
      A: Hello, how can I help?
      C: Hi, I am calling about piano lessons for my daughter.
      A: May I have your name?
      C: Ferran Costa, and you can reach me at 347 555 0111.
      A: And your email?
      C: ferran@example.org
      A: Somebody will call you. Goodbye.
      C: Goodbye.`);
    const read = reading({
      name: 'Ferran Costa',
      phone: '+13475550111',
      email: 'ferran@example.org',
      reason: 'piano lessons for his daughter',
      evidence: { name: 3, phone: 3, email: 5, reason: 1 },
    });
    const { score, factors } = scoreLead(turns, read);
    expect(factors).toEqual(['specific_need', 'contact_details_given']);
    expect(score).toBeGreaterThanOrEqual(45);
    expect(score).toBeLessThanOrEqual(65);
  });

  it.each([
    [
      'a wrong number',
      reading({ wrong_number: true }),
      'C: Is that the bakery? How much is a wedding cake?\nC: Oh, wrong number.',
    ],
    ['a wrong number', reading(), 'C: Hi, is Lena there?\nA: No.\nC: Sorry, I must have dialed the wrong number.'],
    [
      'called to sell something',
      reading({ solicitor: true }),
      'C: We offer funding up to 50,000 dollars, can you start this week?',
    ],
    [
      'asked not to be called again',
      reading({ opt_out: true, evidence: { opt_out: 0 } }),
      'C: What does it cost me to never hear from you again?',
    ],
    ['asked not to be called again', reading(), 'C: Please take us off your list.'],
    ['asked not to be called again', reading(), 'C: Do not call here again.'],
  ])('is next to nothing for %s, whatever else was said', (why, read, text) => {
    const { score, explanation, factor_details, confidence } = scoreLead(conversation(text), read);
    expect(score).toBeLessThanOrEqual(10);
    expect(explanation).toBe(`Not a prospect: ${why}.`);
    expect(factor_details).toHaveLength(1);
    expect(confidence).toBe('high');
  });

  it('is low for somebody who is not interested or leaves at once, and 0 where nobody spoke', () => {
    const uninterested = scoreLead(
      conversation('A: Hi, this is Kai.\nC: How much is it? No, I am not interested.'),
      reading(),
    );
    expect(uninterested.score).toBeLessThanOrEqual(15);
    expect(uninterested.explanation).toBe(
      'Weak intent signals: requested pricing; but is not interested, hung up early.',
    );
    expect(scoreLead(conversation('C: Never mind. Bye.'), reading()).score).toBeLessThan(BASE);
    expect(scoreLead(conversation('A: Hello? Hello?'), reading())).toMatchObject({
      score: 0,
      confidence: 'low',
      factors: [],
    });
    const mailbox = conversation('C: You have reached my voicemail. Please leave a message after the tone.\nA: Hi.');
    expect(scoreLead(mailbox, reading())).toMatchObject({ score: 0, factors: [] });
  });

  it('is the surer the more was said', () => {
    const some =
      'C: Hello, I wanted to ask whether you also look after gardens on the hill, and what kind of work that would be for the two of us in spring.';
    expect(scoreLead(conversation('C: Hi there.'), reading()).confidence).toBe('low');
    expect(scoreLead(conversation(some), reading({ name: 'A B' })).confidence).toBe('medium');
    expect(scoreLead(BUYER, BUYER_READ).confidence).toBe('high');
  });
});

describe('a factor', () => {
  it.each([
    ['pricing_question', "what's the hourly rate"],
    ['pricing_question', 'um and how much is a pedicure then'],
    ['pricing_question', 'Do you charge for the first visit?'],
    ['pricing_question', "I'd like to get a quote for two windows."],
    ['timeline_question', 'How quickly can somebody be here?'],
    ['timeline_question', 'When could you come by?'],
    ['timeline_question', 'Would it be done before Friday?'],
    ['date_in_mind', 'We are moving in the middle of October.'],
    ['appointment_requested', 'Could I book a viewing for my parents?'],
    ['appointment_requested', 'Tuesday morning works for us.'],
    ['decision_maker', 'I own the building.'],
    ['decision_maker', "That's up to me."],
    ['budget_stated', 'We set aside about twelve thousand dollars.'],
    ['budget_stated', 'My budget is $900.'],
    ['matter_size', 'It is an office with forty people.'],
    ['matter_size', 'They owe me around six thousand dollars.'],
    ['urgency', 'The pipe burst and we are without water.'],
    ['urgency', 'I need somebody to come today.'],
    ['referral', 'My cousin told me about you.'],
    ['existing_customer', "I've been a customer for ten years."],
    ['existing_customer', 'You fixed our boiler last winter.'],
    ['specific_need', "We're looking for a bigger apartment near the harbor."],
    ['contact_details_given', 'This number is fine.'],
    ['contact_refused', "I'd rather not give you my name."],
    ['just_browsing', "I'm just looking around at the moment, thanks."],
    ['not_interested', "We're not interested."],
  ])('%s: %s', (factor, line) => {
    expect(cited(line, factor)).toBe(line);
  });

  it.each([
    ['pricing_question', 'How much time does that take?'],
    ['pricing_question', 'He wants 9,400 dollars for the car.'],
    ['pricing_question', 'My phone does not hold a charge, can you fix that?'],
    ['timeline_question', 'How late are you open on Thursdays?'],
    ['timeline_question', 'How long is the work guaranteed?'],
    ['decision_maker', "I'm not the owner."],
    ['decision_maker', 'I would have to ask my husband, we own it together.'],
    ['budget_stated', 'You billed us 1,290 dollars.'],
    ['urgency', "It's not urgent."],
    ['urgency', 'There is no hurry.'],
    ['appointment_requested', 'Do I need to book an appointment?'],
    ['existing_customer', 'Are you taking new patients?'],
    ['existing_customer', 'We are not a client yet.'],
    ['existing_customer', 'She said you did a great job for her last year.'],
    ['specific_need', 'I have a question about your services.'],
    ['wrong_number', 'No, you wrote down the wrong number, it is 555 0101.'],
    ['opt_out', "Please don't call me before nine."],
    ['not_interested', 'I am not interested in the warranty, but in the repair.'],
  ])('is not %s: %s', (factor, line) => {
    expect(cited(line, factor)).toBeUndefined();
  });

  it('is never earned by what the agent says', () => {
    expect(factorsOf('A: How much is your budget? Are you the owner? Is it urgent?\nC: Hm.')).toEqual([
      'hung_up_early',
    ]);
  });

  it('cites the part that matters of a long sentence', () => {
    const line =
      'Well hello, this is Earline, and my grandson put a bucket under it because there is a wet spot in the guest room, and what would the tarp cost me, since I am home all day except on Wednesdays when I have church?';
    const sentence = cited(line, 'pricing_question') ?? '';
    expect(line).toContain(sentence);
    expect(sentence).toContain('what would the tarp cost me');
    expect(sentence.length).toBeLessThanOrEqual(140);
  });

  it('cites the number that holds, not the slip before it', () => {
    const line = "It's 603, 555, 0212. Oh no, that's my sister's. Mine is 603, 555, 0122.";
    const read = reading({ phone: '+16035550122', evidence: { phone: 0 } });
    expect(cited(line, 'contact_details_given', read)).toBe('Mine is 603, 555, 0122.');
  });

  it('of time is earned once by one sentence', () => {
    expect(
      factorsOf('C: Could somebody come before Thursday to look at the boiler we talked about in the shop?'),
    ).not.toEqual(expect.arrayContaining(['timeline_question', 'appointment_requested']));
  });

  it('has a name of its own, a weight and words for people', () => {
    expect(factorLabel('pricing_question')).toBe('Asked for the price');
    expect(factorLabel('once_had_a_name')).toBe('Once had a name');
    expect(new Set(FACTORS.map(({ factor }) => factor)).size).toBe(FACTORS.length);
    for (const { weight, label, told } of FACTORS) {
      expect(weight).not.toBe(0);
      expect(label).toMatch(/^[A-Z]/);
      expect(told).toMatch(/^[a-z]/);
    }
  });
});

const LINES = [
  'How much does it cost?',
  "I'm the owner. My budget is 4,000 dollars.",
  'Dr. Wren told me about you — could she come before Thursday?',
  'Not interested, thanks.',
  'You have the wrong number.',
  'My email is x@example.com.',
  'it’s urgent, the roof’s leaking and we can’t wait until next week',
];

describe('for any conversation and any reading of it', () => {
  const line = fc.oneof(
    fc.constantFrom(...LINES),
    fc.array(fc.constantFrom(...LINES), { maxLength: 6 }).map((all) => all.join(' ')),
    fc.string(),
  );
  const turns = fc.array(fc.record({ role: fc.constantFrom<Turn['role']>('agent', 'caller'), text: line }), {
    maxLength: 14,
  });
  const at = fc.option(fc.nat({ max: 20 }));
  const text = fc.option(fc.oneof(fc.constant('price of a new roof'), fc.string()));
  const extraction = fc.record({
    name: text,
    first_name: text,
    last_name: text,
    phone: fc.option(fc.constant('+15125550134')),
    email: text,
    reason: text,
    requested_time: text,
    opt_out: fc.boolean(),
    wants_person: fc.boolean(),
    wrong_number: fc.boolean(),
    not_interested: fc.boolean(),
    solicitor: fc.boolean(),
    evidence: fc.record({
      name: at,
      phone: at,
      email: at,
      reason: at,
      requested_time: at,
      opt_out: at,
      wants_person: at,
    }),
  });

  it('the score is an integer of 0 to 100, the same each time, and every sentence stands where it is said to stand', () => {
    fc.assert(
      fc.property(turns, extraction, (said, read) => {
        const scored = scoreLead(said, read);
        expect(Number.isInteger(scored.score) && scored.score >= 0 && scored.score <= 100).toBe(true);
        expect(scoreLead(said, read)).toEqual(scored);
        expect(scored.factors).toEqual(scored.factor_details.map(({ factor }) => factor));
        expect(new Set(scored.factors).size).toBe(scored.factors.length);
        expect(scored.explanation).toMatch(/^[A-Z].*\.$/);
        for (const { sentence, turn } of scored.factor_details) {
          expect(said[turn]?.role).toBe('caller');
          expect(sentence.trim()).not.toBe('');
          expect(said[turn]?.text).toContain(sentence);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('takes no time to speak of, however long somebody talks', () => {
    for (const piece of [
      'no ',
      'a. ',
      'how much ',
      'and ',
      'twenty two ',
      "don't ",
      '9',
      'x',
      '?',
      'one hundred thousand ',
    ]) {
      const before = process.threadCpuUsage(); // says the same on a busy machine
      scoreLead([{ role: 'caller', text: piece.repeat(Math.ceil(20_000 / piece.length)) }], reading());
      expect(process.threadCpuUsage(before).user / 1000, piece).toBeLessThan(1500);
    }
  });
});
