const VOWEL = /[aeiouy]/;
const cache = new Map<string, string>();

/**
 * A word without its regular ending: "charges", "charged" and "charging" become one. Lighter than Porter's stemmer:
 * only endings of inflection go, so that "policy" and "police" stay apart.
 */
export function stemOf(word: string): string {
  const known = cache.get(word);
  if (known !== undefined) return known;
  const stem = stemmed(
    word
      .toLowerCase()
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .replace(/['’]s$|['’]/g, ''),
  );
  if (cache.size > 20_000) cache.clear();
  cache.set(word, stem);
  return stem;
}

/** Words that only look like inflections. */
const WHOLE = new Set([
  'evening',
  'morning',
  'during',
  'spring',
  'wedding',
  'siding',
  'sibling',
  'ceiling',
  'building',
  'something',
  'anything',
  'nothing',
  'everything',
  'supply',
  'family',
  'assembly',
]);

function stemmed(word: string): string {
  let stem = word;
  if (stem.length <= 3 || WHOLE.has(stem)) return stem;
  if (stem.endsWith('ies') && stem.length > 4) stem = `${stem.slice(0, -3)}y`;
  else if (/(?:s|x|z|ch|sh)es$/.test(stem) && !/^[^aeiou][aeiou]ses$/.test(stem)) stem = stem.slice(0, -2);
  else if (/ses$/.test(stem)) stem = stem.slice(0, -1);
  else if (/[^su i]s$/.test(stem) && !stem.endsWith('ss')) stem = stem.slice(0, -1);
  for (const ending of ['ing', 'ed']) {
    const base = stem.slice(0, -ending.length);
    if (!stem.endsWith(ending) || base.length < 3 || !VOWEL.test(base)) continue;
    // "moving" is from "move": a short word keeps its consonant single only before a silent e.
    if (/([bdfgmnprt])\1$/.test(base)) stem = base.slice(0, -1);
    else stem = /^[^aeiou][aeiou][^aeiouwxy]$/.test(base) ? `${base}e` : base;
    break;
  }
  if (stem.length > 5 && stem.endsWith('ly')) stem = stem.slice(0, -2);
  if (stem.length > 4 && stem.endsWith('e')) stem = stem.slice(0, -1);
  return stem.endsWith('y') && stem.length > 4 ? `${stem.slice(0, -1)}i` : stem;
}
