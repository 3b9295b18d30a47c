import type { Turn } from '#lib/adapters/model/port.ts';
import { type Asked, askedIn } from './asked.ts';
import { type EmailGiven, emailGiven } from './email-given.ts';
import { type Intent, intentsOf } from './intents.ts';
import { type NameGiven, nameGiven } from './name-given.ts';
import { regionsOf, spokenGroups } from './numbering.ts';
import { type PhoneGiven, phoneGiven } from './phone-given.ts';
import { factsOf } from './prompt-facts.ts';
import { identityOf } from './prompt-identity.ts';
import { type ReasonGiven, reasonGiven } from './reason-given.ts';
import { plain } from './spelled.ts';

/** Everything the turns so far tell, derived anew each time: the receptionist keeps no memory of its own. */
export interface Dialogue {
  turns: readonly Turn[];
  /** The caller's last words; null before they have spoken. */
  last: string | null;
  /** Index of the last turn. */
  at: number;
  intents: ReadonlySet<Intent>;
  name: NameGiven;
  phone: PhoneGiven;
  email: EmailGiven;
  reason: ReasonGiven;
  /** The agent placed the call. */
  outbound: boolean;
  /** What the agent's last turn asked for, the last question first. */
  lastAsked: readonly Asked[];
  /** How often the agent has asked for each thing. */
  asked: (what: Asked) => number;
  refused: ReadonlySet<'name' | 'phone' | 'email'>;
  /** Whether the agent has said the current value back. */
  readBack: { name: boolean; phone: boolean };
  agentSaid: readonly string[];
  callerSaid: readonly string[];
}

const OUTBOUND =
  /\b(?:i'?m calling|calling (?:from|about|you|because|to)|you (?:asked|filled|requested|inquired|reached out|signed up|contacted|left)|(?:good|bad) (?:time|moment)|(?:do you )?have a (?:moment|minute|second)|following up|is this \p{Lu}\p{Ll}+\?)/iu;
const CALLS_OUT =
  /\byou are (?:\p{L}+, )?(?:an? \w+ )?calling (?:for|on behalf|leads|customers|people)\b|\bthis is an outbound call\b/iu;
const REFUSALS = [
  ['no_name', 'name'],
  ['no_phone', 'phone'],
  ['no_email', 'email'],
] as const;

export function dialogueOf(prompt: string, turns: readonly Turn[], callerNumber: string | null): Dialogue {
  const at = turns.length - 1;
  const last = turns.findLast((turn) => turn.role === 'caller') ?? null;
  const agentSaid = turns.flatMap((turn) => (turn.role === 'agent' ? [turn.text] : []));
  const callerSaid = turns.flatMap((turn) => (turn.role === 'caller' ? [turn.text] : []));
  const regions = regionsOf(callerNumber, prompt);
  const name = nameGiven(turns, namesIn(prompt));
  const phone = phoneGiven(turns, regions);
  const email = emailGiven(turns, name.first && name.last ? { first: name.first, last: name.last } : null);
  const asks = agentSaid.map(askedIn);
  const refused = new Set(
    REFUSALS.flatMap(([intent, slot]) => (callerSaid.some((text) => intentsOf(text).has(intent)) ? [slot] : [])),
  );
  const said = agentSaid.join('\n');
  return {
    turns,
    last: last?.text ?? null,
    at,
    intents: intentsOf(last?.text ?? 'x'),
    name,
    phone,
    email,
    reason: reasonGiven(turns),
    outbound: OUTBOUND.test(agentSaid[0] ?? '') || CALLS_OUT.test(prompt),
    lastAsked: asks.at(-1) ?? [],
    asked: (what) => asks.filter((list) => list.includes(what)).length,
    refused,
    readBack: {
      name: Boolean(name.full && said.includes(name.full)),
      phone: Boolean(phone.e164 && said.includes(spokenGroups(phone.e164))),
    },
    agentSaid,
    callerSaid,
  };
}

/** Names in the prompt, first names and whole ones, without spaces: the agent's and the staff's, not the caller's. */
function namesIn(prompt: string): ReadonlySet<string> {
  const { agent } = identityOf(prompt);
  const names = new Set<string>(agent ? [plain(agent)] : []);
  for (const { text, label } of factsOf(prompt)) {
    for (const [, first = '', last = ''] of `${label ?? ''} ${text}`.matchAll(
      /(\p{Lu}\p{Ll}+)(?: (\p{Lu}[\p{Ll}'’]+))?/gu,
    )) {
      for (const name of [first, last, first + last]) if (name) names.add(plain(name));
    }
  }
  return names;
}
