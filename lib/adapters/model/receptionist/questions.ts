import { sentencesOf } from './sentences.ts';

/** Something the caller wants to know. */
export interface Question {
  /** The clause that asks. */
  text: string;
  /** What was said before it in the same sentence; it often names what the question is about. */
  lead: string;
  /** The earlier sentences of the same utterance, up to the question before. */
  before: string;
  /** Questions of one breath share it: "where do we park, is there a valet?" is answered by either. */
  breath: number;
  /** A statement said with a rising voice: worth an answer, not worth a promise to find out. */
  uptalk: boolean;
}

const SUBJECT =
  "(?:i|you|u|we|they|he|she|it|y'all|yall|ya|there|this|that|these|those|the|my|your|our|a|an|any|some|anyone|anybody|someone|somebody|everything|dr\\.?|doctor|parking|kids|dogs|pets|walk-?ins)";
/** "Don't you …?" asks; "don't leave a message" does not. */
const WHO =
  "(?:i|you|u|we|they|he|she|it|y'all|yall|ya|there|that|the|your|my|our|any(?:one|body)?|some(?:one|body)|everything|parking|kids|dogs|pets)";
const INVERTED = `(?:do|does|did|is|are|was|were|can|could|would|will|should|may|might|am)\\s+(?:not\\s+)?(?:\\w+\\s+)?${SUBJECT}\\b|(?:isn'?t|aren'?t|don'?t|doesn'?t|can'?t|won'?t)\\s+${WHO}\\b`;
const PERFECT =
  "(?:have|has|haven'?t|hasn'?t)\\s+(?:you|they|we|i|he|she|it|any|your|someone|anyone|somebody|anybody)\\b";
const NAMED = '(?:do|does|did|is|are|can|could|would|will)\\s+\\p{Lu}\\p{Ll}+';
const WH =
  "(?:how(?:'s| is| are| do| does| did| much| many| long| soon| fast| quick(?:ly)?| far| late| early| big| old| often| can| would| about| come)?|what(?:'s|s)?|where(?:'s|s)?|when(?:'s|s)?|who(?:'s|s)?|whom|whose|which|why|until when|till when|at what|in what|on what|for what|from what|by when)\\b";
const INDIRECT =
  "(?:(?:i (?:was|am)|i'm|im|just|was) (?:just )?(?:wondering|curious)(?: about| if| whether)?|(?:can|could|would) you (?:please )?tell me|do you (?:happen to )?know|(?:i(?:'d| would) like|i want(?:ed)?|i need) to (?:know|ask|find out)|tell me|any (?:idea|chance)|let me know|i have a question)";
const CUE = new RegExp(
  `(?:^|[,;:.!?–—-]\\s*|\\b(?:and|but|so|or|also|then|well|um|uh|like|okay|ok|hey|hi|hello|yes|no|oh|please|cool|great|thanks|plus)\\s+)(?:and |but |so |or |also |um,? |uh,? |like |then |well,? |okay,? |ok |just |oh,? )*(${INDIRECT}|${INVERTED}|${PERFECT}|${NAMED}|${WH}|you (?:got|guys|have|do|take|accept|offer|open))`,
  'giu',
);
/** A question that begins with an adverb: "Roughly what sort of money …?" */
const INSIDE = new RegExp(`\\b(?:${WH}|${INVERTED})`, 'iu');
/** Strong enough to begin a question in the middle of a sentence without any mark. */
const MID =
  /\b(?:is there|are there|do you|does (?:any|some)(?:one|body)|can (?:i|you|we|somebody|someone|anybody)|could (?:i|you|we|somebody|someone)|will you|would you|are you (?:guys )?(?:open|able|still)|is (?:that|it|this) (?:ok(?:ay)?|all ?right|cool|fine|possible|allowed|a problem|an issue|something you)|which one (?:would|is|do|does|should|can)|how much (?:is|are|do|does|would|will|for|to)|how (?:long|soon|fast|quick|many|late|early|far) (?:do|does|is|are|will|would|can|could|until|before|out)|what(?:'s|s| is| are| do| does| would) (?:the|your|you|it|i|we))\b/iu;
/** A subordinate clause looks like a question and is none: "when I turn it on", "what I need". */
const SUBORDINATE =
  /^(?:when|where|what|how|who|which|why|whose)\s+(?:i|it|we|he|she|they|my|the|you|this|that|she's|he's|it's|i'm)\b(?!.*\?)/i;
/** "You have my number." tells; "you have any openings" asks. */
const STATES = /^you (?:have|do|open|guys)\b(?! (?:any|a|an|guys|take|do|have|offer|accept|got)\b)/i;
/** Asked in the order of a statement: "you laser stuff off too?", "I must pay before?", "anything I should bring?" */
const INQUIRES =
  /\b(?:you|your|y'all|can|could|may|must|should|need to|have to|gotta|possible|allowed|ok(?:ay)?|any\w*|if|lose|get|also|there is|there are)\b|^\W*(?:and )?(?:ballpark|free|how|what)\b/i;
/** Said between the words of a question without belonging to it. */
const FILLER = /,?\s*\b(?:you know|i mean|like|um|uh|er)\b\s*,/gi;
/** Belongs to talking itself: greetings, checks, tags, requests that the dialogue answers. */
const SOCIAL =
  /\b(?:how are you|how's it going|how you doing|what's up|can you hear me|are you (?:still )?there\W*$|you know(?: what i mean)?|is that (?:right|correct|clear|everything)|(?<!how )does that (?:work|help|make sense)|can i ask (?:you )?(?:a question|something)|could you repeat|say that again|come again|what was that|what did you say|what (?:else )?do you (?:need|want)(?: from me| to know| me to)?\W*$|do you need (?:my (?:name|number|address|email|info\w*)|anything|me|it|that)|did you get (?:that|it|my)|you got that|do you want me to|should i (?:spell|repeat|say)|may i ask who|do you mind|you know what|guess what|what else|are you ready|is it okay if i|have a (?:good|great|nice|lovely|blessed|wonderful) (?:day|one|evening|night|weekend|afternoon)|do i have to (?:give|leave|tell|say) (?:you )?my (?:name|number|e-?mail))\b|^(?:hello|hi|yeah|yes|no|really|right|okay|ok|sorry|what|pardon|huh|excuse me|who|why|how come|and|so|for me)\W*$/i;

/** Means something only behind a statement: "I have a big dog, is that okay?" */
const ALONE = /^\W*(?:can you help(?: me)?|is that (?:ok|okay|all right))\W*$/i;

/** The questions of an utterance, in order; several in one sentence come apart. */
export function questionsIn(text: string): Question[] {
  const plain = text.replace(/\?(?=[^\s"'])/g, '? ').replace(FILLER, ' ');
  let breath = 0;
  let before = '';
  return sentencesOf(plain)
    .flatMap((sentence) => {
      const found = inSentence(sentence, breath).map((question) => ({ ...question, before }));
      before = found.length > 0 ? '' : `${before} ${sentence}`.trim();
      breath = (found.at(-1)?.breath ?? breath) + 1;
      return found;
    })
    .filter(({ text: said, lead }) => !SOCIAL.test(said) && (lead.split(/\s+/).length > 1 || !ALONE.test(said)));
}

function inSentence(sentence: string, from: number): Omit<Question, 'before'>[] {
  let breath = from;
  const asks = sentence.includes('?');
  const cues = [...sentence.matchAll(CUE)]
    .map((m) => m.index + m[0].length - (m[1]?.length ?? 0))
    .filter((at) => asks || !(SUBORDINATE.test(sentence.slice(at)) || STATES.test(sentence.slice(at))));
  const mid = asks && cues.length > 0 ? -1 : sentence.search(MID);
  const starts = cues.length > 0 ? cues : mid > 0 ? [mid] : [];
  if (starts.length === 0)
    return asks
      ? [{ text: sentence, lead: '', breath, uptalk: !INQUIRES.test(sentence) && !INSIDE.test(sentence) }]
      : [];
  const kept = asks ? starts.filter((at, i) => i === 0 || separate(sentence, at)) : starts.slice(0, 1);
  // "I don't know how long it has been" states something.
  if (!asks && cues.length > 0 && declares(sentence, kept[0] ?? 0)) return [];
  // In "…, what do you have?" the last cue asks; what stands before it is its lead.
  const first =
    asks && kept.length > 1 && SUBORDINATE.test(`${sentence.slice(kept[0]).replace(/\?/g, '')}`) ? kept.slice(1) : kept;
  return first.map((at, i) => {
    if (i > 0 && /\b(?:and|also|plus)\s*$/i.test(sentence.slice(0, at))) breath += 1;
    return {
      text: sentence
        .slice(at, first[i + 1])
        .replace(/[,;\s]+(?:and|but|or|so|also)?\s*$/i, '')
        .trim(),
      lead: i === 0 ? sentence.slice(0, at).trim() : '',
      breath,
      uptalk: false,
    };
  });
}

/** A later cue begins a question of its own after a pause or "and"; "or may I drop in" goes on with the same. */
const separate = (sentence: string, at: number): boolean => {
  const before = sentence.slice(0, at).trimEnd();
  return /(?:[,;:–—]|\band|\balso)$/i.test(before) && !/\b(?:or|if|that|know|whether)$/i.test(before);
};

const declares = (sentence: string, at: number): boolean =>
  at > 0 &&
  /\b(?:know|sure|see|tell you|told me|said|remember|understand|that's|is|was|like|matter)\s*$/i.test(
    sentence.slice(0, at),
  );
