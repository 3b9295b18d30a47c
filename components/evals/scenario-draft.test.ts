import { expect, it } from 'vitest';
import { CreateEvalInput } from '#lib/services/evals/schema.ts';
import { draftOf, type EvalMessage, emptyScenario, messagesOf, newTurn, problemsOf } from './scenario-draft.ts';

const Scenario = CreateEvalInput.shape.messages;
const stored: EvalMessage[] = Scenario.parse([
  { role: 'assistant', content: 'Hello.', toolCalls: [{ name: 'look_up' }] },
  { role: 'user', content: 'Are you open?' },
  {
    role: 'assistant',
    judgePlan: { type: 'regex', content: '', toolCalls: [{ name: 'hours' }] },
    continuePlan: { exitOnFailureEnabled: true },
  },
]);
const scenario = { name: 'hours', description: null, messages: stored };

it('keeps what the form does not show, until the turn itself is changed', () => {
  const draft = draftOf(scenario);
  expect(messagesOf(draft)).toEqual(stored);
  expect(problemsOf(draft)).toEqual({});
  const [hello, asked, answer] = draft.turns;
  if (!hello || !asked || !answer) throw new Error('three turns');
  const changed = messagesOf({ ...draft, turns: [hello, asked, { ...answer, text: 'nine' }] });
  expect(changed[2]).toEqual({
    role: 'assistant',
    judgePlan: { type: 'regex', content: 'nine', toolCalls: [{ name: 'hours' }] },
    continuePlan: { exitOnFailureEnabled: true },
  });
});

it('writes every kind of judge as the operation takes it, and reads it back', () => {
  const turns = [
    newTurn('user', 'Hi'),
    newTurn('exact', 'Hello.'),
    newTurn('user', 'Bye'),
    newTurn('ai', 'It says goodbye.'),
  ];
  const messages = Scenario.parse(messagesOf({ name: 'x', description: '', turns }));
  const again = draftOf({ name: 'x', description: null, messages });
  expect(again.turns.map(({ kind, text }) => [kind, text])).toEqual(turns.map(({ kind, text }) => [kind, text]));
});

it('says what is lacking before it is sent', () => {
  const empty = emptyScenario();
  expect(Object.keys(problemsOf(empty))).toEqual(['name', ...empty.turns.map(({ key }) => key)]);
  const only = newTurn('user', 'Hi');
  expect(problemsOf({ name: 'x', description: '', turns: [only] })).toEqual({
    turns: 'One answer of the agent must be judged.',
  });
  const broken = newTurn('regex', '(');
  expect(problemsOf({ name: 'x', description: '', turns: [only, broken] })[broken.key]).toMatch(/regular/);
});
