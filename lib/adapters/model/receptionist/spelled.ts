/** Letters read out one by one, and where in the text. */
export interface Spelled {
  /** Lower case, accents kept. */
  letters: string;
  /** The same letters, divided where the speaker paused: by a comma in "J-O-N, S-M-Y-T-H". */
  words: readonly string[];
  start: number;
  end: number;
}

const TOKEN = /[\p{L}][\p{L}'’]*|\d+|\S/gu;
const EXAMPLE = /\b(\p{L})(?:[,-]?\s+(?:as in|like in|as|like|for)\s+)(\p{L}+)/giu;

const CALLED =
  'al(?:ph|f)a bravo charlie delta echo foxtrot golf hotel india juliett? kilo lima mike november oscar papa quebec romeo sierra tango uniform victor whiske?y x-?ray yankee zulu'
    .split(' ')
    .join('|');
/** Three or more of the radio alphabet in a row: "mike alpha xray". */
const RADIO = new RegExp(`\\b(?:${CALLED})(?:[\\s,.-]+(?:${CALLED})){2,}\\b`, 'gi');

/** "B as in boy" as "B", "mike alpha xray" as "m a x"; other offsets unchanged. */
export const withoutExamples = (text: string): string =>
  text
    .replace(RADIO, (row) =>
      row.replace(/[\p{L}]+(?:-(?=ray))?(?:(?<=-)ray)?/giu, (word) => word.charAt(0).padEnd(word.length)),
    )
    .replace(EXAMPLE, (all, letter: string, word: string) =>
      word.toLowerCase().startsWith(letter.toLowerCase()) && word.length > 1 ? letter.padEnd(all.length) : all,
    );

/** How a letter is written, said before it. */
const CASE = /^(?:capital|upper|lower|case|uppercase|lowercase|letter)$/i;
const NUMBER_BEFORE = /^(double|triple|two)$/i;

/**
 * Runs of three or more letters spelled out: "S-M-Y-T-H", "s m y t h", "B as in boy, Y, R", "double l".
 * Two letters are taken when a hyphen joins them, so that "I a…" and initials stay words.
 */
export function spelledIn(text: string): Spelled[] {
  const tokens = [...withoutExamples(text).matchAll(TOKEN)].map((m) => ({
    text: m[0],
    start: m.index,
    end: m.index + m[0].length,
  }));
  const runs: Spelled[] = [];
  let run: Run | null = null;
  let paused = false;
  const close = () => {
    if (
      run &&
      (run.letters.length >= 3 || (run.letters.length === 2 && text.slice(run.start, run.end).includes('-')))
    ) {
      const { pauses, ...rest } = run;
      const cuts = [0, ...pauses, run.letters.length];
      runs.push({ ...rest, words: cuts.slice(1).map((cut, i) => rest.letters.slice(cuts[i], cut)) });
    }
    run = null;
    paused = false;
  };
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i];
    if (!token) break;
    const word = token.text;
    const following = tokens[i + 1]?.text ?? '';
    const times =
      NUMBER_BEFORE.test(word) && /^\p{L}['’]?s?$/iu.test(following) ? (word.toLowerCase() === 'triple' ? 3 : 2) : 0;
    if (times) {
      run = extended(run, following.charAt(0).repeat(times), token.start, tokens[i + 1]?.end ?? token.end, paused);
      paused = false;
      i += 1;
    } else if (/^\p{L}$/u.test(word)) {
      run = extended(run, word, token.start, token.end, paused);
      paused = false;
    } else if (run && /^[-–.,]$/.test(word)) paused ||= /^[.,]$/.test(word);
    else if (run && CASE.test(word)) continue;
    else close();
  }
  close();
  return runs;
}

type Run = Omit<Spelled, 'words'> & { pauses: readonly number[] };

function extended(run: Run | null, letters: string, start: number, end: number, paused: boolean): Run {
  const more = letters.toLowerCase();
  if (!run) return { letters: more, pauses: [], start, end };
  return {
    ...run,
    letters: run.letters + more,
    pauses: paused ? [...run.pauses, run.letters.length] : run.pauses,
    end,
  };
}

/** How many single-letter edits lie between two words. */
export function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const swap = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next[j] = Math.min(swap, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1);
    }
    row = next;
  }
  return row[b.length] ?? 0;
}

/** Whether a spelling can be meant for a word that was heard: close in letters, or the same skeleton of sounds. */
export function soundsLike(heard: string, spelling: string): boolean {
  const a = plain(heard);
  const b = plain(spelling);
  if (!a || !b) return false;
  const near = Math.max(1, Math.floor(Math.max(a.length, b.length) / 3));
  return editDistance(a, b) <= near || (a[0] === b[0] && skeleton(a).length > 1 && skeleton(a) === skeleton(b));
}

const LATIN: Record<string, string> = { ł: 'l', ø: 'o', đ: 'd', ß: 'ss', æ: 'ae', œ: 'oe', þ: 'th', ð: 'd', ı: 'i' };

/** Lower case, ASCII letters only. */
export const plain = (word: string): string =>
  word
    .toLowerCase()
    .normalize('NFD')
    .replace(/[łøđßæœþðı]/g, (c) => LATIN[c] ?? c)
    .replace(/[^a-z]/g, '');

const skeleton = (word: string): string =>
  word
    .replace(/ph/g, 'f')
    .replace(/ck|q|c/g, 'k')
    .replace(/[aeiouyhw]/g, '')
    .replace(/(.)\1+/g, '$1')
    .replace(/z/g, 's');
