/** What a caller's turn does besides asking and telling. */
export type Intent =
  | 'goodbye'
  | 'done'
  | 'silence'
  | 'upset'
  | 'trouble'
  | 'grief'
  | 'wrong_number'
  | 'solicitor'
  | 'wants_person'
  | 'opt_out'
  | 'not_interested'
  | 'asks_machine'
  | 'asks_identity'
  | 'asks_repeat'
  | 'bad_time'
  | 'asks_must'
  | 'no_email'
  | 'no_name'
  | 'no_phone'
  | 'yes'
  | 'no';

const SIGNS: readonly [Intent, RegExp][] = [
  [
    'goodbye',
    /\b(?:good ?bye|bye+|bye[- ]bye|see (?:you|ya)|talk (?:to you )?(?:soon|later)|have a (?:good|great|nice|lovely|blessed) (?:day|one|evening|night|weekend|afternoon)|take care|good night|i'?(?:ll| will) let you go|auf wieder\w+|adi[oó]s|ciao|gotta (?:go|run)|have to go|god bless)\b/i,
  ],
  [
    'done',
    /\b(?:that(?:'s|s| is| will be|'ll be) (?:all|it|everything)|that(?:'ll| will| would) do(?= nicely| (?:it|me|for)\b|\W|$)|nothing else|no(?:pe)?,? (?:that's|i'm|thats|im) (?:all|it|good|fine|okay|set)|i(?:'m| am) (?:all set|good)|that does it|much obliged|that would be all)\b/i,
  ],
  [
    'upset',
    /\b(?:ridiculous|unacceptable|outrageous|furious|angry|frustrat\w+|fed up|terrible|awful|horrible|worst|joke|scam|ripped? off|rip-?off|disappointed|sick of|waste of|incompetent|lied|liars?|complain\w*|complaint|no one (?:called|showed|came)|nobody (?:called|showed|came)|never (?:called|showed|came)|supposed to be here|still waiting|third time|pissed|damn|hell\b|for heaven'?s sake|come on!|refund)\b|!{2,}/i,
  ],
  [
    'trouble',
    /\b(?:accident|hurt(?:s|ing)?|injur\w+|pain\w*|bleeding|flood\w*|leak\w*|burst|broke(?:n)?|stuck|locked out|emergency|storm|fire|smoke|sick|limping|fell|crash\w*|hacked|ransom\w*|stolen|robbed|infest\w*|no heat|no power|not working|won'?t start|scared|worried|in the hospital|toothache|ache)\b/i,
  ],
  [
    'grief',
    /\b(?:passed away|passed\b(?! (?:the|a|my))|died|death|funeral|lost my (?:mum|mom|mother|father|dad|husband|wife|son|daughter|brother|sister)|grie\w+|put (?:him|her|them) down|it'?s time|divorce\w*|cancer|miscarr\w+)\b/i,
  ],
  [
    'wrong_number',
    /\b(?:wrong number|misdialed|dialed (?:the )?wrong|isn'?t this|this isn'?t|is this not|not the number i|i thought this was|wrong place|wrong office)\b/i,
  ],
  [
    'solicitor',
    /\b(?:google (?:business )?listing|(?:seo|search engine optimi[sz]ation)\b|page one|first page of google|your (?:website|online presence|listing|extended warranty|energy bill|electricity bill|merchant account|credit card processing)|business (?:loan|funding|line of credit|owner'?s? (?:loan|funding))|(?:who|person) (?:handles|is in charge of|makes (?:the )?decisions)|(?:on behalf of|calling from|we(?:'re| are) a|we help) [^.]{0,40}\b(?:marketing|leads|advertis\w+|seo|web design|payroll|processing|funding|staffing|telecom)|lead generation|pre-?approved for|you(?:'ve| have) been selected|special promotion|limited[- ]time offer|lower your (?:rates|bill)|this is an important (?:call|message)|decision[- ]maker)\b/i,
  ],
  [
    'wants_person',
    /\b(?:(?:speak|talk|chat)(?:ing)? (?:to|with) (?!you\b|my\b|me\b|him\b|her\b|about|i\b|the (?:insurance|police|adjuster))[\w. ']+|(?:get|give|put|connect|transfer) me (?:to|through|with|on with)? ?(?:a |an |the |your )?(?:person|human|manager|owner|someone|somebody|supervisor|representative|agent|operator|doctor|lawyer|attorney)|(?:a |an |any )?(?:real|live|actual) (?:person|human)|(?:want|need|like) (?:a |the |your )?(?:manager|human|supervisor|real person)|human being|operator|(?:^|[.!?,]\s*)is (?!this|that|it|there|he|she|anyone|your|the|my|a)\p{L}+ (?:there|in|available|around|free)\b(?! (?:the|my|your|his|her|our|an?|stock|town)\b)|representative|(?:have|ask) (?:him|her|them|\p{Lu}\w+|someone|somebody|a manager|the manager|the owner) (?:to )?(?:call|ring|phone) me)\b/iu,
  ],
  [
    'opt_out',
    /\b(?:(?:do not|don'?t|stop|quit|never) (?:ever )?(?:call(?:ing)?|contact(?:ing)?|phon(?:e|ing)|ring(?:ing)?|bother(?:ing)?|text(?:ing)?)(?: me| us| here| this number| again| anymore| back)|(?:take|remove) (?:me|my (?:name|number)|us|this number) (?:off|from)|do not call list|don'?t call list|unsubscribe|never call|lose (?:my|this) number|not (?:be|want to be) (?:called|contacted))\b/i,
  ],
  [
    'not_interested',
    /\b(?:not interested|no interest|don'?t (?:want|need) (?:it|any|this|that|anything)|no thanks?,? (?:we're|i'm|not)|already (?:have|bought|went with|got) (?:one|it|someone|somebody|another)|changed my mind|we'?re all set|not for (?:me|us))\b/i,
  ],
  [
    'asks_machine',
    /\b(?:(?:are you|is this|am i (?:talking|speaking) (?:to|with)|this is)(?: like| really| actually)? (?:an? |the )?(?:real |live |actual )?(?:person|human|robot|bot|machine|computer|recording|ai|a\.i\.|automated|chatbot|voicemail)|you a (?:robot|bot|machine|person|human|real))\b/i,
  ],
  [
    'asks_identity',
    /\b(?:who(?:'s| is) (?:this|calling)|who am i (?:speaking|talking)|what(?:'s| is) your name|what (?:company|place|business) is this|have i (?:reached|got)|did i (?:reach|call)|where are you calling from|who are you)\b/i,
  ],
  [
    'asks_repeat',
    /\b(?:(?:can|could|would) you (?:please )?(?:repeat|say) (?:that|it)|say (?:that|it) again|repeat that|come again|what did you say|what was that|i didn'?t (?:catch|hear|get) (?:that|you)|pardon(?: me)?\?|sorry\?|you'?re breaking up|can'?t hear you|excuse me\?)/i,
  ],
  [
    'bad_time',
    /\b(?:bad time|not a good time|busy|in a meeting|driving|at work|call (?:me )?back (?:later|tomorrow|another|in)|can'?t talk|middle of something|call (?:me )?later)\b/i,
  ],
  [
    'asks_must',
    /\b(?:do|must) i (?:really )?(?:have to |need to )?(?:give|leave|tell|say|share) (?:you )?(?:my|a) (?:name|number|phone|e-?mail)/i,
  ],
  [
    'no_email',
    /\b(?:(?:don'?t|do not) (?:really |even )?(?:do|have|use|check|own|got)(?: the| an| any)? ?(?:e-?mail|computer|internet)|no (?:e-?mail|computer)|without (?:an )?e-?mail|rather not (?:give|share)[^.]*e-?mail)\b/i,
  ],
  [
    'no_name',
    /\b(?:(?:won'?t|not|rather not|don'?t want to|prefer not to) (?:leave|leaving|give|giving|say|saying|share|sharing)(?: you| out)?(?: my)? names?|not giving my name|stay anonymous|no names?)\b/i,
  ],
  [
    'no_phone',
    /\b(?:no number|(?:won'?t|not|rather not|don'?t want to|prefer not to) (?:leave|leaving|give|giving|share|sharing)(?: you| out)?(?: my| a)? (?:phone|number)|don'?t have a (?:phone|number))\b/i,
  ],
  [
    'yes',
    /^\W*(?:(?:uh|um|oh|well|hello|hi)[,.\s]+)*(?:yes|yeah|yep|yup|yea|sure|correct|right|that'?s (?:right|correct|it)|exactly|absolutely|of course|ok(?:ay)?|mm-?hmm?|uh-?huh|perfect|affirmative|si|please)\b/i,
  ],
  [
    'no',
    /^\W*(?:(?:uh|um|oh|well|hello|hi)[,.\s]+)*(?:no(?! (?:e-?mail|name|number|phone|problem|worries|rush|hurry|idea|doubt)\b)|nope|nah|not (?:really|quite|right)|negative|wrong|incorrect)\b/i,
  ],
];

/** A goodbye only at the end of what is said. */
const LAST_WORD =
  /\b(?:later|laters|cheers|cheerio|ta|ta ra|toodle-?oo|good day|so long|peace)(?: (?:mate|love|man|dude|dear|darling|pal|butt|bro|hun))?[.!\s]*$/i;

/** The intents of one caller turn. */
export function intentsOf(text: string): ReadonlySet<Intent> {
  const found = new Set<Intent>();
  if (!/[\p{L}\d]/u.test(text)) return found.add('silence');
  if (/(?:^|[.!?,]\s*)(?:[Hh]i,? |[Hh]ello,? )?[Ii]s this (?:the )?\p{Lu}/u.test(text)) found.add('asks_identity');
  for (const [intent, pattern] of SIGNS) if (pattern.test(text)) found.add(intent);
  if (LAST_WORD.test(text)) found.add('goodbye');
  if (found.has('asks_machine')) {
    found.delete('asks_identity');
    // "Is this a real person?" asks what is speaking; only "can I talk to one" wants one.
    if (!/\b(?:speak|talk to|want|need|get me|transfer|connect|put me)\b/i.test(text)) found.delete('wants_person');
  }
  return found;
}
