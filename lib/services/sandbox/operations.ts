import { authenticated, operation, RATES, scoped } from '#lib/core/operation.ts';
import { QueuedCall } from '#lib/services/calls/schema.ts';
import { CreateTestKeyInput, CreateTestKeyOutput, RingAgentInput, SayInput, SayOutput } from './schema.ts';
import { ringAgent, sayLine } from './service.ts';
import { createTestKey } from './twin.ts';

export const ringAgentOperation = operation({
  id: 'sandbox.calls.create',
  method: 'POST',
  path: '/api/v1/sandbox/calls',
  access: scoped('calls:write'),
  rate: RATES.write,
  summary: 'Ring an agent as an inbound call',
  description:
    'Only where the carrier is simulated. The caller says caller_lines one after the other, or is simulated.',
  input: RingAgentInput,
  output: QueuedCall,
  status: 201,
  errors: ['not_found', 'sandbox_only'],
  run: ringAgent,
});

export const sayLineOperation = operation({
  id: 'sandbox.calls.say',
  method: 'POST',
  path: '/api/v1/sandbox/calls/say',
  access: scoped('calls:write'),
  rate: RATES.write,
  summary: 'Say a line as the caller',
  description:
    'For a sandbox call that was placed with `typed: true`: the agent answers within a second or two, as the transcript shows. 400 where the caller is simulated, or the call is over.',
  input: SayInput,
  output: SayOutput,
  errors: ['not_found'],
  run: sayLine,
});

export const createTestKeyOperation = operation({
  id: 'sandbox.keys.create',
  method: 'POST',
  path: '/api/v1/sandbox/keys',
  access: authenticated,
  rate: RATES.write,
  summary: 'Make a test key',
  description:
    'A kc_test_ key acts on the test twin of the business: its calls are always simulated, its data is apart.',
  input: CreateTestKeyInput,
  output: CreateTestKeyOutput,
  status: 201,
  shownOnce: true,
  run: createTestKey,
});
