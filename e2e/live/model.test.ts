import { expect, test } from 'vitest';
import { z } from 'zod';
import { createMind } from '#lib/adapters/model/mind.ts';
import type { ModelUse, Turn } from '#lib/adapters/model/port.ts';

const named = process.env.OPENAI_API_KEY || process.env.OPENAI_BASE_URL;
const name = 'Model: it speaks, reads what was said, and judges';

const TURNS: Turn[] = [
  { role: 'caller', text: 'Hi, my name is Tom Ray.' },
  { role: 'agent', text: 'Hello Tom. How can I help?' },
  { role: 'caller', text: 'How much is a cleaning?' },
];

test.skipIf(!named)(named ? name : `${name} (not set: OPENAI_API_KEY or OPENAI_BASE_URL)`, async () => {
  const mind = createMind(process.env);
  const uses: ModelUse[] = [];
  const about = {
    system: 'You are Ava, the receptionist of Riverside Dental. A cleaning costs $120.',
    turns: TURNS,
    report: (use: ModelUse) => uses.push(use),
  };
  expect((await mind.nextTurn(about)).text).toContain('120');
  expect((await mind.extract({ ...about, direction: 'inbound' })).name).toBe('Tom Ray');
  expect(
    z
      .string()
      .min(10)
      .safeParse(await mind.summarise({ ...about, direction: 'inbound' })).success,
  ).toBe(true);
  const verdict = await mind.judge({
    rubric: 'Answer pass when the text is polite, else fail.',
    subject: 'Thank you!',
  });
  expect(verdict.toLowerCase()).toContain('pass');
  expect(uses.map(({ builtIn, fault }) => ({ builtIn, fault }))).toEqual(
    Array(3).fill({ builtIn: false, fault: null }),
  );
});
