/** What an agent's turn wants from the caller. Works on anybody's wording, not only on the receptionist's own. */
export type Asked = 'name' | 'spelling' | 'phone' | 'email' | 'reason' | 'time' | 'more';

const ASKS: readonly [Asked, RegExp][] = [
  ['spelling', /\b(?:spell|spelling|spelled)\b/i],
  ['email', /\be-?mail\b/i],
  [
    'phone',
    /\b(?:phone|(?:call ?back|contact|mobile|cell|telephone|best|your|good|right) number|number to|number for you|what number|which number|reach you|call you back|digits|area code|rest of (?:it|the number))\b/i,
  ],
  [
    'name',
    /\b(?:(?:your|full|first|last|caller's) name|who am i|who(?:'s| is) (?:this|calling)|whom? (?:am i|do i have|i'm)|the name\b|name for|speaking with|may i ask who)\b/i,
  ],
  [
    'time',
    /\b(?:what time|what day|which day|when would|when (?:are|is|works|suits|do you)|day (?:or|and) time|time works|days? works?|prefer(?:red)? (?:day|time))\b/i,
  ],
  ['more', /\b(?:anything else|something else|any other question|else i can|else can i)\b/i],
  [
    'reason',
    /\b(?:help (?:you )?(?:with )?(?:today)?\??$|how (?:can|may|could) (?:i|we) help|what (?:can|may) (?:i|we) do|reason for|calling about|what's going on|what is this (?:about|regarding)|what brings you|what do you need|tell me (?:a bit |a little )?(?:more )?about)/i,
  ],
];

/** The questions in an agent's turn, the last one first: people answer what was asked last. */
export function askedIn(agentText: string): Asked[] {
  const sentences = agentText.match(/[^.!?]+[.!?]*/g) ?? [];
  const asking = sentences.filter(
    (s) => s.includes('?') || /\b(?:could|can|may|please|tell me|give me|go ahead|what|need)\b/i.test(s),
  );
  const found = asking.reverse().flatMap((s) => ASKS.filter(([, words]) => words.test(s.trim())).map(([what]) => what));
  return [...new Set(found)];
}

/** Whether the turn repeats something and wants a yes: "I have 512-555-0134, is that right?" */
export const readsBack = (agentText: string): boolean =>
  /\b(?:is that (?:right|correct)|did i get|have i got|got that right|correct\?|right\?|that's [^?]*\?|let me (?:confirm|repeat|read)|just to (?:confirm|check|make sure)|so that's)/i.test(
    agentText,
  );
