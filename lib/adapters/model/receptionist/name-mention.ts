import type { NameWord } from './name-words.ts';

/** How a name came up: by introduction, by a weaker form ("it's …"), or standing alone. */
export type Manner = 'introduced' | 'weak' | 'bare';

/** A name that the caller gave as their own. */
export interface NameMention {
  parts: string[];
  /** Which part it is, where the caller said so. */
  role: 'full' | 'first' | 'last' | 'nick';
  manner: Manner;
  start: number;
}

/** When the agent asked for a name that it does not have: `now`, in its last turn, or `before`. */
export type NameAsked = 'now' | 'before' | null;

/** What is said, as it is searched for names. */
export interface Utterance {
  text: string;
  words: readonly NameWord[];
  /** Written with capitals, so that a small letter says something. */
  cased: boolean;
  askedWhen: NameAsked;
}
