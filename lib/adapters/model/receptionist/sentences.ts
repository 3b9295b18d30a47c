/** Abbreviations whose period ends no sentence. */
const ABBREVIATIONS = new Set(
  'dr mr mrs ms prof st ste ave rd blvd hwy mt ft incl excl approx vs no nos e.g i.e eg ie etc a.m p.m min max inc co ltd corp jr sr dept est ext tel apt fl sq lb oz u.s mon tue tues wed thu thur thurs fri sat sun jan feb mar apr jun jul aug sep sept oct nov dec'.split(
    ' ',
  ),
);

/** Cuts running text into sentences; "Dr. Fahey", "2.75%" and "a.m." stay whole. */
export function sentencesOf(text: string): string[] {
  const sentences: string[] = [];
  let start = 0;
  for (const m of text.matchAll(/[.!?]+["')\]]*(?=\s)/g)) {
    const end = m.index + m[0].length;
    const before = /([\p{L}.]+)$/u.exec(text.slice(start, m.index))?.[1]?.toLowerCase() ?? '';
    const initial = /(?:^|[^\p{L}])\p{Lu}$/u.test(text.slice(start, m.index));
    if (m[0].startsWith('.') && (initial || ABBREVIATIONS.has(before))) {
      // An abbreviation at the end of a sentence is followed by a new beginning: "… at 5 p.m. We".
      const next = /^\s+(\S+)/.exec(text.slice(end))?.[1] ?? '';
      if (!/^(?:a\.m|p\.m|etc)$/.test(before) || !/^[A-Z]/.test(next)) continue;
    }
    const sentence = text.slice(start, end).trim();
    if (sentence) sentences.push(sentence);
    start = end;
  }
  const rest = text.slice(start).trim();
  return rest ? [...sentences, rest] : sentences;
}
