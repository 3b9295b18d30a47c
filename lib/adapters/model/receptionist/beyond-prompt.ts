/**
 * Why no prompt settles a question, whatever words they share: it asks for a forecast or a judgement of the caller's own
 * case (`judgement`), for what is going on right now (`live`), whether a certain moment is free (`booking`: only a fact
 * about lead times answers), or what somebody needs (`need`: only a rule of the house answers).
 */
export type Beyond = 'judgement' | 'live' | 'booking' | 'need';

const ANYBODY = '(?:i|we|it|this|that|he|she|they|my \\w+|her \\w+|his \\w+|our \\w+|the \\w+)';

const JUDGEMENT: readonly RegExp[] = [
  /\b(?:do|would|did) you (?:really |honestly |guys )?(?:think|suggest|believe|reckon|guess|expect)\b|\bwhat would you (?:do|suggest|recommend)\b|\bin your opinion\b/i,
  /\b[Ii]s \p{Lu}\w+ (?:a |an |any )?(?:good|nice|great|experienced|strict)\b/u,
  /\b(?:is|are) (?:my|our|it|that|this|he|she)\b.*\btoo (?:high|low|much|expensive|big|small|far gone|skinny|fat|risky)\b/i,
  /\bwill (?:i|we|he|she|they) have to\b/i,
  /\bshould (?:i|we|he|she|my \w+) (?:just |really |still |even )?(?:sign|take|give|wait|worry|be worried|sue|accept|turn|stop|use|replace|sell|buy|get|go with|drive|keep|settle|hire|tell|say|do|try|fix)\b|^\W*(?:\w+ ){0,2}what(?:'?s| is| could be) wrong\b/i,
  /\b(?:is|are|was) (?:it|this|that|now|my|the \w+|he|she)(?: \w+){0,4} (?:fair|bad|normal|serious|worth it|reasonable|a good (?:idea|time|investment|deal)|legal|my fault|liable|torn|broken|infected|contagious)\b/i,
  /\b(?:do|have) (?:i|we) (?:have )?(?:a (?:good |strong )?case)\b|\bwhat are (?:my|our|the) (?:chances|odds)\b/i,
  /\bhow much (?:could|can|would|will|do you think|might) (?:i|we|he|she|my \w+) (?:get|win|save|make|receive|earn|be worth)\b|\bwill (?:my |the |our )?insurance (?:pay|cover)\b|\bcan i (?:deduct|claim|sue|write off)\b|\bhow many \w+ (?:will|would|do) (?:i|we|it|he|she) need\b/i,
  new RegExp(
    `\\bam i going to\\b|\\bwill (?:my|our|her|his) \\w+ (?!be able|need|have to)\\w+|\\b(?:is|are) (?:it|that|they) going to\\b|\\bwill ${ANYBODY} (?:be (?:ok|okay|fine|alright|able)|survive|heal|win|hurt|come back|hold|work out|go (?:up|down)|improve|get (?:better|worse)|pass|last|increase|decrease|sell|grow|fit)\\b`,
    'i',
  ),
  /\bis (?:the|my|his|her) [\w ]+ (?:good|okay|ok|safe|any good)\W*$|^\W*(?:\w+ ){0,2}is it (?:the|a|my|an)\b.*\bor\b|^\W*(?:\w+ ){0,2}why\b/i,
];
const LIVE: readonly RegExp[] = [
  /\bwho(?:'s|'ll| is| will| would)(?: be)? (?:my|our|his|her|the one)\b/i,
  /\b(?:right now|at the moment|as we speak|now)\W*$|\b(?:right now|at the moment)\b|\bwhen will \w+ be (?:back|in|here|available|free|there)\b|\bon (?:his|her|their|the) way\b/i,
  /\bwhere(?:'s| is| are) (?:my|the|your|our) (?:technician|tech|driver|guy|crew|order|package|truck|plumber|car|delivery|money|refund|check|food)\b/i,
  /\bis (?:my|our|the) (?:\w+ )?(?:car|order|dog|cat|prescription|claim|application|results?|vehicle|laptop|computer|refund|paperwork) (?:ready|done|approved|back|finished|in|here)\b/i,
  /\b(?:status|balance|update) (?:of|on|for) (?:my|our|the)\b|\bdid (?:you|they|he|she|anyone) (?:get|receive|send|call|ship|finish|fix|process)\b/i,
  /\b(?:my|our) (?:account|order|claim|file|invoice|bill|balance|appointment|policy)\b[^?]*\b(?:say|status|due|balance|paid|scheduled)\b/i,
];
const NEED = new RegExp(
  `\\b(?:will|would|do|does|might|could) ${ANYBODY} (?:really |even |also |actually )?(?:need|require|have to (?:get|have|do))\\b|\\bwill ${ANYBODY} have to\\b`,
  'i',
);
const BOOKING =
  /\b(?:can|could|would|will|are|is|do|does|might)\b[^?]*\b(?:come|fit|squeeze|see|get|do|have|make|book|schedule|send|be here|be out|ready|finish|done|available|free|open(?:ing)?s?|slots?|appointment|someone|somebody|this|it|you|him|her|me|us)\b/i;
const MOMENT: readonly RegExp[] = [
  /\b(?:today|tonight|tomorrow|this (?:\w+day|week|weekend|morning|afternoon|evening|month)|next (?:\w+day|week)|(?:on|before|by|until|for|early|late) (?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon|tues|wednes|thurs|fri|satur|sun)day (?:morning|afternoon|evening|night|at))\b/i,
  /(?<!\b(?:\d+|five|six|eight|ten|twelve|twenty) )\b(?:before|by) (?:noon|then|the (?:end|weekend)|\d|christmas|five|six|ten|next)\b/i,
  /\b(?:january|february|march|april|june|july|august|september|october|november|december|may) (?:the )?\d|\bon the \d|\b(?:the )?\d{1,2}(?:st|nd|rd|th)\b/i,
];
/** Asks about rules and prices that hold on a day, not whether the day is free. */
const OF_RULES = /\b(?:extra|costs?|charge|price|open|closed?|how much|fee|hours|pricier|more on)\b/i;

export function beyondPrompt(question: string): Beyond | null {
  const matches = (patterns: readonly RegExp[]) => patterns.some((pattern) => pattern.test(question));
  if (matches(JUDGEMENT)) return 'judgement';
  if (matches(LIVE)) return 'live';
  if (NEED.test(question)) return 'need';
  return BOOKING.test(question) && matches(MOMENT) && !OF_RULES.test(question) ? 'booking' : null;
}

/** A fact that says what is needed, allowed or done for the customer. */
export const RULE =
  /\b(?:need(?:s|ed)?|required?|requires|requirements?|must|mandatory|necessary|only|welcome|by appointment|please|should|no \w+ (?:needed|necessary)|optional|bring|ok|fine|at least|before|early|free|obligation|contract|by us|we (?:pull|handle|do|bring|take|file))\b/i;
