import { expect, it } from 'vitest';
import { UpdateAgentInput } from '#lib/services/agents/schema.ts';
import { type AgentDraft, changeOf } from './draft.ts';

const saved: AgentDraft = {
  name: 'Kai',
  voiceId: 'slt',
  first_message: 'Hello.',
  inbound_prompt: 'You answer the phone.',
  outbound_first_message: 'Hi {{name}}.',
  outbound_prompt: 'You call {{name}}.',
  sms_prompt: 'You write.',
};

it('sends only what was changed, in the words of the operation', () => {
  expect(changeOf(saved, { ...saved, first_message: 'Hello. ' })).toBeNull();
  const change = changeOf(saved, { ...saved, voiceId: 'awb', sms_prompt: 'You write briefly.' });
  expect(change).toEqual({ voice: { provider: 'flite', voiceId: 'awb' }, sms_prompt: 'You write briefly.' });
  const id = '01a20267-6c39-7007-afed-791e8a43b5f1';
  expect(UpdateAgentInput.parse({ id, ...change })).toEqual({ id, ...change });
});
