import { DAY_MS } from '#lib/core/duration.ts';

/** One invented call, shown on the first page as what it is: a sample. */
export const sampleTurns = [
  {
    at: 0,
    end: 5.4,
    agent: true,
    text: 'Thanks for calling Smith Law. This call is recorded. How can I help you today?',
  },
  { at: 6, end: 10, agent: false, text: 'Hi, I’m having trouble with the contractor who did my kitchen.' },
  { at: 11, end: 13.4, agent: true, text: 'I’m sorry to hear that. May I have your name?' },
  { at: 14, end: 15.4, agent: false, text: 'Maria Garcia.' },
  {
    at: 16,
    end: 21.2,
    agent: true,
    text: 'Thank you, Maria. And the best number to reach you, is it the one you’re calling from?',
  },
  {
    at: 22,
    end: 27.2,
    agent: false,
    text: 'Yes. What does a consultation cost, and could you see me this week?',
  },
  {
    at: 28,
    end: 35,
    agent: true,
    text: 'The first consultation is free and takes thirty minutes. Which day suits you best?',
  },
  {
    at: 36,
    end: 42.6,
    agent: false,
    text: 'Thursday works. I make the decision, and we lost about forty thousand dollars.',
  },
  {
    at: 44,
    end: 50.4,
    agent: true,
    text: 'Noted: Thursday, for a consultation. Someone from the firm will call you back today.',
  },
] as const;

export const SAMPLE_SECONDS = 54;

/** Why the lead has its score; `turn` is the sentence that earned it. */
export const sampleReasons = [
  { label: 'Asked for the price', points: 18, turn: 5, quote: 'What does a consultation cost' },
  { label: 'Named a time', points: 16, turn: 7, quote: 'Thursday works' },
  { label: 'Decides alone', points: 14, turn: 7, quote: 'I make the decision' },
  { label: 'Size of the matter', points: 12, turn: 7, quote: 'about forty thousand dollars' },
] as const;

export const sampleFacts: [term: string, value: string][] = [
  ['Agent', 'Kai Reception'],
  ['When', 'Thursday 14:32'],
  ['Length', '54 s'],
  ['Lead', 'New, from this call'],
];

export const sampleNotes: [term: string, value: string][] = [
  ['Reason', 'Contractor dispute, kitchen'],
  ['Wants', 'Consultation on Thursday'],
  ['Next', 'Call back today'],
];

const calls = [
  6, 9, 7, 11, 14, 5, 4, 10, 12, 9, 15, 17, 8, 6, 13, 16, 12, 18, 21, 10, 7, 15, 19, 17, 22, 24, 13, 9, 18, 23,
];
const monthBefore = [
  5, 7, 8, 9, 10, 5, 3, 8, 9, 9, 11, 12, 7, 5, 10, 11, 10, 13, 14, 8, 6, 11, 13, 12, 15, 16, 10, 7, 12, 14,
];

function days(values: number[], last: string): { date: string; value: number }[] {
  const end = Date.parse(last);
  return values.map((value, index) => ({
    date: new Date(end - (values.length - 1 - index) * DAY_MS).toISOString().slice(0, 10),
    value,
  }));
}

export const sampleCallsByDay = days(calls, '2026-11-22');
export const sampleCallsBefore = days(monthBefore, '2026-10-23');
