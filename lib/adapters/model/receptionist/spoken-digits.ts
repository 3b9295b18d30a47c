/** Digits that were said in one breath, and where. */
export interface NumberRun {
  /** Digits only. */
  digits: string;
  /** Said with "plus" or written with "+": an international number. */
  plus: boolean;
  /** Offsets into the text. */
  start: number;
  end: number;
}

const UNIT: Record<string, string> = {
  zero: '0',
  oh: '0',
  o: '0',
  nought: '0',
  naught: '0',
  one: '1',
  two: '2',
  three: '3',
  four: '4',
  five: '5',
  six: '6',
  seven: '7',
  eight: '8',
  nine: '9',
  niner: '9',
};
const TEEN: Record<string, string> = {
  ten: '10',
  eleven: '11',
  twelve: '12',
  thirteen: '13',
  fourteen: '14',
  fifteen: '15',
  sixteen: '16',
  seventeen: '17',
  eighteen: '18',
  nineteen: '19',
};
const TENS: Record<string, string> = {
  twenty: '2',
  thirty: '3',
  forty: '4',
  fourty: '4',
  fifty: '5',
  sixty: '6',
  seventy: '7',
  eighty: '8',
  ninety: '9',
};
const TIMES: Record<string, number> = { double: 2, triple: 3, treble: 3, quadruple: 4 };
/** Said between digits without ending the number. */
const GLUE = new Set(['dash', 'hyphen', 'dot', 'point', 'space', 'um', 'uh', 'er', 'erm', 'uhm']);

interface Piece {
  text: string;
  /** A pause before it. */
  paused: boolean;
  start: number;
  end: number;
}

const pieces = (text: string): Piece[] =>
  [...text.matchAll(/\d+(?:st|nd|rd|th)\b|\d+|[a-z]+(?:['’][a-z]+)?|\+/gi)].map((m) => ({
    text: m[0].toLowerCase(),
    paused: /[,.;]\s*$/.test(text.slice(0, m.index)),
    start: m.index,
    end: m.index + m[0].length,
  }));

/** How a number is read at `i`: its digits and how many pieces it took; null when none begins there. */
function readAt(all: readonly Piece[], i: number): { digits: string; took: number } | null {
  const word = all[i]?.text ?? '';
  const next = (n: number) => all[i + n]?.text ?? '';
  const own = (table: Record<string, string>, key: string) => (Object.hasOwn(table, key) ? (table[key] ?? '') : '');
  if (/^\d+$/.test(word)) {
    const scale = next(1) === 'hundred' ? '00' : next(1) === 'thousand' ? '000' : '';
    return word.length <= 2 && scale ? { digits: word + scale, took: 2 } : { digits: word, took: 1 };
  }
  const times = Object.hasOwn(TIMES, word) ? TIMES[word] : undefined;
  if (times) {
    const unit = own(UNIT, next(1)) || (/^\d$/.test(next(1)) ? next(1) : '');
    return unit ? { digits: unit.repeat(times), took: 2 } : null;
  }
  let small: { digits: string; took: number } | null = null;
  if (own(TEEN, word)) small = { digits: own(TEEN, word), took: 1 };
  else if (own(TENS, word)) {
    const unit = own(UNIT, next(1));
    const joins = unit && unit !== '0' && !all[i + 1]?.paused;
    small = joins ? { digits: own(TENS, word) + unit, took: 2 } : { digits: `${own(TENS, word)}0`, took: 1 };
  } else if (own(UNIT, word)) small = { digits: own(UNIT, word), took: 1 };
  if (!small || small.digits.startsWith('0')) return small;
  const scale = next(small.took);
  if (scale !== 'hundred' && scale !== 'thousand') return small;
  const took = small.took + 1;
  if (scale === 'thousand') return { digits: `${small.digits}000`, took };
  // "five hundred (and) twelve" is 512; "eight hundred five five five" is 800 and then single digits.
  const and = next(took) === 'and' ? 1 : 0;
  const rest = readAt(all, i + took + and);
  if (rest && rest.digits.length === 2) return { digits: small.digits + rest.digits, took: took + and + rest.took };
  if (rest && and && rest.digits.length === 1)
    return { digits: `${small.digits}0${rest.digits}`, took: took + and + rest.took };
  return { digits: `${small.digits}00`, took };
}

/**
 * Every run of digits in an utterance, in words or figures: "five one two, triple five" and "(512) 555" alike.
 * Words between two digits end a run, except for what people say for a hyphen and hesitations.
 */
export function numberRuns(text: string): NumberRun[] {
  const all = pieces(text);
  const runs: NumberRun[] = [];
  let run: NumberRun | null = null;
  let plus: Piece | null = null;
  for (let i = 0; i < all.length; ) {
    const piece = all[i] as Piece;
    const read = readAt(all, i);
    // A lone "oh" or "one" is a digit only next to others: "oh hi" and "my old one" are none.
    // "Oh, six oh eight …": the first is a sigh.
    const sighs = !run && /^oh?$/.test(piece.text) && all[i + 1]?.paused;
    const begins = read && !sighs && (run || !/^(o|oh|one)$/.test(piece.text) || readAt(all, i + 1));
    if (read && begins) {
      const last = all[i + read.took - 1] as Piece;
      if (run) {
        run.digits += read.digits;
        run.end = last.end;
      } else {
        run = { digits: read.digits, plus: plus !== null, start: (plus ?? piece).start, end: last.end };
        runs.push(run);
      }
      plus = null;
      i += read.took;
      continue;
    }
    plus = piece.text === '+' || piece.text === 'plus' ? piece : null;
    if (plus || !GLUE.has(piece.text)) run = null;
    i += 1;
  }
  return runs;
}
