import { describe, expect, test } from 'vitest';
import type { Turn } from '#lib/adapters/model/port.ts';
import { respond } from './respond.ts';

const PROMPT = `You are Ava, the receptionist of Riverside Dental.
A cleaning costs $120. We are open Monday to Friday, 8 to 5. Parking behind the building is free.
If there's a gas smell tell them to leave and call 911.
Ask for name, phone, email and reason.`;
const FIRST = 'Riverside Dental, this is Ava. How can I help?';
const TOOLS = ['end_call', 'note_unanswered'].map((name) => ({ name, inputSchema: {} }));

/** Holds a conversation; the agent's replies in between are its own. */
async function talk(lines: readonly string[], more: { prompt?: string; first?: string; tools?: typeof TOOLS } = {}) {
  const turns: Turn[] = [{ role: 'agent', text: more.first ?? FIRST }];
  const replies = [];
  for (const text of lines) {
    turns.push({ role: 'caller', text });
    const reply = await respond({
      prompt: more.prompt ?? PROMPT,
      turns,
      callerNumber: null,
      tools: more.tools ?? TOOLS,
    });
    turns.push({ role: 'agent', text: reply.text });
    replies.push(reply);
  }
  return replies;
}
const said = async (lines: readonly string[], more = {}) => (await talk(lines, more)).map((reply) => reply.text);
const ends = (reply: { calls: { name: string }[] } | undefined) =>
  reply?.calls.some((call) => call.name === 'end_call') ?? false;

test('a whole call: one question at a time, read-back, answer, goodbye', async () => {
  const replies = await talk([
    'Hi, I need a cleaning.',
    'Maria Garcia.',
    '512-555-0134',
    "Yes, that's right.",
    'maria at example dot com',
    'How much is it?',
    'No, that is all. Thanks, bye.',
  ]);
  expect(replies.map((reply) => reply.text)).toEqual([
    'Sure, I can help with that. May I have your name, please?',
    "Thank you, Maria. What's the best number to reach you?",
    'Let me make sure I have this right: Maria Garcia, at 512-555-0134. Is that correct?',
    'Okay. And what is your email address?',
    'Thank you, I have maria@example.com. Is there anything else I can help you with?',
    'A cleaning costs $120. Anything else I can do for you?',
    'Thank you for calling Riverside Dental, Maria. Someone from the team will be in touch. Goodbye.',
  ]);
  expect(replies.map(ends)).toEqual([false, false, false, false, false, false, true]);
  for (const { text } of replies) expect(text.match(/\?/g)?.length ?? 0).toBeLessThan(2);
});

test('without a prior turn it greets', async () => {
  const reply = await respond({ prompt: PROMPT, turns: [], callerNumber: null, tools: [] });
  expect(reply.text).toBe('Thank you for calling Riverside Dental. This is Ava. How can I help you today?');
});

test('what it does not know it says, notes, and promises', async () => {
  const [reply] = await talk(['Do you do braces?']);
  expect(reply?.text).toContain("I don't have that information");
  expect(reply?.calls).toEqual([{ name: 'note_unanswered', input: { question: 'Do you do braces?' } }]);
  expect(reply?.used).toEqual([]);
});

test('answers one question and leaves the other open, in one reply', async () => {
  const [reply] = await talk(['How much is a cleaning? And do you do braces?']);
  expect(reply?.text).toMatch(/\$120.*As for the rest, I don't have/);
  expect(reply?.used).toEqual(['A cleaning costs $120.']);
});

describe('names and numbers', () => {
  test('a denied read-back is asked again, a correction is read back', async () => {
    const lines = ['Hi, I have a question about a cleaning.', 'Maria Garcia', '512 555 0143'];
    expect((await said([...lines, 'No.'])).at(-1)).toBe("I'm sorry. What is the right number?");
    expect((await said([...lines, 'No, it ends in 34.'])).at(-1)).toContain('512-555-0134. Is that correct?');
  });

  test('half a number is taken on', async () => {
    expect((await said(['I need a cleaning', 'Tom Ray', 'five one two, five five five'])).at(-1)).toBe(
      "I have 5 1 2 5 5 5 so far. What's the rest of the number?",
    );
  });

  test('what was given or refused is not asked for', async () => {
    const given = await said(['Hi, this is Tom Ray, 512 555 0134, I need a cleaning.', 'Yes.']);
    expect(given.join(' ')).not.toMatch(/your name|best number/);
    const refused = await said(['I need a cleaning', "I'd rather not give my name.", "I don't do email."]);
    expect(refused.slice(1).join(' ')).not.toMatch(/name|email/);
  });

  test('asks for nothing more than twice', async () => {
    const replies = await said([
      'Hi',
      'Hmm.',
      'Well.',
      'It is about my tooth.',
      'Yes, my tooth.',
      'My tooth, really.',
      'It aches.',
    ]);
    for (const thing of [/name|speaking with/, /number/, /email/]) {
      expect(replies.filter((text) => thing.test(text)).length).toBeLessThan(3);
    }
  });
});

test('what only comes near is offered as that, noted for the team, and not offered again', async () => {
  const [first, second] = await talk(['Do you validate parking tickets?', 'Do you validate parking tickets?']);
  expect(first?.text).toMatch(
    /^I'm not sure about that, but what I have here is this: Parking behind the building is free\./,
  );
  expect(first?.calls).toEqual([{ name: 'note_unanswered', input: { question: 'Do you validate parking tickets?' } }]);
  expect(second?.text).not.toContain('Parking');
});

describe('other turns', () => {
  test.each([
    ['Are you a robot?', /automated assistant for Riverside Dental, not a person/],
    ['Do I have to give my name?', /You don't have to/],
    ['Who am I speaking with?', /This is Ava at Riverside Dental/],
    ['This is ridiculous, nobody called me back!', /I'm sorry about that/],
    ['My father passed away and I need to cancel his appointment.', /I'm so sorry/],
    ['I broke a tooth and it hurts.', /I'm sorry to hear that/],
    ['Is Susan available this afternoon?', /I can't connect you right now/],
    ['Can I talk to a real person?', /I can't connect you right now/],
    ['I smell gas, there is a gas smell in the room!', /Please leave and call 911/],
    ['Sorry, could you repeat that?', /^Of course\. Riverside Dental, this is Ava/],
    ['', /Are you still there/],
    ["This isn't Sugar Plum Bakery?", /You've reached Riverside Dental/],
  ])('%s', async (line, expected) => expect((await said([line]))[0]).toMatch(expected));

  test.each([
    ['Oh, sorry, wrong number.'],
    ['Please take me off your list and never call me again.'],
    ['Thanks, goodbye.'],
  ])('ends the call after: %s', async (line) => expect(ends((await talk([line]))[0])).toBe(true));

  test.each(['thanks a lot', 'Brilliant, cheers!', "That's great, thanks for your help."])(
    'and, asked whether there is more, after: %s',
    async (thanks) => {
      const lines = ['I need a cleaning.', 'Tom Ray', '512 555 0134', 'Yes.', 'tom at example dot com', thanks];
      expect((await talk(lines)).map(ends).slice(-2)).toEqual([false, true]);
    },
  );

  test('goes on with a caller who does not want some thing, or has another address', async () => {
    const no = await talk(["Does Hector use those collars because I don't want that"]);
    expect(ends(no[0])).toBe(false);
    const lines = ['I need a cleaning.', 'Tom Ray', '512 555 0134', 'Yes.', 'tom at example dot com'];
    expect(ends((await talk([...lines, 'No, hang on, put tom@ray.example.com.'])).at(-1))).toBe(false);
  });

  test('does not take the name that it says itself for the caller’s', async () => {
    const first = 'Riverside Dental, this is Ava, how can I help?';
    expect((await said(['yeah hi so I need a cleaning'], { first }))[0]).toContain('your name');
  });

  test('hangs up on silence, the second time', async () => {
    const replies = await talk(['...', '...']);
    expect(replies.map(ends)).toEqual([false, true]);
  });

  test('puts callers through where it can', async () => {
    const tools = [...TOOLS, { name: 'transfer_call', inputSchema: {} }];
    const [reply] = await talk(['Can I speak to a manager?'], { tools });
    expect(reply?.calls).toEqual([{ name: 'transfer_call', input: {} }]);
    expect(reply?.text).toContain('put you through');
  });
});

test('on a call of its own it does not thank for calling', async () => {
  const first = 'Hi, this is Ava from Riverside Dental. Do you have a minute?';
  const replies = await talk(['Yes?', "No, I'm not interested."], { first });
  expect(replies[0]?.text).toContain('Do you have a minute?');
  expect(replies[1]?.text).toBe('I understand. Thank you for your time. Goodbye.');
  expect(ends(replies[1])).toBe(true);
});
