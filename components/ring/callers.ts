/** Who rings when the caller is simulated. The numbers are the sandbox's own; what they do is decided there. */
export interface Caller {
  id: string;
  label: string;
  /** What will happen on the call. */
  detail: string;
  /** E.164; null withholds the number; `somebody` is another new person each time. */
  from: string | null | 'somebody';
}

export const CALLERS: Caller[] = [
  {
    id: 'somebody',
    label: 'Somebody new',
    detail: 'Another person each time, with a reason to call and something to ask.',
    from: 'somebody',
  },
  {
    id: 'person',
    label: 'Wants a person',
    detail: 'Asks to be put through. Rings your forwarding number where one is set.',
    from: '+15005550007',
  },
  {
    id: 'opt-out',
    label: 'Asks never to be called again',
    detail: 'The number goes on your do-not-call list.',
    from: '+15005550006',
  },
  {
    id: 'hangs-up',
    label: 'Hangs up at once',
    detail: 'Ends the call after the greeting, without a word.',
    from: '+15005550005',
  },
  {
    id: 'withheld',
    label: 'Withholds the number',
    detail: 'An unknown caller, who leaves an email instead.',
    from: null,
  },
];

/** A number of the range reserved for fiction (555-0100 to 555-0199), with an area code that it will not share soon. */
export function newNumber(random: () => number = Math.random): string {
  const areas = ['212', '303', '312', '415', '512', '617', '702', '737'];
  const area = areas[Math.floor(random() * areas.length)];
  return `+1${area}55501${String(Math.floor(random() * 100)).padStart(2, '0')}`;
}
