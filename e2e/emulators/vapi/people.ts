/** Who is at the other end of a call, and what they do. */
export interface Person {
  /** The reason of an end without a conversation. */
  endedReason?: string;
  /** What they say, one line each time that it is their turn. */
  lines: readonly string[];
  /** They hang up after the agent's first words. */
  hangsUp?: boolean;
}

/** Our sandbox's numbers behave the same here, so that one journey runs on both. */
const MAGIC: Readonly<Record<string, Partial<Person>>> = {
  '+15005550002': { endedReason: 'customer-did-not-answer' },
  '+15005550003': { endedReason: 'customer-busy' },
  '+15005550004': { endedReason: 'voicemail' },
  '+15005550005': { hangsUp: true },
  '+15005550006': { lines: ['Please take me off your list and never call me again.'] },
  '+15005550007': { lines: ['I would rather speak to a person, please.'] },
  '+15005550008': { endedReason: 'call.in-progress.error-providerfault-outbound-sip-503-service-unavailable' },
};

/** Vapi's own answer to a number that is none; the sandbox's number for it is one that the numbering plan has. */
export const isDiallable = (number: string): boolean => /^\+[1-9]\d{6,14}$/.test(number) && number !== '+15005550001';

const COOPERATIVE: readonly string[] = [
  'Yes, hello. I was hoping for a quote for a kitchen remodel.',
  'My name is Maria Garcia.',
  'You can reach me at maria@example.com.',
  'No, that is all. Thank you, goodbye.',
];

/** @param number who is called, in E.164 */
export const personAt = (number: string): Person => ({ lines: COOPERATIVE, ...MAGIC[number] });

/** What a listener would take from the words of the other party: only what is plainly said. */
export function heard(lines: readonly string[]): Record<string, string | boolean> {
  const all = lines.join('\n');
  const [, name] = /\b(?:[Mm]y name is|[Tt]his is|I am|I'm) ([A-Z][a-z]+(?: [A-Z][a-z]+)?)/.exec(all) ?? [];
  const [email] = /[\w.+-]+@[\w-]+\.[\w.]*\w/.exec(all) ?? [];
  const digits = /(?:\+?1[ .-]?)?\(?(\d{3})\)?[ .-]?(\d{3})[ .-]?(\d{4})/.exec(all)?.slice(1).join('');
  const [, reason] = /\b(?:would like|like to|need|want|calling about|hoping for) (.+?)[.?!\n]/i.exec(`${all}\n`) ?? [];
  const [first, last] = name?.split(' ') ?? [];
  const facts = {
    name,
    first_name: first,
    last_name: last,
    email: email?.toLowerCase(),
    phone: digits && `+1${digits}`,
    reason,
    opt_out: asksToBeLeftAlone(all) || undefined,
    wants_person: asksForPerson(all) || undefined,
  };
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined)) as ReturnType<
    typeof heard
  >;
}

export const asksForPerson = (line: string): boolean =>
  /\b(speak|talk)\b.*\b(person|human|someone|somebody)\b/i.test(line);
export const asksToBeLeftAlone = (line: string): boolean =>
  /(never|do not|don't|stop) call|off (your|the) list/i.test(line);
export const saysGoodbye = (line: string): boolean => /\b(good)?bye\b/i.test(line);
