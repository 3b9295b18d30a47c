/** How a call ended, as one would tell it. `who` is the caller's first name or "The caller", `agent` the agent's name. */
export function endedWords(reason: string | null, status: string, who: string, agent: string): string {
  if (status === 'canceled') return 'Canceled before anybody answered';
  switch (reason) {
    case 'customer-ended-call':
      return `${who} hung up`;
    case 'assistant-ended-call':
      return `${agent} said goodbye`;
    case 'customer-did-not-answer':
      return 'Nobody answered';
    case 'customer-busy':
      return 'The line was busy';
    case 'voicemail':
      return `Voicemail answered; ${agent} left its opening message`;
    case 'silence-timed-out':
      return 'Nobody spoke any more';
    case 'exceeded-max-duration':
      return 'The longest allowed time was reached';
    case 'transferred':
      return 'Put through to your own phone';
    case 'answered-by-owner':
      return 'Answered on your own phone';
    case 'caller-blocked':
      return 'Turned away: the number is blocked';
    case 'hung-up-by-operator':
      return 'Hung up from the dashboard';
    case 'invalid-number':
      return 'The number is not in service';
    case 'never-dialled':
      return 'It was never dialled';
    case 'carrier-lost-the-call':
      return 'The carrier lost the call and never reported its end';
    case null:
      return status === 'completed' ? 'The call is over' : 'No reason was reported';
    default:
      return sentence(reason);
  }
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
