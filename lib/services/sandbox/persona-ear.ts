/** What a simulated person understands of what the agent says. Works on anybody's wording: agents are language models too. */
export type Wish = 'name' | 'spelling' | 'phone' | 'email' | 'reason' | 'time' | 'place' | 'more' | 'consent';

const WISHES: readonly [Wish, RegExp][] = [
  ['more', /\b(?:anything|something|what) else\b|\bany (?:other|more|further) questions?\b/i],
  ['spelling', /\bspell\w*\b/i],
  ['email', /\be-?mail\b/i],
  [
    'phone',
    /\b(?:(?:phone|telephone|callback|call-back|call back|contact|mobile|cell|best|good|right|your|which|what|this|same) number|number (?:to|for|is best|you|we|i)|area code|digits|(?:reach|call|ring) you(?: back)?(?: at| on)?\b(?=[^.!]*\?))/i,
  ],
  [
    'name',
    /\b(?:(?:your|first|last|full|the) name|name,? please|who am i|who(?:'s| is) (?:this|calling|speaking)|speaking (?:with|to)|have i the pleasure|may i ask who|is this\b(?! (?:the|a|an|about|for|your|number|email|right|correct|ok)))/i,
  ],
  ['place', /\b(?:address|zip|where (?:are you|is it|do you live|should)|which (?:city|town|area)|located)\b/i],
  [
    'time',
    /\b(?:what (?:time|day|date)|which (?:time|day|date)|when (?:would|are|is|works|suits|do|can|should|did)|how soon|(?:day|time)s? works?|morning or|prefer\w* (?:day|time))\b/i,
  ],
  [
    'reason',
    /\b(?:how (?:can|may|could|might) (?:i|we) (?:help|assist|be of)|what (?:can|may|could) (?:i|we) (?:do|help)|(?:reason|purpose) (?:for|of)|calling about|what(?:'s| is) (?:going on|this about|it about|the (?:problem|issue|matter))|what brings you|what do you need|tell me (?:a (?:bit|little) )?(?:more )?about|in regard to|regarding\?|details?\b)/i,
  ],
  [
    'consent',
    /\b(?:(?:have|got) a (?:minute|moment|second)|good (?:time|moment)|bad time|is (?:that|this|it) (?:ok|okay|alright|all right|fine))\b/i,
  ],
];

const ASKING = /\?|\b(?:please|could|can|may|would|tell me|give me|go ahead|need)\b/i;
const FAREWELL =
  /\b(?:good ?bye|bye|have a (?:good|great|nice|lovely|wonderful|pleasant|safe)|take care|talk (?:to you )?soon|enjoy the rest)\b/i;
const READ_BACK =
  /\b(?:is that (?:right|correct)|did i (?:get|hear)|have i got|do i have|got (?:that|it) right|(?:correct|right)\s*\?|let me (?:confirm|repeat|read|make sure)|just to (?:confirm|check|be sure|make sure)|to confirm|so that(?:'s| is))/i;

/** The wishes in a turn, the one spoken last first: people answer what was asked last. */
export function wishesIn(agentText: string): Wish[] {
  const sentences = agentText.match(/[^.!?]+[.!?]*/g) ?? [];
  const found = sentences
    .filter((sentence) => ASKING.test(sentence))
    .reverse()
    .flatMap((sentence) => WISHES.filter(([, words]) => words.test(sentence)).map(([wish]) => wish));
  return [...new Set(found)];
}

export const readsBack = (agentText: string): boolean => READ_BACK.test(agentText);
export const saysFarewell = (text: string): boolean => FAREWELL.test(text);
export const asksYesOrNo = (agentText: string): boolean =>
  /(?:^|[.!?,;]\s*)(?:and |so |but |or )?(?:is|are|was|were|do|does|did|have|has|had|can|could|will|would|should|may|shall)\b[^.!?]*\?\s*$/i.test(
    agentText,
  );

const NOT_A_NAME =
  /^(?:There|This|Is|It|I|We|My|The|Thanks?|Thank|Good|How|You|Your|Am|Are|Hope|Sir|Madam|Everyone|Homeowner|Friend|Customer|From|Just|And)$/;
const GREETED =
  /\b(?:[Hh]i|[Hh]ello|[Hh]ey|HI|HELLO|[Gg]ood (?:morning|afternoon|evening|day)|[Ii]s this|[Ss]peaking (?:with|to)|[Tt]his is for) ((?:\p{Lu}[\p{L}'’-]{1,19})(?: \p{Lu}[\p{L}'’-]{1,19}){0,2})(?=[,.?!]|$|,? this is|,? it's)/u;

/** The name by which the agent greets, or asks for, the person it calls; null when it names nobody. */
export function greetedName(agentText: string): string | null {
  const words = GREETED.exec(agentText)?.[1]?.split(' ') ?? [];
  const end = words.findIndex((word) => NOT_A_NAME.test(word));
  const name = (end < 0 ? words : words.slice(0, end)).join(' ');
  return name === '' ? null : name;
}
