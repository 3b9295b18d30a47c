import type { Dialogue } from './dialogue.ts';
import type { Identity } from './prompt-identity.ts';
import { questionsIn } from './questions.ts';

export interface Closing {
  text: string;
  /** Nothing else is to be said before it. */
  only: boolean;
}

/** How the call ends now, or null while it goes on. */
export function closing(dialogue: Dialogue, { business }: Identity): Closing | null {
  const { intents, lastAsked, agentSaid, callerSaid, at, name, phone, email, last, outbound } = dialogue;
  if (intents.has('opt_out')) {
    return {
      text: "I'm sorry for the trouble. I've noted that you don't want to be called again. Goodbye.",
      only: true,
    };
  }
  if (intents.has('silence')) {
    const before = agentSaid.at(-1) === STILL_THERE;
    return before ? { text: "I can't hear you, so I'll hang up now. Please call again. Goodbye.", only: true } : null;
  }
  if (
    intents.has('wrong_number') &&
    (intents.has('goodbye') || /\b(?:wrong number|misdialed|dialed)\b/i.test(last ?? ''))
  ) {
    return { text: 'No problem at all. Have a good day. Goodbye.', only: true };
  }
  if (outbound && intents.has('bad_time')) {
    return { text: "I'm sorry to catch you at a bad time. We'll try again another day. Goodbye.", only: true };
  }
  const declines = outbound || (last ?? '').split(/\s+/).length <= FEW_WORDS;
  if (intents.has('not_interested') && declines && questionsIn(last ?? '').length === 0)
    return { text: 'I understand. Thank you for your time. Goodbye.', only: true };
  const sales = callerSaid.filter((text) =>
    /\b(?:listing|seo|marketing|website|funding|processing|one time fee|page one)\b/i.test(text),
  ).length;
  if (intents.has('solicitor') && sales >= 3)
    return { text: 'Thank you, but we are not interested. Goodbye.', only: true };
  // "No, hang on, my address is …" goes on.
  const gives = [name, phone, email].some(({ turn }) => turn === at);
  const finished =
    intents.has('goodbye') ||
    intents.has('done') ||
    (lastAsked[0] === 'more' && THANKS.test(withoutNames(last ?? ''))) ||
    (intents.has('no') && lastAsked[0] === 'more' && questionsIn(last ?? '').length === 0 && !gives);
  if (!finished) return null;
  const whom = name.first ? `, ${name.first}` : '';
  const thanks = outbound
    ? `Thank you for your time${whom}.`
    : `Thank you for calling${business ? ` ${business}` : ''}${whom}.`;
  const follow = name.full || phone.e164 || phone.sameAsCaller ? ' Someone from the team will be in touch.' : '';
  return { text: `${thanks}${follow} Goodbye.`, only: false };
}

/** Who calls us and says more than this means some other thing that they do not want. */
const FEW_WORDS = 8;

/** Nothing but thanks and assent. */
const THANKS =
  /^\W*(?:(?:ok(?:ay)?|al?right|aight|(?:that(?:'s|s| is) )?(?:great|grand|cool|perfect|good|lovely|brilliant|wonderful|awesome|fantastic|excellent|super)|right|no|nope|(?:many )?thanks?(?: you)?(?: so much| very much| a lot| a million| a bunch| again| for (?:your|the|all) [\w' ]{2,20})?|cheers|ta|(?:much |i )?appreciated?(?: it| you| that| your help)?|sounds good|will do|you too|bet|nice one|fair enough|grand so|no (?:bother|worries|problem)|bless you|you(?:'ve| have) been (?:very |so |most )?(?:kind|helpful|great|lovely|wonderful)|mate|love|man|dude|dear|darling|sir|ma'?am|madam)\W*)+$/i;

/** "Thank you, Simone": without whom it is said to. */
const withoutNames = (text: string): string => text.replace(/,? \p{Lu}\p{Ll}+(?=\W|$)/gu, '');

export const STILL_THERE = 'Are you still there?';
