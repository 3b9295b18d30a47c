import type { FinishedCall } from '#lib/adapters/model/transcript.ts';
import { dialogueOf } from './dialogue.ts';
import { type Intent, intentsOf } from './intents.ts';

/** What the rules read out of a finished call; the shape of `Extraction` in `extract.ts`. */
export function extractionOf(prompt: string, { turns, callerNumber }: FinishedCall) {
  const { name, phone, email, reason } = dialogueOf(prompt, turns, callerNumber);
  const sign = (intent: Intent): number | null => {
    const at = turns.findIndex((turn) => turn.role === 'caller' && intentsOf(turn.text).has(intent));
    return at < 0 ? null : at;
  };
  const time = requestedTime(turns);
  return {
    name: name.full,
    first_name: name.first,
    last_name: name.last,
    phone: phone.e164,
    email: email.email,
    reason: reason.reason,
    requested_time: time?.words ?? null,
    opt_out: sign('opt_out') !== null,
    wants_person: sign('wants_person') !== null,
    wrong_number: sign('wrong_number') !== null,
    not_interested: sign('not_interested') !== null,
    solicitor: sign('solicitor') !== null,
    evidence: {
      name: name.turn,
      phone: phone.turn,
      email: email.turn,
      reason: reason.turn,
      requested_time: time?.turn ?? null,
      opt_out: sign('opt_out'),
      wants_person: sign('wants_person'),
    },
  };
}

const DAY =
  '(?:(?:this|next|on|for|by|before|after)\\s+)*(?:mon|tues|wednes|thurs|fri|satur|sun)days?|today|tonight|tomorrow|(?:this|next|the end of the|early next|later this)\\s+(?:week(?:end)?|month|morning|afternoon|evening|spring|summer|fall|autumn|winter)|(?:on\\s+)?(?:the\\s+)?(?:january|february|march|april|may|june|july|august|september|october|november|december)\\s+(?:the\\s+)?\\d{1,2}(?:st|nd|rd|th)?|(?:on\\s+)?the\\s+\\d{1,2}(?:st|nd|rd|th)(?:\\s+of\\s+\\p{Lu}\\p{Ll}+)?';
const CLOCK =
  "(?:(?:at|around|about|after|before|by|from)\\s+)?(?:\\d{1,2}(?::\\d{2})?\\s*(?:a\\.?m\\.?|p\\.?m\\.?|o'?clock)|noon|midday|(?:at|around|after|before)\\s+(?:\\d{1,2}(?::\\d{2})?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)(?:\\s+(?:thirty|fifteen|forty-five))?(?!\\s*(?:dollars|percent|people|years|-))|(?:in\\s+the\\s+)?(?:morning|afternoon|evening)s?)";
const WHEN = new RegExp(`\\b(?:${DAY})(?:,?\\s+${CLOCK})?|\\b${CLOCK}(?:,?\\s+(?:on\\s+)?(?:${DAY}))`, 'giu');
/** The words around a time that the caller wishes for, against one that they tell about. */
const WISH =
  /\b(?:can|could|would|come|book|schedule|appointment|available|free|works?|prefer|like|want|need|fit|see|start|move|moving|before|by|for|on|at|make it|how about|what about|maybe|or|any)\b/i;
const PAST = /\b(?:last|was|were|happened|ago|yesterday|since|passed|called|came|bought|had)\b/i;

/** The day or time that the caller asked for, in their words; the last one counts. Opening hours asked about do not. */
function requestedTime(turns: FinishedCall['turns']): { words: string; turn: number } | null {
  let found: { words: string; turn: number } | null = null;
  turns.forEach(({ role, text }, turn) => {
    if (role === 'agent') return;
    const asked = /\b(?:when|what time|what day|which day|day or time|time works)\b/i.test(turns[turn - 1]?.text ?? '');
    for (const match of text.matchAll(WHEN)) {
      const around = text.slice(Math.max(0, match.index - 50), match.index + match[0].length + 20);
      if (
        /\b(?:open|close|closed|hours)\b/i.test(around) ||
        PAST.test(around) ||
        /^good\s/i.test(text.slice(match.index - 5))
      )
        continue;
      if (/\bgood\s*$/i.test(text.slice(0, match.index)) || !(asked || WISH.test(around))) continue;
      found = { words: match[0].trim().replace(/^(?:on|for)\s+/i, ''), turn };
    }
  });
  return found;
}
