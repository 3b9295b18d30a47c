import type { Turn } from '#lib/adapters/model/port.ts';
import { plain, soundsLike, spelledIn } from './spelled.ts';
import { domainsIn, emailsIn } from './spoken-email.ts';

export interface EmailGiven {
  /** Lower case, after corrections. */
  email: string | null;
  turn: number | null;
}

const DISOWNED = /\b(?:not|old|used to be|don't use|isn't|your|instead of)\b[^.,;]{0,25}$/i;
/** "my first initial and last name", as one word a part. */
const PARTS = /\b(?:my )?(first|last|full) (name|initial)(?:,? (?:and|then|plus)(?: my)?)?(?=\s)/gi;
const PLACEHOLDER = /(first|last|full|my)name|(first|last)initial/g;

/** Follows the caller's address through the conversation: spelled parts, a second thought, a corrected ending. */
export function emailGiven(turns: readonly Turn[], name: { first: string; last: string } | null = null): EmailGiven {
  let held: { local: string; domain: string } | null = null;
  let turn: number | null = null;
  let previous = '';
  turns.forEach(({ role, text }, i) => {
    if (role === 'agent') return;
    const said = text.replace(PARTS, (_, which: string, what: string) => `${which}${what} `);
    const spoken =
      /^\W*at\b/i.test(said) && !emailsIn(said).length ? `${previous.replace(/[.,]\s*$/, '')} ${said}` : said;
    previous = said;
    const before: string | null = held && `${held.local}@${held.domain}`;
    let end = 0;
    for (const heard of emailsIn(spoken)) {
      const disowned = held && DISOWNED.test(spoken.slice(end, heard.start));
      end = heard.end;
      if (!disowned) held = { local: withName(heard.local, name), domain: heard.domain };
    }
    const fresh = end > 0;
    // A correction of the ending, or letters spelled to settle how a part is written.
    if (held && (fresh || /\b(?:e-?mail|address|dot|spelled|spell)\b/i.test(spoken) || mentionsEmail(turns[i - 1]))) {
      const rest = spoken.slice(end);
      held = withLetter(doubled(respelled(retargeted(held, rest), fresh ? spoken : rest, fresh), spoken), rest);
    }
    if (held && `${held.local}@${held.domain}` !== before) turn = i;
  });
  const final = held as { local: string; domain: string } | null;
  return { email: final && `${final.local}@${final.domain}`, turn };
}

const mentionsEmail = (turn: Turn | undefined) =>
  Boolean(turn?.role === 'agent' && /@|e-?mail|\bat\b.*\bdot\b/i.test(turn.text));

/** "dot shop" after "… dot com" changes the ending; "at yahoo" or a whole domain changes all of it. */
function retargeted(held: { local: string; domain: string }, text: string): { local: string; domain: string } {
  let { domain } = held;
  for (const said of domainsIn(text)) {
    if (said.negated) continue;
    if (said.domain.includes('.')) domain = said.domain;
    else domain = `${domain.slice(0, domain.lastIndexOf('.') + 1)}${said.domain}`;
  }
  return { ...held, domain };
}

/** Replaces the part that a spelling sounds like. */
function respelled(
  held: { local: string; domain: string },
  text: string,
  fresh: boolean,
): { local: string; domain: string } {
  let { local, domain } = held;
  for (const { letters } of spelledIn(text)) {
    if (fresh && local.includes(letters)) continue;
    const replace = (whole: string) =>
      whole
        .split(/([._+-]|\d+)/)
        .map((part) => (part.length > 2 && !part.includes(letters) && soundsLike(part, letters) ? letters : part))
        .join('');
    const inLocal = replace(local);
    if (inLocal !== local) local = inLocal;
    else domain = `${replace(domain.slice(0, domain.lastIndexOf('.')))}${domain.slice(domain.lastIndexOf('.'))}`;
  }
  return { local, domain };
}

/** "rob with two b's" */
function doubled(held: { local: string; domain: string }, text: string): { local: string; domain: string } {
  const [, word = '', letter = ''] =
    /\b(\p{L}+),? (?:with (?:two|a double|double)|two) (\p{L})(?:['’]?s)?\b/iu.exec(text) ?? [];
  const at = held.local.includes(plain(word)) ? held.local.lastIndexOf(letter.toLowerCase()) : -1;
  const twice = held.local.includes(letter.toLowerCase().repeat(2));
  if (!word || at < 0 || twice) return held;
  return { ...held, local: held.local.slice(0, at) + letter.toLowerCase() + held.local.slice(at) };
}

/** Letters that are taken for each other when heard. */
const CONFUSED = ['ckq', 'csz', 'iy', 'fv', 'gj', 'vw', 'mn', 'bp', 'dt', 'ei'];

/** "no, with a k", "Erik with a k": the one letter of the name that was taken for it; nothing where it is not clear which. */
function withLetter(held: { local: string; domain: string }, text: string): { local: string; domain: string } {
  const [, word = '', said = ''] =
    /(?:(\p{L}+),?\s+)?\bwith an? (\p{L})\b(?!\s+(?:dot|at(?! the))\b)/iu.exec(text) ?? [];
  const letter = said.toLowerCase();
  const names = !/^(?:no|sorry|but|it's|that's|is|spelled|written)?$/i.test(word);
  if (letter && plain(word).length > 2 && plain(word).includes(letter) && soundsLike(held.local, word))
    return { ...held, local: plain(word) };
  if (!letter || held.local.includes(letter) || (names && !soundsLike(held.local, word))) return held;
  const taken = [...held.local].filter((heard) => CONFUSED.some((set) => set.includes(heard) && set.includes(letter)));
  return taken.length === 1 ? { ...held, local: held.local.replace(taken[0] ?? '', letter) } : held;
}

/** "first name dot last name at …" */
function withName(local: string, name: { first: string; last: string } | null): string {
  if (!name) return local;
  const [first, last] = [plain(name.first), plain(name.last)];
  const parts: Record<string, string> = {
    firstname: first,
    lastname: last,
    fullname: first + last,
    myname: first + last,
    firstinitial: first.slice(0, 1),
    lastinitial: last.slice(0, 1),
  };
  const named = local.replace(/^first([._-]?)last$/, 'firstname$1lastname');
  return named.replace(/my(?=firstname|lastname|fullname)/g, '').replace(PLACEHOLDER, (found) => parts[found] ?? found);
}
