import { open, operation, scoped } from '#lib/core/operation.ts';
import { rehearse } from './rehearse.ts';
import {
  ConcludeTryoutInput,
  ConcludeTryoutOutput,
  RehearseInput,
  RehearseOutput,
  TryoutInput,
  TryoutOutput,
} from './schema.ts';
import { concludeTryout, tryOut } from './tryout.ts';

export const rehearseOperation = operation({
  id: 'agents.rehearse',
  method: 'POST',
  path: '/api/v1/agents/rehearse',
  access: scoped('calls:write'),
  rate: { requests: 60, seconds: 60 },
  summary: 'Talk to an agent without a call',
  description:
    'Answers what the agent would say next, what the caller has told so far, and whether the instructions cover what was asked. Nothing is kept and no tool does anything: the conversation is sent along each time, so that any turn can be tried again, also with instructions that are not saved.',
  input: RehearseInput,
  output: RehearseOutput,
  errors: ['not_found'],
  run: rehearse,
});

export const tryoutOperation = operation({
  id: 'tryout.reply',
  method: 'POST',
  path: '/api/v1/tryout',
  access: open,
  rate: { requests: 60, seconds: 300, per: 'address', all: 3_000 },
  summary: 'Talk to an agent made of one line',
  description:
    'Without an account: the built-in receptionist answers from the line and from nothing else. Nothing is stored; the conversation is sent along each time.',
  input: TryoutInput,
  output: TryoutOutput,
  run: tryOut,
});

export const concludeTryoutOperation = operation({
  id: 'tryout.conclude',
  method: 'POST',
  path: '/api/v1/tryout/conclude',
  access: open,
  rate: { requests: 20, seconds: 300, per: 'address', all: 1_000 },
  summary: 'What such a call would leave behind',
  description: 'Its summary, what the caller told, and the score of the lead with its reasons. Nothing is stored.',
  input: ConcludeTryoutInput,
  output: ConcludeTryoutOutput,
  run: concludeTryout,
});
