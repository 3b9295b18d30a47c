/** How the signs of an address are spoken. */
export const SIGN: Record<string, string> = {
  dot: '.',
  period: '.',
  point: '.',
  punto: '.',
  underscore: '_',
  'under-score': '_',
  dash: '-',
  hyphen: '-',
  minus: '-',
  guion: '-',
  guión: '-',
  plus: '+',
  _: '_',
  '+': '+',
};
/** Said between the parts of an address without being one. */
export const NOISE = new Set([
  'um',
  'uh',
  'er',
  'erm',
  'hmm',
  'like',
  'lowercase',
  'capital',
  'space',
  'letter',
  'letters',
  'word',
  'then',
  'followed',
]);
/** Ordinary words that are an address's name when nothing else is: "hello at …", "it's me at …". */
export const ALONE = new Set([
  'hello',
  'hi',
  'contact',
  'mail',
  'email',
  'me',
  'work',
  'write',
  'site',
  'online',
  'personal',
  'new',
  'help',
]);
/** Words right before such a one. */
export const LEADS_UP = new Set(['is', "it's", 'its', "that's", 'just', 'use', 'to', 'try', 'be']);
/** Words that lead up to an address and are never part of it. */
export const BEFORE = new Set(
  "is it's its that's thats email email's emails e-mail mail address at me to use used using send sent sure yeah yes yep yup okay ok and my so the try as be would have i'm im am i on him her them us or no not sorry wait actually mean meant by via under from it this that one for with at's thing also well best reach contact write hi hello please right alright here's heres was but because personal work let's lets going gonna goes just contacted put new old it'd way found you saw look looking looked website site online page we they he she your".split(
    ' ',
  ),
);
/** With these, "one" points at something and is no digit. */
export const POINTING = new Set(
  'other same first second right main usual good correct another only any business private school'.split(' '),
);
/** Providers that are named without the end of their domain. */
export const PROVIDER: Record<string, string> = {
  gmail: 'gmail.com',
  googlemail: 'googlemail.com',
  yahoo: 'yahoo.com',
  hotmail: 'hotmail.com',
  outlook: 'outlook.com',
  icloud: 'icloud.com',
  aol: 'aol.com',
  protonmail: 'protonmail.com',
  comcast: 'comcast.net',
  verizon: 'verizon.net',
  msn: 'msn.com',
  live: 'live.com',
};
