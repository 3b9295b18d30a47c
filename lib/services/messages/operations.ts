import { operation, RATES, scoped } from '#lib/core/operation.ts';
import { receiveSandboxText } from '#lib/services/sandbox/texts.ts';
import { updateSmsPrompt } from './prompt.ts';
import { getText, listTexts, listThreads, readThread } from './read.ts';
import {
  GetTextInput,
  ListTextsInput,
  ListTextsOutput,
  ListThreadsInput,
  ListThreadsOutput,
  ReadThreadInput,
  ReadThreadOutput,
  ReceiveTextInput,
  SendSmsInput,
  SendSmsOutput,
  Text,
  UpdateSmsPromptInput,
  UpdateSmsPromptOutput,
} from './schema.ts';
import { sendSms } from './send.ts';

export const sendSmsOperation = operation({
  id: 'sms.send',
  method: 'POST',
  path: '/api/v1/sms/send',
  access: scoped('sms:write'),
  rate: { requests: 60, seconds: 60 },
  summary: 'Send a text message',
  description:
    'From the agent’s number. The do-not-call list and opt-outs are checked first. Answers when it is sent. After a 503 the same request with its Idempotency-Key goes on with the same text.',
  input: SendSmsInput,
  output: SendSmsOutput,
  outside: true,
  errors: [
    'payment_required',
    'not_found',
    'number_on_dnc',
    'number_opted_out',
    'sms_send_failed',
    'provider_unavailable',
  ],
  run: sendSms,
});

export const listTextsOperation = operation({
  id: 'sms.list',
  method: 'GET',
  path: '/api/v1/sms',
  access: scoped('sms:read'),
  rate: RATES.read,
  summary: 'List text messages',
  description: 'Sent and received, WhatsApp messages too. One thread: pass the other side’s number as phone.',
  input: ListTextsInput,
  output: ListTextsOutput,
  run: listTexts,
});

export const getTextOperation = operation({
  id: 'sms.get',
  method: 'GET',
  path: '/api/v1/sms',
  by: 'id',
  access: scoped('sms:read'),
  rate: RATES.read,
  summary: 'Get a text message',
  description: 'With what became of it, and the network’s error code where there is one.',
  input: GetTextInput,
  output: Text,
  errors: ['not_found'],
  run: (ctx, input) => getText(ctx, input.id),
});

export const listThreadsOperation = operation({
  id: 'sms.threads.list',
  method: 'GET',
  path: '/api/v1/sms/threads',
  access: scoped('sms:read'),
  rate: RATES.read,
  summary: 'List threads of text messages',
  description: 'One per number, the latest first, each with its last text.',
  input: ListThreadsInput,
  output: ListThreadsOutput,
  run: listThreads,
});

export const readThreadOperation = operation({
  id: 'sms.threads.read',
  method: 'POST',
  path: '/api/v1/sms/threads/read',
  access: scoped('sms:write'),
  rate: RATES.write,
  summary: 'Mark a thread as read',
  description:
    'Nothing that this number wrote counts as unread any more. A number without a thread changes nothing and is no error.',
  input: ReadThreadInput,
  output: ReadThreadOutput,
  run: readThread,
});

export const updateSmsPromptOperation = operation({
  id: 'sms.update-prompt',
  method: 'POST',
  path: '/api/v1/sms/update-prompt',
  access: scoped('agents:write'),
  rate: RATES.write,
  summary: 'Change what an agent is told for text messages',
  description: 'The agent answers texts by itself; metadata {"sms_auto_reply": false} of the agent switches that off.',
  input: UpdateSmsPromptInput,
  output: UpdateSmsPromptOutput,
  errors: ['not_found'],
  run: updateSmsPrompt,
});

export const receiveTextOperation = operation({
  id: 'sandbox.sms.create',
  method: 'POST',
  path: '/api/v1/sandbox/sms',
  access: scoped('sms:write'),
  rate: RATES.write,
  summary: 'Text an agent as somebody outside',
  description: 'Only where texts are simulated. It goes the whole way of a real one.',
  input: ReceiveTextInput,
  output: Text,
  status: 201,
  errors: ['not_found', 'sandbox_only'],
  run: receiveSandboxText,
});
