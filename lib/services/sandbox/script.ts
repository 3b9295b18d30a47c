import { z } from 'zod';
import { behaviourOf } from './magic-numbers.ts';

/** What the other side of one simulated call does, kept with the call. */
export const Script = z.object({
  behaviour: z.enum([
    'invalid',
    'no-answer',
    'busy',
    'voicemail',
    'hangs-up',
    'opts-out',
    'wants-person',
    'lost',
    'sms-fails',
    'blocked',
    'converses',
  ]),
  /** Said one after the other, whatever the agent says in between; without them a persona speaks. */
  lines: z.array(z.string()).optional(),
  /** A person types the lines while the call goes on. */
  typed: z.boolean().default(false),
  /** Inbound: rung first; the agent answers after 20 seconds without a pickup. */
  ringFirst: z.string().nullable().default(null),
  /** Where a caller who asks for a person is put through to. */
  transferTo: z.string().nullable().default(null),
});
export type Script = z.output<typeof Script>;

const OPT_OUT = ['Please take me off your list and never call me again.', 'Goodbye.'];
const PERSON = ['Hello. I would like to speak to a real person, please.'];

/** The script of a call by the number on its other side. */
export function scriptFor(number: string | null, more: Partial<Script> = {}): Script {
  const behaviour = behaviourOf(number);
  const lines = more.lines ?? (behaviour === 'opts-out' ? OPT_OUT : behaviour === 'wants-person' ? PERSON : undefined);
  return Script.parse({
    ...more,
    behaviour: more.behaviour ?? (more.lines || more.typed ? 'converses' : behaviour),
    lines,
  });
}
