const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const DAY = '(sun|mon|tue|wed|thu|fri|sat)(?:day|s|sday|nesday|rsday|urday|rs|r)?s?';
const NAMED = new RegExp(`\\b${DAY}\\b(?:\\s*(?:-|–|to|through|thru|till|until)\\s*${DAY}\\b)?`, 'g');

/** The days of the week that a text names, ranges filled in; 0 is Sunday. */
export function daysIn(text: string): ReadonlySet<number> {
  const lower = text
    .toLowerCase()
    .replace(/\bm-f\b/g, 'mon-fri')
    .replace(/\bm-sat?\b/g, 'mon-sat');
  const days = new Set<number>();
  const add = (list: readonly number[]) => list.forEach((day) => void days.add(day));
  if (/\bweekdays?\b/.test(lower)) add([1, 2, 3, 4, 5]);
  if (/\bweekends?\b/.test(lower)) add([0, 6]);
  if (EVERY_DAY.test(lower)) add([0, 1, 2, 3, 4, 5, 6]);
  for (const [, from = '', to] of lower.matchAll(NAMED)) {
    const start = DAYS.indexOf(from);
    const end = to ? DAYS.indexOf(to) : start;
    for (let day = start; ; day = (day + 1) % 7) {
      days.add(day);
      if (day === end) break;
    }
  }
  return days;
}

const EVERY_DAY =
  /\b(?:daily|every day|everyday|seven days|7 days a week|24\/7|24 hours a day|(?:open|answered) 24 hours|around the clock)\b/;
