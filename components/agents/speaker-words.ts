import { VOICES } from './voices.ts';

/** What speaks for the agents here: a language model, or the built-in rules; and whether it does so on calls. */
export interface Speaker {
  builtIn: boolean;
  label: string;
  /** No phone company is connected. Where one is, its own agent holds the calls, with the model that is named. */
  simulated: boolean;
}

/** Where the model that is named is heard. */
export function modelHint({ builtIn, label, simulated }: Speaker): string {
  if (!simulated) {
    const here = builtIn ? 'the built-in receptionist, by rules' : label;
    return `Speaks on calls. Texts, and what you try here, are answered by ${here}.`;
  }
  return builtIn
    ? 'No language model is connected: the built-in receptionist speaks, by rules.'
    : `Connected: ${label}.`;
}

/** Where a voice is heard: the phone company does not know those that need no service. */
export function voiceHint({ simulated }: Speaker, voiceId: string): string | undefined {
  if (simulated) return 'Heard in recordings of simulated calls.';
  return VOICES.some(({ id }) => id === voiceId)
    ? 'Heard when you try the agent here. On calls, a voice of your phone company speaks.'
    : undefined;
}
