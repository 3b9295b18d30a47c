import type { Extraction, Turn } from '#lib/adapters/model/port.ts';
import { type Detector, listen, phrases, says } from './detect.ts';
import { figuresIn } from './figures.ts';
import { contentWords } from './sentence.ts';
import { ownNumber } from './signals.ts';

/** A detail that the agent should come away with. */
export interface Detail {
  known: boolean;
  /** The agent said it back after it had been told, so that a mishearing would have come out. */
  confirmed: boolean;
  /** The caller would not tell, or has none: nobody's fault. */
  refused: boolean;
}

const refuses = (what: string): Detector =>
  says(
    phrases(
      `(?:don't|do not)(?: really)? (?:do|have|use|check|want to (?:give|leave))(?: \\p{L}+){0,3} (?:${what})`,
      `(?:rather not|won't|will not|not going to|not)(?: leave| give| giving| share| say| tell)(?: you)?(?: \\p{L}+){0,3} (?:${what})`,
      `(?:no|without(?: an?)?) (?:${what})`,
    ),
  );
const refusesName = refuses('name');
const refusesPhone = refuses('number|phone');
const refusesEmail = refuses('e-?mails?|computer|internet');

const SAME_NUMBER =
  /\b(?:number (?:that )?you(?:'re| are) calling from|this number|same number|number you called from)\b/i;
const YES =
  /^(?:\W|um|uh|oh|well)*(?:yes|yeah|yep|yup|sure|correct|right|that's (?:right|fine|it)|it is|exactly|ok|okay|please do)\b/i;

/**
 * What the agent found out: name, phone (told, or "the one I call from"), email and reason. A wrong number, a sales call
 * and a wish not to be called leave nothing to find out but that.
 */
export function detailsOf(turns: readonly Turn[], extraction: Extraction): Detail[] {
  const heard = listen(turns, extraction);
  const { name, phone, email, reason } = extraction;
  const short = extraction.wrong_number || extraction.solicitor || extraction.opt_out;
  const cause = { known: short || reason !== null, confirmed: short || repeats(turns, reason), refused: false };
  if (short) return [cause];
  const own = ownNumber(heard) !== null || agreedToOwn(turns);
  return [
    { known: name !== null, confirmed: saysName(turns, extraction), refused: refusesName(heard) !== null },
    {
      known: phone !== null || own,
      confirmed:
        own ||
        (phone !== null &&
          after(turns, extraction.evidence.phone).some((text) => figuresIn(text).includes(phone.slice(-4)))),
      refused: refusesPhone(heard) !== null,
    },
    { known: email !== null, confirmed: saysEmail(turns, extraction), refused: refusesEmail(heard) !== null },
    cause,
  ];
}

/** What the agent said after a turn. */
const after = (turns: readonly Turn[], turn: number | null): string[] =>
  turns.filter(({ role }, index) => role === 'agent' && index > (turn ?? 0)).map(({ text }) => text);

const agreedToOwn = (turns: readonly Turn[]): boolean =>
  turns.some(({ role, text }, index) => {
    const next = turns[index + 1];
    return role === 'agent' && SAME_NUMBER.test(text) && next?.role === 'caller' && YES.test(next.text);
  });

function saysName(turns: readonly Turn[], { name, evidence }: Extraction): boolean {
  const parts = (name ?? '')
    .toLowerCase()
    .split(/\s+/)
    .filter((part) => part.length > 1);
  return after(turns, evidence.name).some((text) => parts.some((part) => text.toLowerCase().includes(part)));
}

function saysEmail(turns: readonly Turn[], { email, evidence }: Extraction): boolean {
  const letters = (text: string) =>
    text
      .toLowerCase()
      .replace(/\b(?:dot|at|underscore|dash|hyphen)\b/g, '')
      .replace(/[^\p{L}\d]/gu, '');
  const wanted = letters((email ?? '').split('@')[0] ?? '');
  return wanted !== '' && after(turns, evidence.email).some((text) => letters(text).includes(wanted));
}

const repeats = (turns: readonly Turn[], reason: string | null): boolean => {
  const wanted = new Set(contentWords(reason ?? ''));
  return turns.some(
    ({ role, text }, index) => role === 'agent' && index > 0 && contentWords(text).some((word) => wanted.has(word)),
  );
};
