/** The kind of thing that a question wants to hear, and that a fact may hold. `any`: a yes, a no, or a description. */
export type Wanted = 'price' | 'duration' | 'soon' | 'hours' | 'time' | 'place' | 'who' | 'count' | 'any';

const MEASURE = '(?:notice|warning|space|room|snow|weight|time|advance|water|power)';

/** In order: the first kind that a question's words point to is tried first. */
const ASKS: readonly [Wanted, readonly RegExp[]][] = [
  [
    'hours',
    [
      /\bwhat(?:'s| are| is)? (?:your |the )?(?:\w+ )?hours\b|\b(?:opening|business|office|store|working) hours\b/i,
      /\b(?:are|is) (?:you|they|it|the \w+|y'all|you guys|the \w+ \w+) (?:still )?(?:open|closed|reachable)\b|\b(?:you|guys|y'all|somebody|someone|anybody|anyone) (?:still )?(?:open|close|there|in|around)\b[^?]*\b(?:early|late|day|night|weekend|morning|evening|\w+days?|holidays?|at \w+)\b/i,
      /\b(?:do|does|will) (?:you|it|they|the \w+) (?:open|close)\b|\bwhat time do(?:es)? (?:you|it|they|the \w+) (?:open|close|shut|start)\b/i,
      /\bhow (?:late|early) (?:are|is|can|do|does|will|would)\b|\bwhen (?:are|do|does|is) (?:you|they|the \w+|it|somebody|someone|anybody) (?:open|close|there|in|reachable|available)\b/i,
      /\b(?:until when|till when|when can (?:i|we) (?:catch|reach|come (?:in|by)|stop by|visit|drop (?:by|off|in)|pick up|call))\b|\bopen (?:on|late|early|this|tomorrow|today|weekends?|saturdays?|sundays?)\b|\b(?:is|are) (?:\w+days?|weekends?|evenings?) (?:any good|okay|ok|possible|an option)\b|\byou there (?:at|on)\b/i,
    ],
  ],
  [
    'duration',
    [
      /\bhow long (?!until|till|before|is the wait|have (?:you|y'all)|out|from\b.*\b(?:until|till)|ahead|in advance)/i,
      /\bhow many (?:minutes|hours|days|weeks|months|years)\b|\b(?:deadline|time limit|statute)\b|\bwhat(?:'s| is) the (?:duration|length)\b|\bhow much time\b|\btoo late\b/i,
    ],
  ],
  [
    'soon',
    [
      /\bhow (?:soon|fast|quick(?:ly)?)\b|\bhow long (?:until|till|before|is the wait|out|from)\b|\bwhen (?:can|could|would) (?:i|we|you|they|someone|somebody|she|he)\b/i,
      /\b(?:turnaround|lead time|wait (?:time|list)|next available|earliest|first available|how far out|booked out|long wait)\b|\b(?:start|begin)\b[^?]*\b(?:month|week|soon|tomorrow|monday|right away)\b/i,
    ],
  ],
  [
    'count',
    [
      /\bhow (?:many|big|old|far|large|small|tall|heavy|high|often|wide)\b|\b(?:minimum|maximum|limit)\b/i,
      new RegExp(
        `\\bhow much ${MEASURE}\\b|\\bwhat (?:age|ages|size|percentage)\\b|\\bat what (?:point|age|size)\\b`,
        'i',
      ),
    ],
  ],
  [
    'price',
    [
      new RegExp(`\\bhow much\\b(?! ${MEASURE})`, 'i'),
      /\b(?:pric(?:e|es|ing|ey|ier)|costs?|charg(?:e|es|ing)|fees?|rates?|expensive|cheap|affordable|run me(?! (?:home|to|over|back))|set (?:me|us) back|ballpark|damage|be looking at|commission|deposit|down payment|hourly|surcharge|going rate)\b/i,
      /\bwhat(?:'s|s| is) (?:it|that|this) (?:per|for|a|an)\b|\bwhat would (?:it|that) be\b|\bwhat(?:'s| is| do| does| would| will)\b.*\b(?:run|go for|goes for|come to|set (?:me|us) back)\b|\bdollars\b[^?]*\?|\bwould (?:i|we) pay\b|\b(?:what|how much)\b.*\bpaying\b|\bdo you bill\b/i,
      /^(?!.*\b(?:how|when|where) (?:do|can|should|would) (?:i|we) (?:have to |need to |actually )?pay).*\b(?:do|does|would|must|have to|need to|gotta|got to) (?:i |we )?(?:have to |still |just )?pay\b(?! (?:at once|all at once|when|at the|by|with|in cash))/i,
      /\byour cut\b|\bdo you take if\b|\bdo you (?:need|want|take) from us\b|\bdo you add\b|\b(?:is|are) (?:it|that|they|there|the \w+|\w+days?) (?:free|extra|included|more|pricier)\b/i,
    ],
  ],
  [
    'place',
    [
      /^(?:\W*(?:and|so|but|or|also)\s+)*where(?:'s|s)?\b(?!.*\bfrom\W*$)(?! do (?:i|we) (?:start|begin|sign))|\bwhere (?:are|is) (?:you|your)\b|\b(?:your|the|an) address\b|\bwhat(?:'s| is) (?:the|your) (?:address|location)\b|\bwhich (?:street|part of town|neighborhood)\b|\b(?:directions|located)\b/i,
    ],
  ],
  [
    'who',
    [
      /(?:^|[,;.]\s*|\b(?:and|so|but|then|know|tell me|wondering|exactly|ok|okay|well)\s+)who(?:'s|'d)?\b(?! (?:do|should|can|would) (?:i|we) (?:call|ring|contact|ask))|\b(?:do|did|would) you (?:have|know) (?:anyone|anybody|someone|somebody) (?:who|that)\b|\bhave you (?:anyone|anybody|someone|somebody)\b|\b(?:is there|are there|got|does|do you have) (?:any|some)(?:one|body)\b|\bwhat(?:'s| is) the (?:doctor|owner|manager|dentist|lawyer|attorney)'?s? name\b/i,
      /\bwhich (?:of your |one of )?(?:doctors?|vets?|dentists?|attorneys?|lawyers?|therapists?|people|agents?|brokers?|tech\w*|stylists?|trainers?|teachers?|tutors?)\b/i,
    ],
  ],
  [
    'time',
    [
      /^(?:\W*(?:and|so|but|or|then|also|okay|ok)\s+)*when\b|\bwhat (?:day|days|time|times|date)\b|\bwhich (?:day|days)\b/i,
    ],
  ],
];

/** "What's a crown?" may want a price or a description; "what about Sundays?" goes on with the question before. */
const THING =
  /^(?:\W*(?:and|so|but|or|then|also|okay|ok)\s+)*what(?:'s|s| is| are| about)\s+(?:a|an|your|one|two|three|four|five|six|eight|ten|\d+)\b/i;
const GOES_ON =
  /^(?:\W*(?:so|but|or|then|also|okay|ok)\s+)*(?:and\s+(?!(?:do|does|is|are|can|could|would|will|what|how|when|where|who|which|if)\b)|(?:and )?(?:what|how) about\b)/i;

/** The kinds of answer that a question may want, likeliest first. `previous`: the question before it, where there was one. */
export function wantedBy(question: string, previous = ''): Wanted[] {
  const found = ASKS.find(([, patterns]) => patterns.some((pattern) => pattern.test(question)))?.[0];
  if (/\bwhen\b.*\b(?:pay|payment|due|balance|money)\b/i.test(question)) return ['any', 'time'];
  if (found === 'price' && /\bdo (?:i|we) (?:have|need) to pay\b/i.test(question)) return ['any', 'price'];
  if (found === 'soon') return ['soon', 'time'];
  if (found === 'who' && /^\W*(?:and |so )?who are (?:your|the)\b/i.test(question)) return ['who', 'any'];
  if (found) return [found];
  if (GOES_ON.test(question) && previous) return [...new Set([...wantedBy(previous), 'any' as const])];
  return THING.test(question) ? ['price', 'any'] : ['any'];
}
