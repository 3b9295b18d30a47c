import { Vapi } from '@vapi-ai/server-sdk';
import { expect, test } from 'vitest';
import { endOf, noLineWasFree } from './ends.ts';

const REASONS = Object.values(Vapi.CallEndedReason);

test.each([
  ['customer-ended-call', 'completed', 'NORMAL_CLEARING'],
  ['customer-ended-call-during-transfer', 'completed', 'NORMAL_CLEARING'],
  ['assistant-ended-call', 'completed', 'NORMAL_CLEARING'],
  ['assistant-ended-call-after-message-spoken', 'completed', 'NORMAL_CLEARING'],
  ['assistant-said-end-call-phrase', 'completed', 'NORMAL_CLEARING'],
  ['assistant-forwarded-call', 'completed', 'NORMAL_CLEARING'],
  ['voicemail', 'completed', 'NORMAL_CLEARING'],
  ['silence-timed-out', 'completed', 'NORMAL_CLEARING'],
  ['exceeded-max-duration', 'completed', 'NORMAL_CLEARING'],
  ['customer-did-not-answer', 'no-answer', 'NO_ANSWER'],
  ['customer-busy', 'busy', 'USER_BUSY'],
  ['manually-canceled', 'canceled', 'ORIGINATOR_CANCEL'],
  ['scheduled-call-deleted', 'canceled', 'ORIGINATOR_CANCEL'],
  ['twilio-failed-to-connect-call', 'failed', 'NETWORK_OUT_OF_ORDER'],
  ['twilio-reported-customer-misdialed', 'failed', 'INVALID_NUMBER_FORMAT'],
  ['call.start.error-get-assistant', 'failed', 'CALL_REJECTED'],
  ['call.in-progress.error-providerfault-outbound-sip-403-forbidden', 'failed', 'CALL_REJECTED'],
  ['call.in-progress.error-providerfault-outbound-sip-503-service-unavailable', 'failed', 'NETWORK_OUT_OF_ORDER'],
  ['assistant-request-failed', 'failed', 'CALL_REJECTED'],
  ['assistant-not-found', 'failed', 'CALL_REJECTED'],
  ['a-reason-of-2028', 'canceled', 'NORMAL_CLEARING'],
  ['a-new-error-of-2028', 'failed', 'NETWORK_OUT_OF_ORDER'],
])('%s is %s', (reason, outcome, cause) => {
  expect(endOf(reason)).toEqual({ outcome, cause });
});

/** Faults that do not call themselves so. */
const QUIET_FAULTS = [
  'assistant-join-timed-out',
  'assistant-request-returned-invalid-assistant',
  'assistant-request-returned-no-assistant',
  'phone-call-provider-closed-websocket',
  'twilio-reported-customer-misdialed',
  'vonage-disconnected',
  'vonage-rejected',
];

test('of the reasons that Vapi has, none with a fault in its name is a conversation, and few others are faults', () => {
  expect(REASONS.length).toBeGreaterThan(500);
  const [faults, others] = [true, false].map((faulty) =>
    REASONS.filter((reason) => /error|fault|failed|shutdown|not-found|not-valid/.test(reason) === faulty),
  );
  expect(faults?.filter((reason) => endOf(reason).outcome === 'completed')).toEqual([]);
  expect(others?.filter((reason) => endOf(reason).outcome === 'failed').sort()).toEqual(QUIET_FAULTS);
});

test('only a missing line lets a call wait', () => {
  expect(REASONS.filter(noLineWasFree)).toEqual(['call.start.error-subscription-concurrency-limit-reached']);
});
