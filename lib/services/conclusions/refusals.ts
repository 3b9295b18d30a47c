import { either, type Heard, lastWords, longest, phrases, says, told, when } from './detect.ts';

/** What speaks against a lead. */

export const browsing = says(
  phrases(
    '(?:just|only) (?:looking|browsing|asking|curious|checking|seeing)',
    'asking around|shopping around|out of curiosity|not ready (?:to|yet)|no plans? yet',
    'maybe (?:some ?day|next year)',
  ),
);

const unknown = ({ extraction }: Heard): boolean => !extraction.name && !extraction.phone && !extraction.email;

export const withholds = when(
  unknown,
  either(
    says(
      phrases(
        "(?:won't|will not|rather not|not going to|don't want to|not) (?:leave|give|giving|share|tell)(?: you)? (?:\\p{L}+ ){0,2}(?:name|number|e-?mail|details|information)",
        '(?:rather not|prefer not to)(?: say)?',
        'none of your business',
      ),
    ),
    ({ sentences }) => sentences.find(({ text }) => /^no,? (?:no )?(?:name|number|e-?mail)\b/i.test(text)) ?? null,
  ),
);

const LEAVES = phrases(
  "never ?mind|forget it|(?:gotta|got to|have to) (?:go|run)|call (?:you )?(?:back )?(?:later|another time|again)|bye|goodbye|somebody's at the door",
);
/** At most two turns and twenty words, and nothing to reach them by. */
const barelySpoke = ({ turns, words, extraction }: Heard): boolean =>
  words > 0 &&
  words <= 20 &&
  turns.filter((turn) => turn.role === 'caller').length <= 2 &&
  !extraction.name &&
  !extraction.phone &&
  !extraction.email;
export const hungUp = when(barelySpoke, either(says(LEAVES), lastWords));

export const uninterested = either(
  says(phrases('no interest', "don't want (?:it|this|any|anything)")),
  ({ sentences }) =>
    sentences.find(({ text }) =>
      /\bnot (?:really |at all )?interested(?! in (?:the|an?|your) \w+,? (?:but|just))/i.test(text),
    ) ?? null,
  when(({ extraction }) => extraction.not_interested, lastWords),
);

/** "That is the wrong number" may put right what was read back; having dialled one does not. */
export const wrongNumber = either(
  says(
    phrases(
      'mis-?dial(?:l?ed)?',
      "(?:i|we|you)(?:'ve)?(?: must| may| might| think i| probably)?(?: have| got| dialed| dialled| called| reached){1,2} (?:the |a )?wrong (?:number|person|place|company|house)",
    ),
  ),
  when(
    ({ extraction }) => extraction.wrong_number,
    either(says(phrases('wrong', 'no(?:body| one) (?:here )?(?:by|called|named)', "isn't (?:this|that)")), lastWords),
  ),
);

export const solicitation = when(
  ({ extraction }) => extraction.solicitor,
  either(
    says(
      phrases(
        'your (?:google|business|online|website|web)(?: \\p{L}+)?',
        'listing|page one|marketing|leads|funding|merchant|card processing',
        'we (?:offer|help|guarantee|provide|work with)',
        'person in charge|decision maker',
      ),
    ),
    longest,
  ),
);

const UNCALLED =
  /\b(?:do not|don['’]?t|never) (?:ever )?(?:call|contact|text|ring|phone) (?:me|us|here|this number|this house)(?: back)?(?: ever)?(?: again| any ?more)?\s*[.!]*$|\bnever call\b/i;
export const optOut = either(
  when(({ extraction }) => extraction.opt_out, told('opt_out')),
  says(
    phrases(
      '(?:take|remove|get) (?:me|us|my (?:number|name)|this number) (?:\\p{L}+ )?(?:off|from|out)',
      'stop (?:calling|texting|contacting)',
      'do not call list',
    ),
  ),
  ({ sentences }) => sentences.find(({ text }) => UNCALLED.test(text)) ?? null,
  when(({ extraction }) => extraction.opt_out, lastWords),
);
