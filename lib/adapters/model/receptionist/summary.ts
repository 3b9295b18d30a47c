import type { FinishedCall } from '#lib/adapters/model/transcript.ts';
import { isRequest } from './answers.ts';
import { dialogueOf } from './dialogue.ts';
import { extractionOf } from './extraction.ts';
import { spokenGroups } from './numbering.ts';
import { questionsIn } from './questions.ts';

/** A reply that leaves a question open, whoever the agent was. */
export const DEFERS =
  /\b(?:(?:i|we) (?:don'?t|do not) (?:have|know)|(?:i'?m|i am) not (?:sure|able)|(?:i )?(?:can'?t|cannot) (?:confirm|say|tell|answer|promise|quote)|not certain|no information|get back to you|find out|someone (?:from the team )?(?:can|will) (?:tell|let you know|follow))\b/i;

/** Two or three plain sentences for a colleague, from what was said. */
export function summaryOf(prompt: string, call: FinishedCall): string {
  const { turns, direction, callerNumber } = call;
  const found = extractionOf(prompt, call);
  const { phone, reason } = dialogueOf(prompt, turns, callerNumber);
  const who = found.name ?? (direction === 'outbound' ? 'The person called' : 'A caller');
  if (!turns.some((turn) => turn.role === 'caller')) return 'Nobody spoke on the other end.';
  if (found.wrong_number) return `${who} had dialled the wrong number.`;
  if (found.opt_out) return `${who} asked not to be called again.`;
  const lines = [opening(who, direction, reason.reason, found.solicitor), asked(turns)];
  const contact = [
    phone.e164 ? spokenGroups(phone.e164) : phone.sameAsCaller ? 'the number they called from' : '',
    found.email ?? '',
  ].filter(Boolean);
  const wishes = [
    found.wants_person ? 'They asked to speak to a person.' : '',
    found.not_interested ? 'They are not interested.' : '',
    found.requested_time ? `They asked about ${found.requested_time}.` : '',
  ];
  const reach =
    contact.length > 0
      ? `They can be reached at ${contact.join(' or ')}.`
      : found.solicitor
        ? ''
        : 'They left no number.';
  return [...lines, wishes.find(Boolean) ?? '', reach].filter(Boolean).join(' ');
}

function opening(who: string, direction: FinishedCall['direction'], reason: string | null, solicitor: boolean): string {
  const called = direction === 'outbound' ? `${who} was called` : `${who} called`;
  if (solicitor) return `${called} to sell something.`;
  if (!reason) return `${called} without saying why.`;
  if (reason.startsWith('asked: ')) return `${called} with a question.`;
  const nominal =
    /^(?:an?|the|my|our|some|his|her|help|information|two|three|volume)\b/i.test(reason) &&
    !/\b(?:is|are|was|has|had|fell|needs?|i|we)\b/i.test(reason);
  if (nominal)
    return direction === 'outbound'
      ? `${called}; it was about ${theirs(reason)}.`
      : `${called} about ${theirs(reason)}.`;
  return `${called} and said: “${reason.replace(/ …$/, '…')}”${/[….!?]$/.test(reason) ? '' : '.'}`;
}

const theirs = (text: string): string => text.replace(/\bmy\b/gi, 'their').replace(/\bour\b/gi, 'their');

/** What the caller asked, apart by whether the agent's next turn answered. */
function asked(turns: FinishedCall['turns']): string {
  const answered = new Set<string>();
  const open = new Set<string>();
  turns.forEach((turn, i) => {
    if (turn.role === 'agent') return;
    const reply = turns[i + 1]?.role === 'agent' ? (turns[i + 1]?.text ?? '') : '';
    for (const { text, uptalk } of questionsIn(turn.text))
      if (!uptalk && !isRequest(text)) (DEFERS.test(reply) || !reply ? open : answered).add(quoted(text));
  });
  for (const question of answered) open.delete(question);
  const said: string[] = [];
  if (answered.size > 0) said.push(`The agent answered ${listed(answered)}.`);
  if (open.size > 0) said.push(`${listed(open)} ${open.size > 1 ? 'are' : 'is'} still to be answered.`);
  return said.join(' ');
}

/** A question as it is written: the same one asked twice is one. */
const quoted = (text: string): string => {
  const said = text.replace(/\s+/g, ' ').trim();
  return `“${said.charAt(0).toUpperCase()}${said.slice(1).replace(/\W*$/, '')}?”`;
};
const listed = (set: ReadonlySet<string>): string => {
  const items = [...set];
  return items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
};
