type Words = (who: string, agent: string) => string;

/** How a call ended, by the reason that our own services or the carrier give. */
const ENDED: Readonly<Record<string, Words>> = {
  'customer-ended-call': (who) => `${who} hung up`,
  'assistant-ended-call': (_who, agent) => `${agent} said goodbye`,
  'assistant-said-end-call-phrase': (_who, agent) => `${agent} said goodbye`,
  'assistant-ended-call-after-message-spoken': (_who, agent) => `${agent} said goodbye`,
  'customer-did-not-answer': () => 'Nobody answered',
  'customer-busy': () => 'The line was busy',
  voicemail: (_who, agent) => `Voicemail answered; ${agent} left its opening message`,
  'silence-timed-out': () => 'Nobody spoke any more',
  'exceeded-max-duration': () => 'The longest allowed time was reached',
  transferred: () => 'Put through to your own phone',
  'assistant-forwarded-call': () => 'Put through to your own phone',
  'answered-by-owner': () => 'Answered on your own phone',
  'caller-gave-up': (who) => `${who} hung up while your phone was ringing`,
  'caller-blocked': () => 'Turned away: the number is blocked',
  'hung-up-by-operator': () => 'Hung up from the dashboard',
  'manually-canceled': () => 'Hung up from the dashboard',
  'invalid-number': () => 'The number is not in service',
  'twilio-reported-customer-misdialed': () => 'The number is not in service',
  'twilio-failed-to-connect-call': () => 'The carrier could not put the call through',
  'never-dialled': () => 'It was never dialled',
  'no-line-free': () => 'No line was free at the carrier for an hour',
  'no-number-at-the-carrier': () => 'The carrier does not know the number that it was to go out by',
  'carrier-refused': () => 'The carrier refused the call',
  'carrier-credentials': () => 'The carrier refused the call: its credentials do not hold (Settings, Connections)',
  'carrier-account': () => 'The carrier refused the call: its account needs attention',
  'carrier-daily-limit': () => 'The carrier’s limit of calls for the day was reached',
  'destination-not-allowed': () => 'The carrier does not call there',
  'test-business': () => 'A test business never reaches a telephone',
  'carrier-lost-the-call': () => 'The carrier lost the call and never reported its end',
  'customer-did-not-give-microphone-permission': (who) => `${who} gave no access to the microphone`,
};

/** Whole families of a carrier's reasons, which end in a code of its own. */
const FAMILIES: readonly (readonly [start: RegExp, words: Words])[] = [
  [
    /^call\.start\.error|assistant-(?:not-found|join-timed-out|request-)/,
    (_who, agent) => `${agent} could not take the call`,
  ],
  [
    /^call\.in-progress\.error|^pipeline-|^assistant-error|^worker-|^unknown-error|-websocket$/,
    () => 'A fault at the carrier cut the call off',
  ],
  [/^(?:twilio|vonage|sip)-/, () => 'The carrier could not put the call through'],
];

/** How a call ended, as one would tell it. `who` is the caller's first name or "The caller", `agent` the agent's name. */
export function endedWords(reason: string | null, status: string, who: string, agent: string): string {
  if (status === 'canceled' && reason !== 'caller-gave-up') return 'Canceled before anybody answered';
  if (reason === null) return status === 'completed' ? 'The call is over' : 'No reason was reported';
  const words = ENDED[reason] ?? FAMILIES.find(([start]) => start.test(reason))?.[1];
  return words?.(who, agent) ?? sentence(reason);
}

/** A reason without words of its own: "pipeline-error-voice" → "Pipeline error voice". */
function sentence(reason: string): string {
  const words = reason.replace(/[-_.]+/g, ' ').trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Why there is no conversation to read. */
export function noTranscriptBecause(status: string): string {
  switch (status) {
    case 'queued':
      return 'The call has not been dialled yet.';
    case 'ringing':
      return 'It is ringing. The conversation appears here as it is spoken.';
    case 'in-progress':
      return 'Connected. Waiting for the first words.';
    case 'no-answer':
      return 'No transcript, because nobody answered.';
    case 'busy':
      return 'No transcript, because the line was busy.';
    case 'canceled':
      return 'No transcript, because the call was canceled before anybody answered.';
    case 'failed':
      return 'No transcript, because the call could not be connected.';
    default:
      return 'No transcript, because nobody spoke.';
  }
}

/** Why there is nothing to listen to. Null where a recording is there or on its way. */
export function noRecordingBecause(call: {
  recording: string;
  concluded_at: string | null;
  answered_at: string | null;
  ended_reason: string | null;
}): string | null {
  if (call.recording === 'ready' || call.recording === 'pending' || call.concluded_at === null) return null;
  if (call.recording === 'expired')
    return 'No recording any more: it was kept as long as the settings of this business say.';
  if (call.recording === 'failed') return 'No recording, because making it failed. The transcript is complete.';
  if (call.answered_at === null) return 'No recording, because nobody answered.';
  if (call.ended_reason === 'answered-by-owner') return 'No recording, because you answered yourself.';
  return 'No recording, because nothing was said or recording was off for this call.';
}
