import type { Dialogue } from './dialogue.ts';
import type { Identity } from './prompt-identity.ts';

const APOLOGY = "I'm sorry about that. I'll make sure the right person hears about it.";
const BOOKS =
  /\b(?:can|could|may|would) (?:i|we|you) (?:please |just )?(?:book|schedule|reserve|set up|make an? (?:appointment|reservation))/i;
const ENDS = ['goodbye', 'done'] as const;

/** The words before the matter: sympathy, who is speaking, or thanks for what was just given. */
export function acknowledgement(dialogue: Dialogue, { agent, business }: Identity, answering: boolean): string {
  const { intents, at, name, phone, email } = dialogue;
  const said: string[] = [];
  if (intents.has('asks_machine')) {
    said.push(
      `I'm an automated assistant${business ? ` for ${business}` : ''}, not a person. I can answer questions and take a message for the team.`,
    );
  } else if (intents.has('asks_identity')) {
    said.push(`This is ${agent ?? 'the assistant'}${business ? ` at ${business}` : ''}.`);
  }
  if (intents.has('asks_must')) said.push("You don't have to, but it helps the team to get back to you.");
  if (intents.has('wrong_number') && business) said.push(`You've reached ${business}.`);
  if (intents.has('solicitor')) said.push("I'm not able to help with sales calls, but I can pass a message on.");
  const heavy =
    intents.has('grief') && dialogue.agentSaid.filter((text) => /sorry for your|so sorry/i.test(text)).length === 0;
  const light = intents.has('trouble') && !dialogue.agentSaid.some((text) => /sorry to hear/i.test(text));
  const apologised = dialogue.agentSaid.some((text) => text.includes(APOLOGY));
  if (intents.has('upset')) said.push(apologised ? 'I understand.' : APOLOGY);
  else if (heavy) said.push("I'm so sorry.");
  else if (light) said.push("I'm sorry to hear that.");
  if (intents.has('wants_person') && !intents.has('solicitor')) {
    const later = /\b(?:call|ring|phone) me\b/i.test(dialogue.last ?? '');
    said.push(
      later
        ? "I'll make sure someone calls you back."
        : "I can't connect you right now, but I'll make sure someone calls you back.",
    );
  }
  if (BOOKS.test(dialogue.last ?? '') && dialogue.callerSaid.length > 1)
    said.push("I'll pass that on, and someone from the team will confirm it with you.");
  const denied = intents.has('no') && /Is that correct\?$/.test(dialogue.agentSaid.at(-1) ?? '');
  if (said.length > 0 || answering || denied) return said.join(' ');
  if (name.turn === at && name.first) return `Thank you, ${name.first}.`;
  if (phone.turn === at || phone.partial) return '';
  if (email.turn === at && email.email) return `Thank you, I have ${email.email}.`;
  if (intents.has('no_email') || intents.has('no_name') || intents.has('no_phone')) return "That's no problem.";
  if (dialogue.callerSaid.length > 1 || dialogue.outbound)
    return ENDS.some((intent) => intents.has(intent)) ? '' : 'Okay.';
  return 'Sure, I can help with that.';
}
