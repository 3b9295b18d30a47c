import type { Turn } from '#lib/adapters/model/port.ts';
import { askedIn } from './asked.ts';
import { asE164, type Regions } from './numbering.ts';
import { amended } from './phone-amended.ts';
import { type NumberRun, numberRuns } from './spoken-digits.ts';

export interface PhoneGiven {
  /** E.164, after corrections; null while none was given in full. */
  e164: string | null;
  /** Index of the turn that completed or corrected it. */
  turn: number | null;
  /** Digits begun but not finished in the last caller turn. */
  partial: string;
  /** The caller pointed to the number they are calling from instead of saying one. */
  sameAsCaller: boolean;
}

export const CORRECTS =
  /\b(?:no|nope|sorry|wait|actually|correction|i mean|i meant|scratch that|strike that|rather|oops|whoops|make that|my mistake|my bad|hold on|hang on|let me (?:redo|start|try|fix|correct)|should be|it's really|excuse me|pardon|wrong|not quite)\b/i;
const NEGATES = /\b(?:not|isn't|instead of|rather than|wasn't)\s*(?:a |an |the )?["']?$/i;
/** The label of a number of something else, right before the digits. */
const OTHER_LABEL =
  /\b(?:order|invoice|account|policy|claim|confirmation|reference|ref|ticket|case|tracking|serial|model|member(?:ship)?|i\.?d\.?|card|vin|licen[cs]e|permit|zip|postal|post ?code|po|file|docket|booking|reservation|room|suite|unit|apartment|apt|social|ssn|part|batch|extension|ext|fax|passport|routing|quote|estimate|job|loan|patient|student|customer|group|npi|gate|pin|year)(?:\s+(?:number|no|code|num|is|id|ending))*\.?(?:'s)?\W*(?:it's|it is|is|was|of|number|in)?\W*$/i;
const NOT_MINE =
  /\b(?:old|previous|former|disconnected|used to be|(?:number|it) was|don't (?:call|use)|your|their|(?:number|one) (?:i|you) (?:called|dialed|have)|dialed|got a call from|missed call from|called me)\b[^.?!]*$/i;
/** "… wait, that's my old one": said after the digits. */
const DISOWNED =
  /^(?:[^\d]{0,12}\b(?:that'?s|that is|that was|is|was)\b[^.\d]{0,12}\b(?:old|wrong|not mine|disconnected|this one|hers|his|theirs|(?:sister|brother|mother|father|mom|dad|wife|husband|son|daughter)'s)\b|\s*(?:written down|on (?:the|your|this) (?:card|flyer|website|paper|sign)))/i;
const MEASURED =
  /^\s*(?:a\.?m\b|p\.?m\b|o'?clock|dollars?|bucks|percent|%|years?|months?|weeks?|days?|hours?|minutes?|people|kids|bed|square|feet|foot|miles?|street|st\b|ave\b|avenue|road|rd\b|drive|lane|boulevard|blvd|way\b|court|digits?|numbers?|times|of us)/i;
const ABOUT_PHONE = /\b(?:number|call me|reach me|phone|cell|mobile|text me|digits?|area code|ends? in|ending)\b/i;
const MINE = /\b(?:my (?:number|cell|phone|mobile)|(?:reach|call|text) me|area code|number is|number's)\b/i;
/** "… my number, it's", right before the digits. */
const MY_NUMBER = /\bmy (?:number|cell|phone|mobile)\W*(?:(?:it(?:['’]s| is)?|is)\W*)?$/i;
const PREFERS =
  /\b(?:me (?:at|on)|best|reach me|call me|cell|mobile|callback|call back|use|better|try|instead|now|mine|new|my number|contact me)\b/i;
const SECONDARY = /\b(?:work|office|home|landline|other|husband|wife|backup|emergency|or|second|alternat\w+)\b/i;
const AGAIN = /\b(?:that's|again|repeat|yes|yeah|once more|so)\b/i;
const SAME =
  /\b(?:this|same) (?:number|one|phone|line)\b|\bnumber (?:that )?i'?(?:m| am) (?:calling|ringing|phoning|speaking|on)\b|\b(?:one|phone) (?:that )?i'?(?:m| am) (?:calling|ringing|phoning|on)\b|\bcaller id\b|\bnumber (?:on|showing|you see)\b/i;
const NOT_SAME =
  /\b(?:not|isn't|don't|different|other than|instead of)\b[^.,;]*\b(?:this|same|calling from|caller id)\b/i;

interface Held {
  digits: string;
  plus: boolean;
  /** How much the words around it recommend it as the number to call. */
  liking: number;
}

/** Follows the caller's number through the conversation: groups over several turns, repetitions, corrections. */
export function phoneGiven(turns: readonly Turn[], regions: Regions, notTheirs: readonly string[] = []): PhoneGiven {
  const given: PhoneGiven = { e164: null, turn: null, partial: '', sameAsCaller: false };
  let held: Held | null = null;
  turns.forEach((turn, i) => {
    if (turn.role === 'agent') return;
    const prompt = turns[i - 1]?.role === 'agent' ? (turns[i - 1]?.text ?? '') : '';
    const asked = askedIn(prompt).includes('phone');
    const readBack = given.e164 !== null && prompt.replace(/\D/g, '').includes(given.e164.slice(-7));
    const about = asked || readBack || ABOUT_PHONE.test(turn.text);
    if (SAME.test(turn.text) && !NOT_SAME.test(turn.text)) given.sameAsCaller = true;
    const e164Of = (digits: string, plus: boolean) => asE164(digits, plus, regions, about);
    const complete = (candidate: Held | null) => (candidate ? e164Of(candidate.digits, candidate.plus) : null);
    let wrong: string | null = null;
    const before = held;
    let corrected = readBack && CORRECTS.test(turn.text);
    let at = 0;
    for (const { run, between, after, negatedNext } of runsOf(turn.text, held)) {
      if (NEGATES.test(between) && run.digits.length < 7) {
        wrong = run.digits;
        corrected = true;
        continue;
      }
      corrected ||= CORRECTS.test(between) || negatedNext !== null;
      wrong = negatedNext ?? wrong;
      const liking = likingOf(turn.text.slice(at, run.start) + (after.split(/[,.;]|\bor\b/)[0] ?? ''), asked);
      at = run.end;
      const next = heard(
        held,
        { digits: run.digits, plus: run.plus, liking },
        {
          corrected: corrected && (readBack || run.digits.length >= 3 || about),
          repeated: AGAIN.test(between),
          about,
          begun: asked || MINE.test(turn.text),
          hint: { words: between + after.slice(0, 30), wrong },
          complete,
        },
      );
      const e164 = complete(next);
      if (e164 && notTheirs.includes(e164) && !asked) continue;
      held = next;
      if (!e164) continue;
      if (e164 !== given.e164) given.turn = i;
      given.e164 = e164;
      wrong = null;
      corrected = false;
    }
    given.partial = held && held !== before && !complete(held) ? held.digits : '';
  });
  return given;
}

interface Hearing {
  corrected: boolean;
  repeated: boolean;
  about: boolean;
  /** The agent asked for a number, or the caller said that theirs follows. */
  begun: boolean;
  hint: Parameters<typeof amended>[2];
  complete: (candidate: Held | null) => string | null;
}

/** What is held after one more run of digits. */
function heard(
  held: Held | null,
  run: Held,
  { corrected, repeated, about, begun, hint, complete }: Hearing,
): Held | null {
  const whole = complete(run) !== null;
  if (!held) return whole || (begun && run.digits.length >= 3) || (about && run.digits.length >= 7) ? run : null;
  if (whole && !complete(held)) return run;
  const longer = { ...held, digits: held.digits + run.digits };
  if (/\barea code\b/i.test(hint.words) && run.digits.length === 3 && held.digits.length === 7)
    return { ...held, digits: run.digits + held.digits };
  // "… five five five, hang on, zero one four two": the rest, whatever was said between.
  if (!whole && !complete(held) && complete(longer)) return longer;
  if (whole) return corrected || run.liking >= held.liking + (complete(run) === complete(held) ? 0 : 1) ? run : held;
  if (corrected) {
    const digits = amended(held.digits, run.digits, hint, (d) => complete({ ...held, digits: d }) !== null);
    return { ...held, digits };
  }
  if (complete(held)) return held;
  if (repeated && held.digits.endsWith(run.digits)) return held;
  if (held.digits.length >= 3 && run.digits.startsWith(held.digits)) return run;
  // More digits than any number has: the caller began again.
  return longer.digits.length > 13 ? run : longer;
}

interface Heard {
  run: NumberRun;
  between: string;
  after: string;
  /** The digits that the next run says are wrong: "0143, not 0134". */
  negatedNext: string | null;
}

/** The runs of a turn that may belong to a telephone number, with the words before and after each. */
function runsOf(text: string, held: Held | null): Heard[] {
  const counted = numberRuns(text)
    .filter((run) => !MEASURED.test(text.slice(run.end)))
    .flatMap((run) => apart(text, run))
    .flatMap((run) => unmerged(text, run, held));
  return counted.flatMap((run, i, runs): Heard[] => {
    const next = runs[i + 1];
    const between = text.slice(runs[i - 1]?.end ?? 0, run.start);
    const after = text.slice(run.end, next?.start);
    if (OTHER_LABEL.test(between) || /[$£€]\s*$/.test(between)) return [];
    // "… 0146, hang on, that's my old one, it's …" disowns what stood before.
    const before = i > 0 && DISOWNED.test(between);
    const others = !before && NOT_MINE.test(between) && !MY_NUMBER.test(between);
    if (DISOWNED.test(after) || (run.digits.length >= 7 && others)) return [];
    const negatedNext = next && NEGATES.test(after) && next.digits.length === run.digits.length ? next.digits : null;
    return [{ run: { ...run, digits: once(run.digits) }, between, after, negatedNext }];
  });
}

/** So many characters before digits say what they are. */
const NEAR = 25;
/** National numbers have no more digits than this. */
const MOST_DIGITS = 12;

/** "0126. 614 555 0126": where a run corrects, or has more digits than any number, a sentence that ends within it ends it. */
function apart(text: string, run: NumberRun): NumberRun[] {
  const ends = text.slice(run.start, run.end).search(/[.;!?]\s/);
  const corrects = CORRECTS.test(text.slice(Math.max(0, run.start - NEAR), run.start));
  if (run.plus || ends < 0 || !(corrects || run.digits.length > MOST_DIGITS)) return [run];
  const within = (from: number, to: number) =>
    numberRuns(text.slice(from, to)).map(({ start, end, ...rest }) => ({
      ...rest,
      start: start + from,
      end: end + from,
    }));
  const cut = run.start + ends;
  return [...within(run.start, cut), ...within(cut, run.end).flatMap((rest) => apart(text, rest))];
}

/** "not 556, 555" runs on: cut it after the part that the number really holds. */
function unmerged(text: string, run: NumberRun, held: Held | null): NumberRun[] {
  const half = run.digits.length / 2;
  const wrong = run.digits.slice(0, half);
  const known = (held?.digits ?? '') + text.slice(0, run.start).replace(/\D/g, '');
  if (!Number.isInteger(half) || half < 3 || !NEGATES.test(text.slice(0, run.start)) || !known.includes(wrong))
    return [run];
  return [
    { ...run, digits: wrong, end: run.start },
    { ...run, digits: run.digits.slice(half), start: run.start },
  ];
}

/** A number said twice in one breath, once. */
const once = (digits: string): string =>
  digits.length >= 14 && digits.length % 2 === 0 && digits.startsWith(digits.slice(digits.length / 2))
    ? digits.slice(digits.length / 2)
    : digits;

const likingOf = (context: string, asked: boolean): number =>
  (asked ? 2 : 0) + (PREFERS.test(context) ? 2 : 0) - (SECONDARY.test(context) ? 1 : 0);
