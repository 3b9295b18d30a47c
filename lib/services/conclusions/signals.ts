import { asksWith, either, phrases, says, told, when } from './detect.ts';
import { asks, contentWords } from './sentence.ts';

/** What speaks for a lead. Families of words, found anywhere in a sentence. */

const COUNT =
  '(?:\\d[\\d,.]*|a|an|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\\p{L}+teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty|few|couple of|several)(?:[ -](?:one|two|three|five|hundred|thousand))?';
const SUM = `(?:[$€£] ?\\d[\\d,.]*|${COUNT} ?(?:k|grand|hundred|thousand|million|dollars?|bucks|euros?|pounds)|\\d{4,}|\\d{1,3},\\d{3})`;
const WEEKDAY = '(?:mon|tues|wednes|thurs|fri|satur|sun)day';
const MONTH = '(?:january|february|march|april|may|june|july|august|september|october|november|december)';
const SPAN =
  '(?:today|tonight|tomorrow|(?:this|next) (?:week|month|year|spring|summer|fall|autumn|winter|morning|afternoon|evening))';
const DATE = `(?:${MONTH}|${WEEKDAY}|${SPAN}|spring|summer|fall|autumn|winter|christmas|easter|thanksgiving|(?:the )?end of|${COUNT} (?:days|weeks?|months?))`;
const SOMEBODY = '(?:you|i|we|he|she|it|they|your \\p{L}+|someone|somebody|the \\p{L}+|dr\\.? \\p{L}+)';
const UP_TO_3 = "(?:[\\p{L}\\d']+ ){0,3}";

export const price = either(
  asksWith(
    phrases(
      'how much',
      'pric(?:es?|ing)',
      'costs?',
      'fees?',
      '(?:hourly |monthly |daily |your |the )rates?',
      'rates',
      'quotes?',
      'estimates?',
      "what(?:'s| is| are) (?:your|the) (?:charge|damage|cut|commission|deposit)",
      'commission',
      '(?:you|they|there|it)(?: guys)?(?: \\p{L}+)? (?:charge|charging)',
      '(?:a|any|extra|the) charge',
      'deposit',
      'down ?payment',
      'discount',
      '(?:any|some)thing off',
      '(?:a|per) (?:hour|plate|head|person|month|visit|lesson|square foot)',
      'expensive',
      'afford',
      '(?:i|we)(?: guys)? (?:have to |must |would |need to )?pay',
      '(?:are|am) (?:i|we) paying',
      'what do you (?:\\p{L}+ )?take',
      `(?:would|does|will) ${UP_TO_3}run`,
      'free of charge|for free',
      'financing',
    ),
    phrases(
      'how much (?:time|longer|notice|space|room|snow|water|of)',
      '(?:i|we) (?:get|receive)',
      'in charge',
      'hold a charge',
      'battery',
    ),
  ),
  says(
    phrases(
      `(?:want|need|like|get|getting|looking for|after) ${UP_TO_3}(?:quotes?|estimates?|prices?|pricing|bids?|proposal|ballpark)`,
      '(?:the|your) (?:price|pricing|cost|rates?) (?:for|of|on)',
    ),
  ),
);

export const timeline = asksWith(
  phrases(
    'how (?:soon|fast|quick|quickly)',
    `how long (?:until|till|before|from|will it|would it|to get|is the wait|do (?:i|we) have to wait|does ${UP_TO_3}take)`,
    `when (?:can|could|will|would|do|does|is) ${SOMEBODY}`,
    'earliest|soonest|turnaround|lead time|deadline|time ?frame|timeline',
    'wait(?:ing)? (?:time|list)',
    `(?:start|begin|come|done|ready|finish(?:ed)?|deliver\\p{L}*|do (?:this|that|it|them|one)) ${UP_TO_3}(?:by|before|within|in time|on ${WEEKDAY}|${WEEKDAY}|${SPAN})`,
    'do you have time',
    'any (?:openings?|availability|slots?)',
  ),
  phrases(
    'how late',
    'extra',
    '(?:the|a) charge',
    'guarantee\\p{L}*',
    'warranty',
    'hours',
    'meet',
    'last',
    'open',
    'be back',
  ),
);

export const date = says(
  phrases(
    `(?:by|before|until|no later than|in time for|sometime in|starting|start in|available|moving|relocat\\p{L}+|married|wedding|due) (?:[\\p{L}\\d']+ ){0,5}${DATE}`,
    `(?:done|finished|ready|need|needed|move|married|happening|event|party|it's|it is) (?:[\\p{L}\\d']+ ){0,6}${DATE}`,
    `(?:with)?in the next ${COUNT} (?:days|weeks|months)|within ${DATE}`,
    '(?:my|our|the) (?:timeline|deadline) is',
  ),
  asks,
);

export const appointment = either(
  told('requested_time'),
  says(
    phrases(
      `(?:book|schedule|make|set up|get|arrange|need|want|like|have) ${UP_TO_3}(?:appointment|consultation|consult|visit|inspection|viewing|showing|demo|meeting|reservation|slot|table|walk-?through|check-?up)`,
      "(?:i'd like to|i would like to|i want to|i need to|can i|could i|can we|could we|let's) (?:please )?(?:book|schedule|come in|reserve|sign up|get started)",
      `(?:can|could|would) ${SOMEBODY} (?:please )?(?:come|see (?:me|us)|fit (?:me|us)|send|stop by|drop by|have a look|take a look)`,
      `(?:${WEEKDAY}|${SPAN}) ${UP_TO_3}(?:works|suits|is (?:good|fine|best|perfect|great)|would (?:work|suit|be))`,
    ),
    phrases('(?:do|did|if) (?:i|we) (?:have to|need to|need|want to)', 'online'),
  ),
);

export const owner = says(
  phrases(
    "i(?:'m| am) (?:\\p{L}+ ){0,3}(?:(?:home|co-?|business )?owner|boss|founder|ceo|president|director|principal|landlord|one who decides|decision[- ]maker|person in charge)",
    '(?:i|we) (?:\\p{L}+ ){0,2}(?:make|take) (?:\\p{L}+ ){0,2}decisions?',
    "(?:it's|it is|that's|that is) (?:(?:my|our) (?:decision|call|choice)|up to (?:me|us))",
    '(?:i|we) (?:decide|own)',
    "(?:i|we)(?:'ve got| have| run)? (?:an? )?(?:small |own |family |little )?(?:bakery|business|company|restaurant|shop|store|firm|practice|farm|salon|hotel|cafe)",
    "i(?:'m| am) (?:buying|selling) (?:my|our) (?:house|home|place)",
    '(?:i|we) want to sell (?:my|our) (?:house|home|place)',
  ),
  phrases('not (?:the|an?|really|yet)', '(?:ask|check with|talk to|run it by) (?:my|the|our) \\p{L}+'),
);

export const budget = says(
  phrases(
    `(?:budget|spend|spending|afford|willing to pay|(?:can|could) pay|(?:set|put) aside|saved up|price range|up to|(?:no|not) more than|at most|under|max(?:imum)?|between)(?![\\p{L}\\p{N}])[^.?!]{0,50}?${SUM}`,
    `${SUM}[^.?!]{0,30}(?:budget|to spend|set aside|saved up)`,
  ),
  asks,
);

const THINGS =
  '(?:people|persons?|guests?|folks|girls|kids|children|employees|staff|users|computers|desks|buildings?|units?|bed ?rooms?|rooms?|floors?|offices|locations|homes|houses|apartments|duplexes|driveways|windows|doors|vehicles|trucks|cars|acres?|feet|foot|square (?:feet|foot|meters)|meters|panels|trees|goats|horses|cows|dogs|cats)';
export const size = says(
  phrases(
    `(?:lost|lose|owe[sd]?|worth|valued?(?: at)?|damages?|claim|total|rent(?:'s)?|bill|premium|mortgage)(?![\\p{L}\\p{N}])[^.?!]{0,40}?${SUM}`,
    `(?:\\d{1,6}|${COUNT})[- ](?:\\p{L}+[- ])?${THINGS}`,
  ),
  phrases('how (?:many|much)', 'years? old', 'ago', 'an? (?:\\p{L}+ )?(?:person|people)', 'one person'),
);

export const urgency = says(
  phrases(
    'emergency|urgent(?:ly)?|asap|hurry|desperate(?:ly)?',
    'as soon as (?:possible|you can)|right away|straight away|immediately|at once|soonest',
    "can't wait|cannot wait|(?:is )?getting worse|before it (?:rains|gets worse|breaks)",
    'flood(?:ed|ing)|burst|pouring|gushing|spark(?:s|ing)|smok(?:e|ing)|gas leak|smell(?:ing)? (?:of )?gas|locked out',
    '(?:no|without) (?:heat|hot water|power|water)',
    '(?:need|want|come|fix|help|send|see|look|done|do it|call me)(?![\\p{L}\\p{N}])[^.?!]{0,30}(?:today|tonight|right now|first thing)',
    'bleeding|unbearable|in (?:a lot of |so much |terrible )?pain',
  ),
);

export const referral = says(
  phrases(
    'referred|recommend(?:ed|s)|recommendation|word of mouth',
    "(?:friend|buddy|neighbou?r|sister|brother|mother|father|mom|mum|dad|cousin|aunt|uncle|colleague|co-?worker|boss|doctor|lawyer|realtor|customer|he|she|they)(?:'s)? (?:\\p{Lu}\\p{L}+ )?(?:told me (?:about|to)|suggested|said (?:i should|you)|gave me your|uses you|used you|went to you)",
    'heard (?:\\p{L}+ ){0,3}about you (?:from|through)',
  ),
);

const PATRON = '(?:patient|customer|client|member|tenant)s?';
export const existing = says(
  phrases(
    `(?:i|we)(?:'ve| have)? (?:already |always )?been (?:a |your |an )?(?:\\p{L}+ )?${PATRON}`,
    `(?:i'm|i am|we're|we are) (?:already )?(?:a |an |your )?(?:existing |current |returning |regular |long-?time )?${PATRON}`,
    '(?:been (?:coming|going) to you|been with you|used you (?:before|last|in)|had you (?:out|here|over) before|last time (?:i|we|you))',
    'you (?:did|fixed|installed|painted|built|cleaned|repaired|billed)(?![\\p{L}])[^.?!]{0,40}(?:my|our|us|me)',
    'your (?:guys?|technician|crew|man|people) (?:was|were|came|did|left)',
    'my (?:account|policy|membership|contract)(?: number| with you| is)|(?:account|policy|order|invoice|customer|member) (?:is )?number',
  ),
  (sentence) => asks(sentence) || new RegExp(`not (?:yet )?(?:a |an )?${PATRON}`, 'i').test(sentence),
);

/** The number they call from will do. */
export const ownNumber = says(
  phrases(
    "(?:this|the same|that) (?:number|one)(?:'s| is| works| will do| here)",
    "(?:this|the) number (?:i'm calling|i am calling|you see|i called)",
  ),
);
export const contact = either(told('email'), told('phone'), ownNumber);

const NEED = phrases(
  "need|want|wanted|would like|i'd like|we'd like|looking (?:for|to|at|into)|interested in|trying to",
  "call(?:ing|ed)? (?:about|because|for|regarding)|it's about|it is about|ask about|talk about|prices for",
  "problems?|trouble|issues?|help with|broken?|leak\\p{L}*|stopped|(?:is|does|wo|ca)n't|hurts?|do you (?:do|fix|repair|offer|sell|handle|have)",
);
/** What they want is clear where at least two words say what it is about. */
export const need = either(
  when(({ extraction }) => contentWords(extraction.reason ?? '').length > 0, told('reason')),
  says(NEED, (sentence) => contentWords(sentence.replace(NEED, ' ')).length < 2),
);
