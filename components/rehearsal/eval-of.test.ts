import { expect, test } from 'vitest';
import { CreateEvalInput } from '#lib/services/evals/schema.ts';
import { evalOf } from './eval-of.ts';

test('what was said stands, and the answer is judged by its own words, whatever letters are in it', () => {
  const turns = [
    { role: 'agent' as const, text: 'Hello.' },
    { role: 'caller' as const, text: 'What do you charge?' },
    { role: 'agent' as const, text: 'That is $120 (plus tax).' },
    { role: 'caller' as const, text: 'Thanks.' },
  ];
  const messages = evalOf(turns, 2);
  const eval_ = { agent_id: crypto.randomUUID(), business_id: crypto.randomUUID(), name: 'a', messages };
  expect(CreateEvalInput.parse(eval_).messages).toMatchObject([
    { role: 'assistant', content: 'Hello.' },
    { role: 'user', content: 'What do you charge?' },
    { role: 'assistant', judgePlan: { type: 'regex' } },
  ]);
  const plan = messages.at(-1);
  const pattern = plan?.role === 'assistant' && plan.judgePlan?.type === 'regex' ? plan.judgePlan.content : '';
  const [, source = ''] = /^\/(.*)\/i$/.exec(pattern ?? '') ?? [];
  expect(new RegExp(source, 'i').test('that is $120 (plus tax).')).toBe(true);
  expect(new RegExp(source, 'i').test('That is 120 plus tax')).toBe(false);
});
