import type { Extraction, Turn } from '#lib/adapters/model/port.ts';
import { around, asks, contentWords, denied, type Sentence, sentencesOf, wordCount } from './sentence.ts';

/** A conversation as the detectors see it. */
export interface Heard {
  turns: readonly Turn[];
  extraction: Extraction;
  /** What the caller said. */
  sentences: readonly Sentence[];
  words: number;
}

/** Finds the sentence that earns a factor; null when none does. */
export type Detector = (heard: Heard) => Sentence | null;

const MAILBOX =
  /\b(?:please leave (?:a|your|me a) (?:brief )?message|after the (?:tone|beep)|reached (?:the |my )?voice ?mail)\b/i;

/** A mailbox that answers is nobody who speaks. */
export function listen(turns: readonly Turn[], extraction: Extraction): Heard {
  const mailbox = turns.map((turn) => turn.role === 'caller' && MAILBOX.test(turn.text));
  const sentences = sentencesOf(turns, 'caller').filter(({ turn }) => mailbox[turn] !== true);
  return { turns, extraction, sentences, words: sentences.reduce((sum, { text }) => sum + wordCount(text), 0) };
}

const cite = ({ text, turn }: Sentence, place: number): Sentence => ({ text: around(text, place), turn });

/** The sentence for matching: of the same length, with one kind of apostrophe. */
const plain = (text: string): string => text.replaceAll('’', "'");

/** Any of these phrases, as whole words; each is a pattern in lower case. */
export const phrases = (...any: readonly string[]): RegExp =>
  new RegExp(`(?<![\\p{L}\\p{N}])(?:${any.join('|')})(?![\\p{L}\\p{N}])`, 'iu');

/** The first sentence with these words, not denied. */
export const says =
  (words: RegExp, but?: RegExp | ((sentence: string) => boolean)): Detector =>
  ({ sentences }) => {
    for (const sentence of sentences) {
      const text = plain(sentence.text);
      const match = words.exec(text);
      const barred = typeof but === 'function' ? but(text) : but?.test(text);
      if (match && !barred && !denied(text, match.index)) return cite(sentence, match.index);
    }
    return null;
  };

/** The first question with these words. */
export const asksWith =
  (words: RegExp, but?: RegExp): Detector =>
  (heard) =>
    says(words, (text) => !asks(text) || but?.test(text) === true)(heard);

/** The first that finds something. */
export const either =
  (...detectors: readonly Detector[]): Detector =>
  (heard) => {
    for (const detect of detectors) {
      const found = detect(heard);
      if (found) return found;
    }
    return null;
  };

export const when =
  (holds: (heard: Heard) => boolean, detect: Detector): Detector =>
  (heard) =>
    holds(heard) ? detect(heard) : null;

/** The last thing the caller said. */
export const lastWords: Detector = ({ sentences }) => sentences.at(-1) ?? null;

/** The sentence with the most words in it. */
export const longest: Detector = ({ sentences }) =>
  sentences.reduce<Sentence | null>((best, one) => (best && best.text.length >= one.text.length ? best : one), null);

type Evident = keyof Extraction['evidence'];

/** The sentence in which a field was told: in the turn that the reading names, the one that fits the value best. */
export const told =
  (field: Evident): Detector =>
  ({ extraction, sentences }) => {
    const value = extraction[field];
    const turn = extraction.evidence[field];
    if (!value || turn === null) return null;
    const [best] = sentences
      .filter(({ text, turn: at }) => at === turn && (field !== 'reason' || contentWords(text).length > 0))
      .map((sentence) => ({ sentence, worth: closeness(field, sentence.text, String(value)) }))
      .sort((a, b) => b.worth - a.worth || b.sentence.text.length - a.sentence.text.length);
    return best ? cite(best.sentence, 0) : null;
  };

const FIGURE = /\d|\b(?:zero|oh|one|two|three|four|five|six|seven|eight|nine|double|triple)\b/gi;

/** How much of a value a sentence holds; of a number that was put right, the later wording. */
function closeness(field: Evident, sentence: string, value: string): number {
  if (field === 'phone') {
    const figures = sentence.replace(/\D/g, '');
    return (sentence.match(FIGURE)?.length ?? 0) + (figures.length >= 4 && value.endsWith(figures.slice(-4)) ? 20 : 0);
  }
  if (field === 'email') return (sentence.match(/@|\bat\b|\bdot\b/gi) ?? []).length;
  const words = new Set(contentWords(value));
  return contentWords(sentence).filter((word) => words.has(word)).length;
}
