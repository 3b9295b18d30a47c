import { expect, it } from 'vitest';
import { UpdateAgentInput } from '#lib/services/agents/schema.ts';
import { type AgentDraft, changeOf, differing, LIMITS, problemsOf } from './draft.ts';

const live: AgentDraft = {
  name: 'Kai',
  voiceId: 'slt',
  model: 'gpt-4.1',
  temperature: '0.7',
  first_message: 'Hello.',
  inbound_prompt: 'You answer the phone.',
  outbound_first_message: 'Hi {{name}}.',
  outbound_prompt: 'You call {{name}}.',
  outbound_llm: 'gpt-5',
  sms_prompt: 'You write.',
  sms_llm: '',
};
const id = '01a20267-6c39-7007-afed-791e8a43b5f1';

it('sends only what was changed, in the words of the operation', () => {
  expect(changeOf(live, { ...live, first_message: 'Hello. ' })).toBeNull();
  const change = changeOf(live, {
    ...live,
    voiceId: 'awb',
    temperature: '0',
    model: 'gpt-5',
    sms_prompt: 'You write briefly.',
    outbound_llm: ' ',
  });
  expect(change).toEqual({
    voice: { provider: 'flite', voiceId: 'awb' },
    model: { model: 'gpt-5', temperature: 0 },
    outbound_llm: null,
    sms_prompt: 'You write briefly.',
  });
  expect(UpdateAgentInput.parse({ id, ...change })).toEqual({ id, ...change });
});

it('names the fields that differ, and those that cannot be published', () => {
  const draft = { ...live, name: ' ', temperature: '3', sms_llm: 'gpt-5' };
  expect(differing(live, draft)).toEqual(['name', 'temperature', 'sms_llm']);
  expect(problemsOf(draft)).toEqual({ name: 'This cannot be empty.', temperature: 'From 0 to 2.' });
  expect(problemsOf({ ...live, temperature: 'warm' })).toHaveProperty('temperature');
  expect(problemsOf(live)).toEqual({});
});

it('knows the limits of the operation', () => {
  const fits = (change: object) => UpdateAgentInput.safeParse({ id, ...change }).success;
  for (const [field, limit] of [
    ['name', LIMITS.name],
    ['first_message', LIMITS.opening],
    ['inbound_prompt', LIMITS.prompt],
    ['outbound_llm', LIMITS.model],
  ] as const) {
    expect([fits({ [field]: 'x'.repeat(limit) }), fits({ [field]: 'x'.repeat(limit + 1) })], field).toEqual([
      true,
      false,
    ]);
  }
});
