import { phrases } from '#lib/services/conclusions/detect.ts';
import { denied } from '#lib/services/conclusions/sentence.ts';

/** What a person wants no more of: texts, or to be contacted at all. */
export type Wish = 'no-texts' | 'no-contact';

const ME = '(?:me|us|this (?:number|phone)|my (?:phone|cell|number))';
const EVER_AGAIN = '(?: ever)?(?: again| any ?more)?[\\s.!]*$';
const OFF_THE_LIST =
  '(?:take|remove|get|delete) (?:me|us|my (?:number|name|info|information)|this number) (?:off|from|out of) (?:of )?(?:your|the|this|all|any)(?: \\p{L}+){0,2} (?:lists?|system|database|records)';

/** In plain words, where no keyword is sent: any reasonable way of saying it counts (47 CFR 64.1200(a)(10)). */
const WISHES: Readonly<Record<Wish, RegExp>> = {
  'no-contact': phrases(
    `(?:stop|quit) (?:calling|contacting|phoning|ringing|bothering|harassing)(?: ${ME})?`,
    `(?:do not|don't|dont|never) (?:ever )?(?:call|contact|phone|ring|bother) ${ME}${EVER_AGAIN}`,
    `leave (?:me|us) alone${EVER_AGAIN}`,
    '(?:lose|remove|delete|forget) (?:my|this) (?:phone )?number',
    'do[ -]not[ -]call list',
    OFF_THE_LIST,
  ),
  'no-texts': phrases(
    `(?:stop|quit) (?:texting|messaging|spamming|sms(?:ing)?)(?: ${ME})?`,
    '(?:stop|quit) sending (?:me |us )?(?:(?:these|those|your|any|more|all|the|so many) )*(?:texts?|messages?|sms|spam|this|these|stuff)',
    `(?:do not|don't|dont|never) (?:ever )?(?:text|message|sms) ${ME}${EVER_AGAIN}`,
    'no more (?:texts?|messages?|sms|spam)',
    'unsubscribe (?:me|us)',
    '(?:want|like|wish|need|how do i|please|to) (?:to )?unsubscribe',
    'opt (?:me |us )?out',
    '^(?:please,? )?stop(?:,? (?:it|this|that|now|already|please))*[\\s.!]*$',
  ),
};

/** "Why did you stop calling me?" misses the calls. */
const PAST = /\b(?:why|did)\b/i;
const ABOUT_MAIL = /\b(?:e-?mails?|newsletters?|mailing)\b/i;

/** What a text asks in so many words never to be sent or called again, or null. */
export function wishIn(body: string): Wish | null {
  const sentences = body.replaceAll('’', "'").split(/(?<=[.!?])\s+|\n+/);
  const wished = (wish: Wish) => sentences.some((sentence) => says(sentence, wish));
  return wished('no-contact') ? 'no-contact' : wished('no-texts') ? 'no-texts' : null;
}

function says(sentence: string, wish: Wish): boolean {
  const match = WISHES[wish].exec(sentence);
  if (!match || denied(sentence, match.index) || PAST.test(sentence.slice(0, match.index))) return false;
  return wish === 'no-contact' || !ABOUT_MAIL.test(sentence);
}
