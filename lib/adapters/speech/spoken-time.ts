import type { Voice } from './port.ts';
import { sentences, spokenText } from './spoken-text.ts';

/** Silence between two sentences of one turn. */
export const SENTENCE_GAP_MS = 250;

interface Pace {
  sentence: number;
  pause: number;
  syllable: number;
  letter: number;
}

/**
 * Milliseconds, fitted to what flite really takes (276 texts a voice, in conversation and in prose) so that 95 of
 * 100 texts are spoken within the estimate; on the sum of many texts it is 12 to 15 percent long.
 */
const PACES: Record<Voice, Pace> = {
  slt: { sentence: 463, pause: 239, syllable: 94, letter: 41 },
  rms: { sentence: 534, pause: 224, syllable: 95, letter: 51 },
  awb: { sentence: 395, pause: 217, syllable: 116, letter: 38 },
  kal16: { sentence: 395, pause: 519, syllable: 149, letter: 22 },
};

/**
 * Milliseconds that a voice needs at most, in 19 of 20 texts, to say a text; 0 for text without letters and digits.
 * Costs no synthesis, so that the length of a conversation can be known before, or without, its recording.
 */
export function spokenMs(text: string, voice: Voice = 'slt'): number {
  const { sentence, pause, syllable, letter } = PACES[voice];
  const size = spokenSize(text);
  const spoken = size.sentences * sentence + size.pauses * pause + size.syllables * syllable + size.letters * letter;
  return spoken + Math.max(0, size.sentences - 1) * SENTENCE_GAP_MS;
}

/** What of a text takes time: the terms of the fit. */
export function spokenSize(text: string): { sentences: number; pauses: number; syllables: number; letters: number } {
  const parts = sentences(spokenText(text));
  const words = parts.flatMap((part) => part.match(/[a-z']+/gi) ?? []);
  return {
    sentences: parts.length,
    pauses: parts.reduce((sum, part) => sum + (part.match(/[,;:.!?](?=\s)/g)?.length ?? 0), 0),
    syllables: words.reduce((sum, word) => sum + syllables(word), 0),
    letters: words.reduce((sum, word) => sum + word.length, 0),
  };
}

/** Groups of vowels, less silent endings, and one more where two vowels are usually two syllables. */
function syllables(word: string): number {
  if (/^[A-Z]$/.test(word)) return word === 'W' ? 3 : 1;
  const lower = word.toLowerCase();
  if (!/[aeiouy]/.test(lower)) return word.length;
  const groups = lower.match(/[aeiouy]+/g)?.length ?? 0;
  const silent = /[^aeiouyl]e$|[^aeiouytd]ed$|[^aeiouyscxz]es$/.test(lower) ? 1 : 0;
  const hiatus = /[aeiouy]i[ao]|io[^nu]|[^q]ua|eo|ia[^n]/.test(lower) ? 1 : 0;
  return Math.max(1, groups - silent + hiatus);
}
