import type { Turn } from '#lib/adapters/model/port.ts';

/** A sentence as it stands in its turn. */
export interface Sentence {
  text: string;
  /** Index into the turns. */
  turn: number;
}

const ABBREVIATION = /(?:^|\s)(?:dr|mr|mrs|ms|st|prof|no|vs|inc|approx|\p{L})\.$/iu;
const CLAUSE = /[,;:–—]\s+|\s+(?=(?:and|but|so|because|since|then)\b)/g;
/** What a reader takes in at a glance, in characters. */
const GLANCE = 140;

/** What one side said, sentence by sentence. */
export function sentencesOf(turns: readonly Turn[], role: Turn['role']): Sentence[] {
  return turns.flatMap((one, turn) => (one.role === role ? cut(one.text).map((text) => ({ text, turn })) : []));
}

/** Cuts a turn into sentences, each an exact part of it. */
export function cut(text: string): string[] {
  const sentences: string[] = [];
  let start = 0;
  for (const stop of text.matchAll(/[.!?…]+["'”’)]*(?=\s|$)/g)) {
    const end = stop.index + stop[0].length;
    if (stop[0] === '.' && ABBREVIATION.test(text.slice(start, end))) continue;
    sentences.push(text.slice(start, end));
    start = end;
  }
  sentences.push(text.slice(start));
  return sentences.map((sentence) => sentence.trim()).filter((sentence) => /[\p{L}\p{N}]/u.test(sentence));
}

/** The part of a long sentence around a place in it; a short sentence whole. An exact part of the sentence. */
export function around(sentence: string, place: number): string {
  if (sentence.length <= GLANCE) return sentence;
  const seams = [0, ...Array.from(sentence.matchAll(CLAUSE), (seam) => seam.index + seam[0].length), sentence.length];
  let first = Math.max(
    0,
    seams.findLastIndex((seam) => seam <= place),
  );
  let last = Math.min(first + 1, seams.length - 1);
  if (first === last) first -= 1;
  const at = (seam: number) => seams[seam] ?? 0;
  while (at(last) - at(first) < GLANCE / 2 && last < seams.length - 1) last += 1;
  while (at(last) - at(first) < GLANCE / 2 && first > 0) first -= 1;
  return sentence
    .slice(at(first), at(last))
    .replace(/[,;:–—\s]+$/, '')
    .trim();
}

const OPENERS =
  /^(?:(?:and|so|but|or|also|well|okay|ok|oh|um+|uh+|er|like|hi|hello|hey|yeah|yes|no|right|now|then|please|sorry|just|wait)\b[,. ]*)+/i;
const ASKS_FIRST =
  /^(?:how\b(?! (?:nice|lovely|kind|sweet|are you))|what(?:'s)?\b(?! (?:a|an|i|we|you said)\b)|when(?:'s)? (?:do|does|did|is|are|can|could|will|would|should)\b|where(?:'s)?\b|who(?:'s)?\b|whose\b|which (?:of|one|day|time)\b|why\b|any (?:chance|idea|discount)|(?:is|are|was|were|do|does|did|can|could|would|will|should|may|might|have|has|had|must)(?:n't)? (?:you|i|we|he|she|it|they|there|the|this|that|these|those|your|my|our|any|some|someone|somebody|anyone|anybody|a|an|dr|people)\b)/i;
const ASKS_WITHIN =
  /\b(?:(?:wonder(?:ing)?|curious|like to know|want(?:ed)? to (?:know|ask)|tell me|any idea|find out) (?:if|whether|what|how|about|when|where|who|which)|is there (?:a|an|any)\b|are there any|do you (?:guys )?(?:have|do|take|offer|charge|accept|know)|how (?:much|soon|fast|quick|quickly|long) (?:is|are|do|does|did|would|will|can|could|until|before|from|for)|what do (?:you|i|we))\b/i;

/** Whether a sentence asks something: by its mark or, since speech has none, by its words. */
export const asks = (sentence: string): boolean =>
  /\?["'”’)]*(?:\s|$)/.test(sentence) || ASKS_FIRST.test(sentence.replace(OPENERS, '')) || ASKS_WITHIN.test(sentence);

const DENIAL = /(?:\b(?:not|no|never|nor|without|hardly|cannot)|n't)\b(?:\s+(?:\p{L}+\s+){0,2}|\s*)$/iu;

/** Whether a word before a place in the sentence denies it: "it is not urgent", "no rush". */
export const denied = (sentence: string, place: number): boolean => DENIAL.test(sentence.slice(0, place));

const EMPTY_WORDS = new Set(
  'about after again also always and another any anything are around because been before being but calling call called can come could did does doing done dont even ever everything for from get getting give going gone good great had has have having hello help here him his how information inquire interested into its itself just kind know like little look looking lot made make maybe more much need needed needs new not now off okay one only other our out over phone please question questions really right said same say see service services should some someone somebody something soon sorry speak speaking such talk tell than thank thanks that the their them then there these they thing things think this those thought time today too until very want wanted wants was way website week well were what when where whether which who will with would yeah yes yet you your'.split(
    ' ',
  ),
);

/** The words that carry what a sentence is about, lower case, plurals as singulars. */
export const contentWords = (text: string): string[] =>
  (text.toLowerCase().match(/\p{L}{3,}/gu) ?? [])
    .filter((word) => !EMPTY_WORDS.has(word))
    .map((word) => (word.length > 4 ? word.replace(/s$/, '') : word));

export const wordCount = (text: string): number => (text.match(/[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu) ?? []).length;
