import { termsAsked } from './asked-terms.ts';
import { beyondPrompt } from './beyond-prompt.ts';
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

/** Requests that the dialogue itself takes care of. */
const REQUEST =
  /^(?:\W*(?:and|so|but|also|then|hi|hello|ok|okay|yes|please)\b)*\W*(?:(?:can|could|may|would|will) (?:i|you|we|someone|somebody|he|she|they|a \w+|the \w+) (?:please |just )?(?:speak|talk|leave (?:a|my) (?:message|name|number)|take (?:a message|my|down)|have (?:him|her|them|someone|somebody|\w+) (?:call|ring|phone)|(?:call|ring|phone|text|email) me(?: back)?|get (?:him|her|them|someone|somebody) to|transfer|connect|put me|be (?:transferred|connected)|help(?: me)?$|book|schedule|make an? (?:appointment|reservation)|set up an? (?:appointment|time)|get an? (?:appointment|quote|estimate)|send (?:me )?(?:someone|somebody)|hold)|(?:are you|is this|am i).{0,40}\b(?:person|human|robot|bot|machine|recording|ai)\b|is this (?:the )?\p{Lu}|\bis (?:there )?(?:someone|somebody|anyone|a person|a manager|\p{Lu}\p{Ll}+) (?:there|in|available|around)|who(?:'s| is) (?:this|calling)|who am i|what(?:'s| is) your name)/iu;

/** Answers the questions of the caller's last turn, in their order. */
export async function answersTo(prompt: string, dialogue: Dialogue): Promise<Answers> {
  const text = dialogue.last ?? '';
  const questions = questionsIn(text).filter((question) => !REQUEST.test(question.text));
  const facts: Fact[] = [];
  const open: Question[] = [];
  const answered = new Set<number>();
  const said = dialogue.callerSaid.slice(0, -1);
  const told = factsOf(prompt).filter((fact) => wasTold(fact, dialogue.agentSaid.slice(-2)));
  for (const question of questions) {
    const found = await answerTo(prompt, question, { said: [...said, question.before], told: [...told, ...facts] });
    if (found.length > 0) answered.add(question.breath);
    else if (!question.uptalk) open.push(question);
    facts.push(...found.filter((fact) => !facts.includes(fact)));
  }
  const unanswered = open.filter((question) => !answered.has(question.breath));
  const advice = guidanceFor(prompt, text);
  const answer = facts.length > 0 ? spokenFacts(facts) : '';
  const spoken = [advice, answer, unanswered.length > 0 ? deferral(unanswered, facts.length > 0) : ''];
  return { spoken: spoken.filter(Boolean), facts, unanswered: unanswered.map((question) => question.text) };
}

/** Says that the answer is not there, and what happens instead. */
function deferral(open: readonly Question[], alsoAnswered: boolean): string {
  const kinds = open.map((question) => beyondPrompt(question.text));
  const rest = alsoAnswered ? 'As for the rest, ' : '';
  const start = (words: string) => rest + (rest ? words : words.charAt(0).toUpperCase() + words.slice(1));
  if (kinds.every((kind) => kind === 'booking'))
    return start(
      "I don't have the schedule, so I can't confirm a time, but I'll pass it on and someone from the team will let you know.",
    );
  if (kinds.every((kind) => kind === 'live'))
    return start(
      "I don't have that information here, but I'll pass it on and someone from the team will get back to you.",
    );
  if (kinds.every((kind) => kind === 'judgement'))
    return start(
      "I don't know that, and I wouldn't want to guess. Someone from the team can tell you when they call back.",
    );
  return start("I don't have that information, but I'll make a note and someone from the team will get back to you.");
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
