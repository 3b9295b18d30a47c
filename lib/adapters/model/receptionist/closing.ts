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
  const { intents, lastAsked, agentSaid, callerSaid, name, phone, last, outbound } = dialogue;
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
  if (intents.has('not_interested')) return { text: 'I understand. Thank you for your time. Goodbye.', only: true };
  const sales = callerSaid.filter((text) =>
    /\b(?:listing|seo|marketing|website|funding|processing|one time fee|page one)\b/i.test(text),
  ).length;
  if (intents.has('solicitor') && sales >= 3)
    return { text: 'Thank you, but we are not interested. Goodbye.', only: true };
  const finished =
    intents.has('goodbye') ||
    intents.has('done') ||
    (lastAsked[0] === 'more' && THANKS.test(last ?? '')) ||
    (intents.has('no') && lastAsked[0] === 'more' && questionsIn(last ?? '').length === 0);
  if (!finished) return null;
  const whom = name.first ? `, ${name.first}` : '';
  const thanks = outbound
    ? `Thank you for your time${whom}.`
    : `Thank you for calling${business ? ` ${business}` : ''}${whom}.`;
  const follow = name.full || phone.e164 || phone.sameAsCaller ? ' Someone from the team will be in touch.' : '';
  return { text: `${thanks}${follow} Goodbye.`, only: false };
}

/** Nothing but thanks and assent. */
const THANKS =
  /^\W*(?:(?:ok(?:ay)?|al?right|aight|(?:that(?:'s|s| is) )?(?:great|grand|cool|perfect|good|lovely|brilliant|wonderful|awesome|fantastic|excellent|super)|right|no|nope|(?:many )?thanks?(?: you)?(?: so much| very much| a lot| a million| a bunch| again| for (?:your|the|all) [\w' ]{2,20})?|cheers|ta|(?:much |i )?appreciated?(?: it| that| your help)?|sounds good|will do|you too)\W*)+$/i;

export const STILL_THERE = 'Are you still there?';
