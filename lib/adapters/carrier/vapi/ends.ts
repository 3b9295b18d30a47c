import type { CarrierEvent, HangupCause } from '#lib/adapters/carrier/port.ts';

type Outcome = Extract<CarrierEvent, { type: 'ended' }>['outcome'];

/**
 * What Vapi's reasons mean. It has about 600 of them and makes new ones: the longest prefix decides, and the reason itself
 * is kept word for word.
 */
const ENDS: Readonly<Record<string, readonly [Outcome, HangupCause]>> = {
  'assistant-ended-call': ['completed', 'NORMAL_CLEARING'],
  'assistant-said-end-call-phrase': ['completed', 'NORMAL_CLEARING'],
  'assistant-forwarded-call': ['completed', 'NORMAL_CLEARING'],
  'customer-ended-call': ['completed', 'NORMAL_CLEARING'],
  'silence-timed-out': ['completed', 'NORMAL_CLEARING'],
  'exceeded-max-duration': ['completed', 'NORMAL_CLEARING'],
  voicemail: ['completed', 'NORMAL_CLEARING'],
  'call.forwarding.': ['completed', 'NORMAL_CLEARING'],
  'call.ending.hook-executed': ['completed', 'NORMAL_CLEARING'],
  'call.ringing.hook-executed': ['completed', 'NORMAL_CLEARING'],
  'call.in-progress.sip-completed-call': ['completed', 'NORMAL_CLEARING'],
  'call.in-progress.twilio-completed-call': ['completed', 'NORMAL_CLEARING'],
  'vonage-completed': ['completed', 'NORMAL_CLEARING'],
  'assistant-request-returned-forwarding-phone-number': ['completed', 'NORMAL_CLEARING'],

  'customer-did-not-answer': ['no-answer', 'NO_ANSWER'],
  'call.in-progress.error-providerfault-outbound-sip-408': ['no-answer', 'NO_ANSWER'],
  'call.in-progress.error-providerfault-outbound-sip-480': ['no-answer', 'NO_ANSWER'],
  'customer-busy': ['busy', 'USER_BUSY'],

  'manually-canceled': ['canceled', 'ORIGINATOR_CANCEL'],
  'scheduled-call-deleted': ['canceled', 'ORIGINATOR_CANCEL'],
  'call-deleted': ['canceled', 'ORIGINATOR_CANCEL'],
  'call.ringing.sip-inbound-caller-hungup': ['canceled', 'ORIGINATOR_CANCEL'],

  'twilio-reported-customer-misdialed': ['failed', 'INVALID_NUMBER_FORMAT'],
  'vonage-rejected': ['failed', 'CALL_REJECTED'],
  'call.start.': ['failed', 'CALL_REJECTED'],
  'call-start-error': ['failed', 'CALL_REJECTED'],
  'call.in-progress.error-providerfault-outbound-sip-403': ['failed', 'CALL_REJECTED'],
  'assistant-': ['failed', 'CALL_REJECTED'],
};

/** Something broke: at Vapi, at one of its providers, on the line. */
const BROKEN = /error|fail|fault|disconnected|shutdown|closed/;

const LONGEST_FIRST = Object.entries(ENDS).sort(([a], [b]) => b.length - a.length);

/** How a call ended, by Vapi's reason for it. A new reason without an error in its name is an ordinary end. */
export function endOf(reason: string): { outcome: Outcome; cause: HangupCause } {
  const [, known] = LONGEST_FIRST.find(([prefix]) => reason.startsWith(prefix)) ?? [];
  const [outcome, cause] =
    known ??
    (BROKEN.test(reason) ? (['failed', 'NETWORK_OUT_OF_ORDER'] as const) : (['canceled', 'NORMAL_CLEARING'] as const));
  return { outcome, cause };
}

/** No line was free: nobody was dialled, and the call may be placed again. */
export const noLineWasFree = (reason: string | null | undefined): boolean =>
  reason === 'call.start.error-subscription-concurrency-limit-reached';
