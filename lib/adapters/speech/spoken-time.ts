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
 * Milliseconds, fitted by quantile regression to what flite takes for 276 texts a voice, talk and prose: 95 of 100
 * unseen texts are spoken within the estimate. Over many turns of talk it comes out a sixth too long.
 */
const PACES: Record<Voice, Pace> = {
  slt: { sentence: 472, pause: 235, syllable: 92, letter: 42 },
  rms: { sentence: 586, pause: 269, syllable: 85, letter: 52 },
  awb: { sentence: 416, pause: 228, syllable: 112, letter: 40 },
  kal16: { sentence: 409, pause: 513, syllable: 149, letter: 23 },
};

/** Milliseconds for a letter of a script that the voices cannot say. */
const UNSPOKEN_LETTER = 100;

/**
 * Milliseconds in which a voice has said a text, in 19 of 20 texts; 0 for a text without letters and digits.
 * Costs no synthesis, so that the length of a conversation is known before, or without, its recording.
 */
export function spokenMs(text: string, voice: Voice = 'slt'): number {
  const { sentence, pause, syllable, letter } = PACES[voice];
  const size = spokenSize(text);
  if (size.sentences === 0) return (text.match(/\p{L}/gu)?.length ?? 0) * UNSPOKEN_LETTER;
  const spoken = size.sentences * sentence + size.pauses * pause + size.syllables * syllable + size.letters * letter;
  return spoken + (size.sentences - 1) * SENTENCE_GAP_MS;
}

/** What of a text takes time: the terms of the fit. */
function spokenSize(text: string): { sentences: number; pauses: number; syllables: number; letters: number } {
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
