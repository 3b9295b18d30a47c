import { putThrough, ringFirst, ringFirstMs, talkWithOwner } from './forwarding.ts';
import { callerLine, personaFor } from './personas.ts';
import { type Beat, ends, type Heard, happens, note, type Scene, type Settings, says } from './scene.ts';

const MAILBOX = 'You have reached my voicemail. Please leave a message after the tone.';

/** The next beat of a simulated call. Pure: the same scene always goes on in the same way. */
export function nextBeat(scene: Scene): Beat {
  if (scene.step === 0) return begin(scene);
  if (scene.step === 1) return pickUp(scene);
  const { behaviour } = scene.script;
  const withOwner = talkWithOwner(scene);
  if (withOwner) return withOwner;
  if (behaviour === 'lost') return { kind: 'over' }; // the carrier never reports again
  if (scene.clockMs >= scene.maxDurationMs) {
    return happens(scene, [ends('completed', 'exceeded-max-duration', 'NORMAL_CLEARING', scene.clockMs)], 0);
  }
  if (behaviour === 'voicemail') return mailbox(scene);
  const last = scene.heard.findLast((turn) => turn.speaker !== 'note');
  if (!last) return openingLine(scene);
  if (behaviour === 'hangs-up')
    return happens(scene, [ends('completed', 'customer-ended-call', 'NORMAL_CLEARING', scene.clockMs)], 0);
  return last.speaker === 'caller' ? { kind: 'agent-speaks' } : answerOf(scene, last);
}

function begin(scene: Scene): Beat {
  if (scene.script.behaviour === 'blocked')
    return happens(scene, [ends('failed', 'caller-blocked', 'CALL_REJECTED')], 0);
  if (scene.direction === 'outbound' && scene.script.behaviour === 'invalid') {
    return happens(scene, [ends('failed', 'invalid-number', 'INVALID_NUMBER_FORMAT')], 0);
  }
  return happens(scene, [{ type: 'ringing' }], ringFirstMs(scene) ?? 1500);
}

function pickUp(scene: Scene): Beat {
  const { behaviour } = scene.script;
  if (scene.direction === 'outbound' && behaviour === 'no-answer')
    return happens(scene, [ends('no-answer', 'customer-did-not-answer', 'NO_ANSWER')], 0);
  if (scene.direction === 'outbound' && behaviour === 'busy')
    return happens(scene, [ends('busy', 'customer-busy', 'USER_BUSY')], 0);
  return ringFirst(scene) ?? happens(scene, [{ type: 'answered' }], 300);
}

function openingLine(scene: Scene): Beat {
  const { event, clockMs } = says(scene, 'agent', scene.firstMessage);
  return happens(scene, [event], event.endMs - event.startMs, clockMs);
}

function mailbox(scene: Scene): Beat {
  const greeting = says(scene, 'caller', MAILBOX);
  const words = scene.settings.voicemailMessage ?? scene.firstMessage;
  const message = says({ ...scene, clockMs: greeting.clockMs }, 'agent', words);
  const detected = note({ ...scene, clockMs: message.clockMs }, 'Voicemail: the agent left its message');
  const events = [
    greeting.event,
    message.event,
    detected,
    ends('completed', 'voicemail', 'NORMAL_CLEARING', message.clockMs),
  ];
  return happens(scene, events, 0, message.clockMs);
}

/** What the other side does after the agent has spoken. */
function answerOf(scene: Scene, last: Heard): Beat {
  const spoken = scene.heard.filter((turn) => turn.speaker === 'caller').length;
  const { lines, typed } = scene.script;
  if (saysEnd(scene, last)) return agentHangsUp(scene, last);
  if (typed) {
    const line = lines?.[spoken];
    if (line !== undefined) return callerSays(scene, line);
    if (last.endCall) return agentHangsUp(scene, last);
    if (scene.idleMs >= scene.silenceMs)
      return happens(scene, [ends('completed', 'silence-timed-out', 'NORMAL_CLEARING', scene.clockMs)], 0);
    return { kind: 'waits', forMs: scene.silenceMs - scene.idleMs };
  }
  if (scene.script.behaviour === 'wants-person' && spoken > 0 && !triedSince(scene)) return putThrough(scene);
  if (lines && spoken < lines.length) return callerSays(scene, lines[spoken] as string);
  const scripted = lines !== undefined && scene.script.behaviour !== 'wants-person';
  if (last.endCall && !scripted) return agentHangsUp(scene, last);
  const line = scripted ? null : persona(scene);
  return line === null
    ? happens(scene, [ends('completed', 'customer-ended-call', 'NORMAL_CLEARING', scene.clockMs)], 0)
    : callerSays(scene, line);
}

function callerSays(scene: Scene, line: string): Beat {
  const { event, clockMs } = says(scene, 'caller', line);
  return happens(scene, [event], scene.script.typed ? 0 : event.endMs - event.startMs, clockMs);
}

function persona(scene: Scene): string | null {
  const number = scene.number ?? '';
  const turns = scene.heard.flatMap((turn) =>
    turn.speaker === 'note' ? [] : [{ role: turn.speaker, text: turn.text }],
  );
  return callerLine(personaFor(number), {
    turns,
    direction: scene.direction,
    businessName: scene.businessName,
    number,
  });
}

/** Whether somebody was called for them after they had first spoken. */
const triedSince = ({ heard }: Scene): boolean =>
  heard.slice(heard.findIndex((turn) => turn.speaker === 'caller')).some((turn) => turn.speaker === 'note');

/** Whether the agent said one of the phrases that end its calls, in whatever letters, or its last words. */
const saysEnd = ({ settings }: Scene, { text }: Heard): boolean =>
  isFarewell(settings, text) ||
  settings.endCallPhrases.some((phrase) => text.toLowerCase().includes(phrase.toLowerCase()));

const isFarewell = ({ endCallMessage }: Settings, text: string): boolean =>
  endCallMessage !== null && text.endsWith(endCallMessage);

/** The agent closes the line, after its last words where its settings have some. */
function agentHangsUp(scene: Scene, last: Heard): Beat {
  const farewell = scene.settings.endCallMessage;
  if (farewell === null || isFarewell(scene.settings, last.text))
    return happens(scene, [ends('completed', 'assistant-ended-call', 'NORMAL_CLEARING', scene.clockMs)], 0);
  const { event, clockMs } = says(scene, 'agent', farewell, { end_call: true });
  return happens(scene, [event], event.endMs - event.startMs, clockMs);
}
