/** What the other side of a simulated call does. */
export type Behaviour =
  | 'invalid'
  | 'no-answer'
  | 'busy'
  | 'voicemail'
  | 'hangs-up'
  | 'opts-out'
  | 'wants-person'
  | 'lost'
  | 'sms-fails'
  | 'converses';

/** Sandbox numbers (contract, "Test mode"). Any other number answers as a cooperative prospect. */
export const MAGIC_NUMBERS: ReadonlyMap<string, Behaviour> = new Map([
  ['+15005550001', 'invalid'],
  ['+15005550002', 'no-answer'],
  ['+15005550003', 'busy'],
  ['+15005550004', 'voicemail'],
  ['+15005550005', 'hangs-up'],
  ['+15005550006', 'opts-out'],
  ['+15005550007', 'wants-person'],
  ['+15005550008', 'lost'],
  ['+15005550009', 'sms-fails'],
]);

export const behaviourOf = (number: string | null): Behaviour => (number && MAGIC_NUMBERS.get(number)) || 'converses';

const PEOPLE: ReadonlySet<Behaviour> = new Set(['hangs-up', 'opts-out', 'wants-person', 'sms-fails', 'converses']);

/** Whether a person picks up: a mailbox does not count, so that ring-first and transfers fall back to the agent. */
export const picksUp = (number: string): boolean => PEOPLE.has(behaviourOf(number));
