import { readsBack } from './asked.ts';
import type { Dialogue } from './dialogue.ts';
import { spokenGroups } from './numbering.ts';
import type { Identity } from './prompt-identity.ts';

/** How often the same thing may be asked for before the receptionist lets it be. */
const PATIENCE = 2;

/** The one thing that the receptionist asks for next: a missing detail, a read-back, or what else there is. */
export function nextAsk(dialogue: Dialogue, { wantsEmail }: Identity): string {
  const { name, phone, email, refused, readBack, asked, intents, reason, lastAsked } = dialogue;
  const may = (what: 'name' | 'phone' | 'email') => !refused.has(what) && asked(what) < PATIENCE;
  if (phone.partial) return `I have ${[...phone.partial].join(' ')} so far. What's the rest of the number?`;
  const agentBefore = dialogue.agentSaid.at(-1) ?? '';
  const denied = intents.has('no') && phone.e164 && phone.turn !== dialogue.at && readsBack(agentBefore);
  if (denied && agentBefore.includes(spokenGroups(phone.e164 ?? ''))) return "I'm sorry. What is the right number?";
  if (dialogue.outbound && dialogue.callerSaid.length === 1 && !/\p{L}.*\p{L}.*\s.*\s/u.test(dialogue.last ?? '')) {
    return 'Do you have a minute? I can answer questions, or have someone from the team follow up with you.';
  }
  if (
    !dialogue.outbound &&
    !reason.reason &&
    dialogue.callerSaid.length <= 2 &&
    !lastAsked.includes('reason') &&
    !name.full
  )
    return 'How can I help you today?';
  if (phone.e164 && !readBack.phone) {
    const whose = name.full && !readBack.name ? `${name.full}, at ` : '';
    return `Let me make sure I have this right: ${whose}${spokenGroups(phone.e164)}. Is that correct?`;
  }
  if (!name.full && may('name'))
    return asked('name') === 0 ? 'May I have your name, please?' : 'And who am I speaking with?';
  if (!phone.e164 && !phone.sameAsCaller && may('phone')) return "What's the best number to reach you?";
  const nameless = refused.has('name') && refused.has('phone');
  if (wantsEmail && !nameless && !email.email && may('email')) return 'And what is your email address?';
  return asked('more') === 0 ? 'Is there anything else I can help you with?' : 'Anything else I can do for you?';
}
