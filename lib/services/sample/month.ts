import { DAY_MS } from '#lib/core/duration.ts';
import { CONVERSATIONS, PEOPLE, type SampleConversation } from './conversations.ts';

export interface SamplePerson {
  name: string;
  phone: string;
  email: string;
  /** Somebody has looked at this lead since. */
  worked: boolean;
}

export interface SampleCall {
  conversation: SampleConversation;
  person: SamplePerson;
  /** Whole days before today, and minutes of that day on the business's clock. */
  daysAgo: number;
  minute: number;
  recorded: boolean;
}

/** Days. */
const MONTH = 30;
/** The first of `PEOPLE` called in the month before. */
const EARLIER = 9;
/** Recordings are made by speaking, which takes a while each: the newest have one. */
const RECORDED = 16;
const MORNING = 8 * 60;
const OPEN_MINUTES = 10 * 60;

/** Calls of each weekday, Sunday first, in the month now; the month before had half of them. */
const OF_WEEKDAY = [0, 3, 2, 3, 2, 3, 1];
/** Which conversation comes how often, by its place in `CONVERSATIONS`. */
const ORDER = [0, 2, 3, 10, 1, 4, 2, 8, 0, 9, 3, 7, 1, 5, 2, 11, 3, 6, 8, 4];

/** The first of `PEOPLE`; the others are new leads. */
const WORKED = 18;

export function samplePerson(index: number): SamplePerson {
  const name = PEOPLE[index % PEOPLE.length] ?? 'Maria Garcia';
  return {
    name,
    phone: `+1512555${String(100 + (index % PEOPLE.length)).padStart(4, '0')}`,
    worked: index % PEOPLE.length < WORKED,
    email: `${name.toLowerCase().replaceAll(' ', '.')}@example.com`,
  };
}

/** Some weeks are better than others. */
const wave = (daysAgo: number): number => (daysAgo % 4 === 1 ? 2 : daysAgo % 5 === 2 ? -1 : 0);

function callsOn(weekday: number, daysAgo: number): number {
  const usual = OF_WEEKDAY[weekday] ?? 0;
  if (usual === 0) return 0;
  const calls = usual + wave(daysAgo);
  return daysAgo <= MONTH ? calls : Math.ceil(calls / 2);
}

/** The month before had its few people; since then new ones come one after the other, and some of the old again. */
function callerOf(index: number, ofMonth: number, recent: boolean): SamplePerson {
  if (!recent || index % 4 === 3) return samplePerson((index * 5) % EARLIER);
  return samplePerson(EARLIER + Math.floor((index / ofMonth) * (PEOPLE.length - EARLIER)));
}

/** Two months of calls, the oldest first: the same for the same day, so that an attempt that is made again goes on. */
export function sampleCalls(today: Date): SampleCall[] {
  const days = Array.from({ length: 2 * MONTH }, (_, index) => 2 * MONTH - index);
  const moments = days.flatMap((daysAgo) => {
    const weekday = new Date(today.getTime() - daysAgo * DAY_MS).getUTCDay();
    const count = callsOn(weekday, daysAgo);
    return Array.from({ length: count }, (_, index) => ({ daysAgo, slot: (index + 0.5) / count }));
  });
  const before = moments.filter(({ daysAgo }) => daysAgo > MONTH).length;
  return moments.map(({ daysAgo, slot }, index) => {
    const conversation = CONVERSATIONS[ORDER[index % ORDER.length] ?? 0];
    if (!conversation) throw new RangeError('no such conversation');
    const recent = index >= before;
    return {
      conversation,
      person: callerOf(recent ? index - before : index, moments.length - before, recent),
      daysAgo,
      minute: Math.round(MORNING + slot * OPEN_MINUTES + ((index * 37) % 40)),
      recorded: index >= moments.length - RECORDED,
    };
  });
}
