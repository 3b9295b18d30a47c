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
const MAGIC_NUMBERS: ReadonlyMap<string, Behaviour> = new Map([
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

/** How a phone takes a call that is put through to it: after how many seconds somebody picks up, or nobody does. */
interface Pickup {
  picksUp: boolean;
  seconds: number;
}
const PERSON: Pickup = { picksUp: true, seconds: 6 };
const NOBODY: Pickup = { picksUp: false, seconds: 20 };
const AT_ONCE: Pickup = { picksUp: false, seconds: 0 };

/** A mailbox is nobody, so that ring-first and transfers fall back to the agent. */
const PICKUPS: Readonly<Partial<Record<Behaviour, Pickup>>> = {
  'no-answer': NOBODY,
  voicemail: NOBODY,
  lost: NOBODY,
  busy: AT_ONCE,
  invalid: AT_ONCE,
};

export const pickupOf = (number: string): Pickup => PICKUPS[behaviourOf(number)] ?? PERSON;
