import { withoutAsides } from './address-asides.ts';
import { ALONE, BEFORE, LEADS_UP, NOISE, POINTING, PROVIDER, SIGN } from './email-words.ts';
import { plain, soundsLike, withoutExamples } from './spelled.ts';
import { numberRuns } from './spoken-digits.ts';
import { TOP_LEVEL } from './top-level-domains.ts';

/** An address heard in one utterance. */
export interface HeardEmail {
  local: string;
  domain: string;
  /** Offsets into the text. */
  start: number;
  end: number;
}

interface Token {
  text: string;
  start: number;
  end: number;
  /** A pause before: a comma, or the end of a sentence. */
  pause: '' | ',' | '.';
}

const WRITTEN = /[\p{L}\d][\p{L}\d._%+'-]*@[\p{L}\d-]+(?:\.[\p{L}\d-]+)+/gu;
const MAX_LABELS = 5;

/** A hyphen between two words of a domain is written in it; between letters it only spells them. */
const joinsWords = (text: string, at: number): boolean =>
  /\bat [\p{L}\d-]*\p{L}{2}$/iu.test(text.slice(0, at)) && /^-\p{L}{2}[\p{L}\d-]* ?(?:dot|\.)/iu.test(text.slice(at));

function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  let pause: Token['pause'] = '';
  for (const m of text.matchAll(/[\p{L}]+(?:['’][\p{L}]+)*|\d+|[@_+]|[.!?]+(?=\s|$)|[,;:]|\.|-/gu)) {
    if (/^[.!?]+$/.test(m[0]) && /^\s|^$/.test(text.slice(m.index + m[0].length))) pause = '.';
    else if (/^[,;:]$/.test(m[0])) pause = pause || ',';
    else if (m[0] === '-' && joinsWords(text, m.index)) {
      tokens.push({ text: 'hyphen', start: m.index, end: m.index + 1, pause: '' });
    } else if (m[0] !== '-' && m[0] !== '.') {
      tokens.push({ text: m[0].toLowerCase().replace('’', "'"), start: m.index, end: m.index + m[0].length, pause });
      pause = '';
    } else if (m[0] === '.') tokens.push({ text: 'dot', start: m.index, end: m.index + 1, pause: '' });
  }
  return tokens;
}

/** What a word contributes to an address: itself, a sign, or its digits. Null for a word that has no place in one. */
function written(tokens: readonly Token[], i: number): { text: string; took: number } | null {
  const token = tokens[i];
  if (!token) return null;
  if (Object.hasOwn(SIGN, token.text)) return { text: SIGN[token.text] ?? '', took: 1 };
  // Several words can make one number: "nineteen eighty four". Among letters, an O is one.
  const among = token.text === 'o' && /^\p{L}$/u.test(tokens[i - 1]?.text ?? '');
  for (let took = among ? 0 : 4; took > 0; took--) {
    const some = tokens.slice(i, i + took);
    const words = some.map((word) => word.text).join(' ');
    const [run, more] = numberRuns(words);
    const whole = run && !more && run.start === 0 && run.end === words.length;
    if (whole && some.length === took && some.slice(1).every((word) => !word.pause)) return { text: run.digits, took };
  }
  const letters = token.text.replace(/'s$/, 's').replace(/'/g, '');
  return { text: plain(letters), took: 1 };
}

const isDot = (token: Token | undefined) => SIGN[token?.text ?? ''] === '.';
const isAt = (token: Token | undefined) => /^(?:at|@|arroba)$/.test(token?.text ?? '');

/** Reads `label dot label …` from `i`; null when what follows is no domain. */
export function domainAt(tokens: readonly Token[], i: number): { domain: string; next: number } | null {
  const labels: string[] = [];
  let at = i;
  while (labels.length < MAX_LABELS) {
    const last = labels.length > 0;
    const dot = dotAfter(tokens, at, last ? 4 : 6, !last);
    if (dot < 0) {
      if (!last) return provider(tokens, at);
      const { label, next } = topLevel(tokens, at);
      if (!label) return null;
      labels.push(label);
      return { domain: labels.join('.'), next };
    }
    // "dot plus dot com": between dots, a sign is a word.
    const only = dot - at === 1 ? tokens[at]?.text : undefined;
    const word = only && Object.hasOwn(SIGN, only) && /^[a-z]+$/.test(only) ? only : joined(tokens, at, dot);
    const label = word.replace(/^[-.]+|[-.]+$/g, '');
    if (!label) return null;
    labels.push(label);
    at = dot + 1;
  }
  return null;
}

/** The index of the next "dot" before a pause, or -1. */
function dotAfter(tokens: readonly Token[], from: number, within: number, first: boolean): number {
  for (let i = from; i < Math.min(tokens.length, from + within + 1); i++) {
    const token = tokens[i];
    if (!token || (i > from && token.pause === '.') || isAt(token)) return -1;
    if (i > from && token.pause === ',' && !(first && isDot(token)) && (tokens[i - 1]?.text.length ?? 0) > 1) return -1;
    if (isDot(token)) return i > from ? i : -1;
  }
  return -1;
}

/** The last label: a known ending in one word, or single letters that follow each other ("c o m"). */
function topLevel(tokens: readonly Token[], at: number): { label: string; next: number } {
  const first = tokens[at];
  if (!first || !/^[a-z]+$/.test(first.text)) return { label: '', next: at };
  let next = at + 1;
  let label = first.text;
  if (label.length === 1) {
    while (label.length < 4 && /^[a-z]$/.test(tokens[next]?.text ?? '')) label += tokens[next++]?.text ?? '';
  }
  return { label: TOP_LEVEL.has(label) ? label : '', next };
}

/** "at gmail" without a "dot com". */
function provider(tokens: readonly Token[], at: number): { domain: string; next: number } | null {
  const one = tokens[at]?.text ?? '';
  const second = tokens[at + 1];
  const two = one + (second?.text ?? '');
  if (second && Object.hasOwn(PROVIDER, two)) return { domain: PROVIDER[two] ?? '', next: at + 2 };
  return Object.hasOwn(PROVIDER, one) && one !== 'live' ? { domain: PROVIDER[one] ?? '', next: at + 1 } : null;
}

function joined(tokens: readonly Token[], from: number, to: number): string {
  let text = '';
  for (let i = from; i < to; ) {
    const token = tokens[i];
    if (token && NOISE.has(token.text)) {
      i += 1;
      continue;
    }
    const piece = written(tokens.slice(0, to), i);
    if (!piece) break;
    text += piece.text;
    i += piece.took;
  }
  return text;
}

/** Words that lead up to an address and yet belong to this one: "the dot real …", "v, i, c", "a one plumbing", "ninety one". */
function within(tokens: readonly Token[], i: number): boolean {
  const [before, word, after] = [tokens[i - 1], tokens[i], tokens[i + 1]];
  const letter = (token: Token | undefined) => token?.text.length === 1 && /\p{L}/u.test(token.text);
  if (after && Object.hasOwn(SIGN, after.text) && !after.pause) return true;
  if (word?.text === 'the' && /^(?:first|second|third|fourth|fifth|great|one|real|best)$/.test(after?.text ?? ''))
    return before !== undefined && !BEFORE.has(before.text);
  const number = before && numberRuns(before.text).length > 0;
  if (letter(word)) return letter(after);
  // "adebayo one at", but not "my other one at".
  const pointed = !before || BEFORE.has(before.text) || POINTING.has(before.text);
  return word?.text === 'one' && !word.pause && (letter(before) || Boolean(number) || !pointed);
}

/** Where the part before "at" begins: back to a pause or to a word that leads up to an address. */
function localStart(tokens: readonly Token[], at: number): number {
  let start = at;
  while (start > 0) {
    const token = tokens[start - 1];
    const right = tokens[start];
    if (!token || isAt(token) || (BEFORE.has(token.text) && !within(tokens, start - 1))) break;
    const single = token.text.length === 1 || Object.hasOwn(SIGN, token.text) || right?.text.length === 1;
    if (start < at && (right?.pause === '.' || (right?.pause === ',' && !single))) break;
    if (start === at && tokens[at]?.pause === '.') break;
    start -= 1;
  }
  while (start < at && Object.hasOwn(SIGN, tokens[start]?.text ?? '')) start += 1;
  const alone = tokens[at - 1];
  const begins = at === 1 || alone?.pause !== '' || LEADS_UP.has(tokens[at - 2]?.text ?? '');
  return start === at && alone && ALONE.has(alone.text) && begins ? at - 1 : start;
}

/** "Steph, S-T-E-P-H, at …": a word and the same spelled out, once, as it was spelled. */
function saidOnce(tokens: readonly Token[]): Token[] {
  const kept: Token[] = [];
  for (const [i, token] of tokens.entries()) {
    let end = i + 1;
    while (/^[\p{L}]$/u.test(tokens[end]?.text ?? '')) end += 1;
    const letters = tokens
      .slice(i + 1, end)
      .map(({ text }) => text)
      .join('');
    if (token.text.length > 2 && letters.length > 2 && soundsLike(token.text, letters)) {
      const [first] = tokens.slice(i + 1);
      if (first) Object.assign(first, { start: token.start, pause: token.pause });
    } else kept.push(token);
  }
  return kept;
}

/** Every address in an utterance, written ("a.b@c.com") or spoken ("a dot b at c dot com"), in order. */
export function emailsIn(text: string): HeardEmail[] {
  const found: HeardEmail[] = [...text.matchAll(WRITTEN)].map((m) => {
    const [local = '', domain = ''] = m[0].toLowerCase().split('@');
    return { local, domain, start: m.index, end: m.index + m[0].length };
  });
  const rest = withoutExamples(withoutAsides(text))
    .replace(WRITTEN, (m) => ';'.repeat(m.length))
    .replace(/[[(]\s*(at|dot)\s*[\])]/gi, ' $1 ');
  const tokens = saidOnce(tokensOf(rest));
  for (let i = 1; i < tokens.length; i++) {
    if (!isAt(tokens[i])) continue;
    const domain = domainAt(tokens, i + 1);
    const start = localStart(tokens, i);
    if (!domain || start === i) continue;
    const counted = i - start > 1 && tokens[i - 1]?.text === 'one';
    const local = joined(tokens, start, i)
      .replace(/^[._+-]+|[._+-]+$/g, '')
      .replace(/one$/, (last) => (counted ? '1' : last));
    if (!local) continue;
    found.push({
      local,
      domain: domain.domain,
      start: tokens[start]?.start ?? 0,
      end: tokens[domain.next - 1]?.end ?? 0,
    });
    i = domain.next - 1;
  }
  return found.sort((a, b) => a.start - b.start);
}

/** Domains said without a name before them, as in a correction: "dot shop", "at yahoo", "sweet minus crumb dot shop". */
export function domainsIn(text: string): { domain: string; start: number; negated: boolean }[] {
  const tokens = tokensOf(text);
  const negated = (i: number) => /^(not|isn't|no)$/.test(tokens[i - 1]?.text ?? '') && tokens[i]?.pause === '';
  return tokens.flatMap((token, i) => {
    if (isDot(token)) {
      const { label } = topLevel(tokens, i + 1);
      const before = tokens[i - 1];
      const named = before && token.pause === '' && !BEFORE.has(before.text) && !NOISE.has(before.text);
      return label && !named ? [{ domain: label, start: token.start, negated: negated(i) }] : [];
    }
    const begins = i === 0 || token.pause !== '' || BEFORE.has(tokens[i - 1]?.text ?? '');
    const domain = begins && !BEFORE.has(token.text) ? domainAt(tokens, i) : null;
    return domain ? [{ domain: domain.domain, start: token.start, negated: negated(i) }] : [];
  });
}
