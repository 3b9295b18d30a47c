import { VOICES, type Voice } from '#lib/adapters/speech/port.ts';

/** The voice of a simulated caller: always the same for a number, and never the agent's own. */
export function voiceOfCaller(number: string, agentVoice: Voice): Voice {
  const others = VOICES.filter((voice) => voice !== agentVoice && voice !== 'kal16');
  const sum = [...number].reduce((total, letter) => total + letter.charCodeAt(0), 0);
  return others[sum % others.length] as Voice;
}
