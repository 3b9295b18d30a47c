import { termsAsked } from './asked-terms.ts';
import { type Beyond, beyondPrompt } from './beyond-prompt.ts';
import type { Dialogue } from './dialogue.ts';
import { spokenFacts, wasTold } from './phrasing.ts';
import { type Fact, factsOf } from './prompt-facts.ts';
import { identityOf } from './prompt-identity.ts';
import { type Question, questionsIn } from './questions.ts';
import { answerTo } from './retrieval.ts';
import { covers, type Subject } from './support.ts';

export interface Answers {
  /** Sentences to say: the answers, then one about what stays open. */
  spoken: string[];
  facts: Fact[];
  /** The questions that the prompt does not answer. */
  unanswered: string[];
}

const LEAD_IN = '^(?:\\W*(?:and|so|but|also|then|hi|hello|ok|okay|yes|please)\\b)*\\W*';
const ASKS_LEAVE =
  '(?:can|could|may|would|will) (?:i|you|we|someone|somebody|he|she|they|a \\w+|the \\w+) (?:please |just )?';
const SOON = '(?:,? (?:please|today|now|right now|instead|directly))*\\W*$';
/** Requests that the dialogue itself takes care of. */
const REQUESTS: readonly RegExp[] = [
  new RegExp(
    `${LEAD_IN}${ASKS_LEAVE}(?:speak|talk) (?:to|with) (?:\\S+ ?){1,5}${SOON}(?<!\\b(?:first|video|phone|paying|before)\\W*)`,
    'i',
  ),
  new RegExp(
    `${LEAD_IN}${ASKS_LEAVE}(?:leave (?:a|my) (?:message|name|number)|take (?:a message|my (?:name|number|details|info\\w*|message)|down)|have (?:him|her|them|someone|somebody|\\w+) (?:call|ring|phone)|(?:call|ring|phone|text|email) me(?: back)?|get (?:him|her|them|someone|somebody) to\\b|transfer|connect|put me|be (?:transferred|connected)|help(?: me)?$|book|schedule|make an? (?:appointment|reservation)|set up an? (?:appointment|time)|get an? (?:appointment|quote|estimate)|send (?:me )?(?:someone|somebody)|hold(?: on)?\\W*$)`,
    'i',
  ),
  /(?:are you|is this|am i).{0,40}\b(?:person|human|robot|bot|machine|recording|ai)\b/i,
  /\bwho(?:'s| is) (?:this|calling)|who am i|what(?:'s| is) your name/i,
  /\b[Ii]s (?:there )?(?:someone|somebody|anyone|a person|a manager|he|she|(?:Dr\.? )?\p{Lu}\p{Ll}+) (?:there|in|available|around)(?: today| now| right now| please)*\W*$/u,
  /\b[Ii]s this (?:the )?\p{Lu}/u,
];

/** Whether a question asks the agent to do something, or who it is, rather than for information. */
export const isRequest = (question: string): boolean => REQUESTS.some((pattern) => pattern.test(question));

/** Answers the questions of the caller's last turn, in their order. */
export async function answersTo(prompt: string, dialogue: Dialogue): Promise<Answers> {
  const text = dialogue.last ?? '';
  const questions = questionsIn(text).filter((question) => !isRequest(question.text));
  const facts: Fact[] = [];
  const open: Open[] = [];
  const answered = new Set<number>();
  const said = dialogue.callerSaid.slice(0, -1);
  const told = factsOf(prompt).filter((fact) => wasTold(fact, dialogue.agentSaid.slice(-2)));
  for (const question of questions) {
    const background = { said: [...said, question.before], told: [...told, ...facts] };
    const { facts: found, sure } = await answerTo(prompt, question, background);
    const news = found.filter(({ id }) => ![...facts, ...(sure ? [] : told)].some((fact) => fact.id === id));
    if (sure) {
      answered.add(question.breath);
      facts.push(...news);
    } else if (!question.uptalk) open.push({ question, near: news[0] });
  }
  const unanswered = open.filter(({ question }) => !answered.has(question.breath));
  const offered = unanswered.flatMap(({ near }) => (near && !facts.includes(near) ? [near] : [])).slice(0, 1);
  const advice = guidanceFor(prompt, text);
  const answer = facts.length > 0 ? spokenFacts(facts) : '';
  const spoken = [
    advice,
    answer,
    offered.length > 0 ? offer(spokenFacts(offered), facts.length > 0, dialogue.agentSaid) : '',
    unanswered.length > offered.length
      ? deferral(unanswered, [...facts, ...offered].length > 0, dialogue.agentSaid)
      : '',
  ];
  return {
    spoken: spoken.filter(Boolean),
    facts: [...facts, ...offered],
    unanswered: unanswered.map(({ question }) => question.text),
  };
}

/** A question that stays open, and the fact that comes nearest to an answer. */
interface Open {
  question: Question;
  near: Fact | undefined;
}

const MORE = 'Someone from the team can tell you more.';

/** Tells what comes near, and that it may not be the answer; in other words when that was said before. */
function offer(fact: string, alsoAnswered: boolean, agentSaid: readonly string[]): string {
  if (agentSaid.some((text) => text.includes(MORE))) return `I can't say for sure. The nearest I have is this: ${fact}`;
  return `${alsoAnswered ? "About the rest I'm not sure" : "I'm not sure about that"}, but what I have here is this: ${fact} ${MORE}`;
}

const OPEN: Record<Beyond | 'unknown', string> = {
  booking:
    "I don't have the schedule, so I can't confirm a time, but I'll pass it on and someone from the team will let you know.",
  live: "I don't have that information here, but I'll pass it on and someone from the team will get back to you.",
  judgement: "I don't know that, and I wouldn't want to guess. Someone from the team can tell you when they call back.",
  need: "I don't have that information, but I'll make a note and someone from the team will get back to you.",
  unknown: "I don't have that information, but I'll make a note and someone from the team will get back to you.",
};

/** Says that the answer is not there, and what happens instead; in other words when it was said before. */
function deferral(open: readonly Open[], alsoAnswered: boolean, agentSaid: readonly string[]): string {
  const kinds = new Set(open.map(({ question }) => beyondPrompt(question.text) ?? 'unknown'));
  const [kind = 'unknown'] = kinds.size === 1 ? kinds : [];
  const words = OPEN[kind];
  if (alsoAnswered)
    return `As for the rest, ${/^I\b/.test(words) ? words : words.charAt(0).toLowerCase() + words.slice(1)}`;
  const before = agentSaid.some((text) => text.includes(words));
  return before ? "I don't have that either, so I'll add it to my note for the team." : words;
}

/** What the prompt tells to say when something is mentioned: "If there's a gas smell tell them to leave and call 911." */
function guidanceFor(prompt: string, text: string): string {
  const { guidance } = identityOf(prompt);
  const terms = termsAsked(text, 'any').required;
  const hit = guidance.find(({ condition }) => {
    const subject = { ...condition, holds: new Set(), days: new Set() } as unknown as Subject;
    const wanted = [...condition.stems].length;
    return terms.filter((term) => covers(subject, term)).length >= Math.min(2, wanted);
  });
  return hit?.say ?? '';
}
