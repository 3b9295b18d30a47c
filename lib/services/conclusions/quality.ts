import type { Extraction, Turn } from '#lib/adapters/model/port.ts';
import { detailsOf } from './gathering.ts';
import * as manners from './manners.ts';
import { asks, cut, wordCount } from './sentence.ts';

/** How well the agent did, each an integer of 0–100 measured on the conversation. */
export interface QualityDimensions {
  professionalism: number;
  empathy: number;
  information_gathering: number;
  resolution: number;
}

/** A measured share of 0–1, null where there was nothing to measure, and what it counts for. */
type Measure = readonly [share: number | null, weight: number];

/** Each is the weighted mean of what its function measures; what the call gave no occasion for is left out. */
export function qualityOf(turns: readonly Turn[], extraction: Extraction): QualityDimensions {
  const call: Call = {
    turns,
    extraction,
    agent: turns.flatMap(({ role, text }) => (role === 'agent' ? [text] : [])),
    replies: turns.flatMap(({ role, text }, index) =>
      role === 'agent' && turns[index - 1]?.role === 'caller' ? [{ text, to: turns[index - 1]?.text ?? '' }] : [],
    ),
  };
  return {
    professionalism: mean(professionalism(call)),
    empathy: mean(empathy(call)),
    information_gathering: mean(gathering(call)),
    resolution: mean(resolution(call)),
  };
}

interface Call {
  turns: readonly Turn[];
  extraction: Extraction;
  /** What the agent said. */
  agent: readonly string[];
  /** The agent's turns that follow one of the caller's, with what they answer. */
  replies: readonly { text: string; to: string }[];
}

function mean(measures: readonly Measure[]): number {
  let [sum, weights] = [0, 0];
  for (const [share, weight] of measures) {
    if (share === null) continue;
    sum += share * weight;
    weights += weight;
  }
  return weights === 0 ? 0 : Math.round((100 * sum) / weights);
}

const shareOf = <T>(all: readonly T[], holds: (one: T) => boolean): number | null =>
  all.length === 0 ? null : all.filter(holds).length / all.length;
const upTo = (share: number | null, goal: number): number | null => (share === null ? null : Math.min(1, share / goal));
const yes = (holds: boolean): number => (holds ? 1 : 0);

/** In words and in questions: more than a person can keep in mind on the phone. */
const TOO_LONG = 60;
const TOO_MANY = 2;

/**
 * The first turn greets or says who speaks (25 of 100); half of the turns or more have a word of courtesy (25); no
 * sentence of four words or more comes twice (20); a caller's goodbye is answered by one, where the agent spoke again
 * (15); turns are at most 60 words and two questions long (15).
 */
function professionalism({ agent, turns }: Call): Measure[] {
  if (agent.length === 0) return [[0, 1]];
  const sentences = agent
    .flatMap(cut)
    .map((sentence) => sentence.toLowerCase())
    .filter((one) => wordCount(one) >= 4);
  const leave = turns.findLastIndex(({ role, text }) => role === 'caller' && manners.TAKES_LEAVE.test(text));
  const answer = leave < 0 ? undefined : turns.slice(leave + 1).find(({ role }) => role === 'agent');
  return [
    [yes(manners.GREETS.test(agent[0] ?? '')), 25],
    [
      upTo(
        shareOf(agent, (text) => manners.COURTEOUS.test(text)),
        0.5,
      ),
      25,
    ],
    [sentences.length === 0 ? null : new Set(sentences).size / sentences.length, 20],
    [answer ? yes(manners.TAKES_LEAVE.test(answer.text)) : null, 15],
    [shareOf(agent, (text) => wordCount(text) <= TOO_LONG && cut(text).filter(asks).length <= TOO_MANY), 15],
  ];
}

/**
 * What the caller says of trouble is met with sympathy in the agent's next turn (45 of 100); six of ten replies begin by
 * taking up what was said (35); the caller is called by the name they gave (20).
 */
function empathy({ replies, extraction, agent }: Call): Measure[] {
  if (agent.length === 0) return [[0, 1]];
  const first = (extraction.first_name ?? extraction.name?.split(/\s+/)[0] ?? '').toLowerCase();
  return [
    [
      shareOf(
        replies.filter(({ to }) => cut(to).some((one) => manners.TROUBLED.test(one) && !asks(one))),
        ({ text }) => manners.SYMPATHISES.test(text),
      ),
      45,
    ],
    [
      upTo(
        shareOf(replies, ({ text }) => manners.TAKES_UP.test(text)),
        0.6,
      ) ?? 0,
      35,
    ],
    [first === '' ? null : yes(replies.some(({ text }) => wordsIn(text).includes(first))), 20],
  ];
}

/** The words of a text, lower case, an address left out. */
const wordsIn = (text: string): string[] =>
  text
    .toLowerCase()
    .replace(/[^\s@]{1,64}@\S+/g, '')
    .match(/[\p{L}'’-]+/gu) ?? [];

/**
 * The share of name, phone (or the number they call from), email and reason that the agent knows at the end (75 of 100
 * each) and said back (25 each). What the caller would not tell is left out; of a wrong number, a sales call or a wish
 * not to be called there is only that to know.
 */
function gathering({ turns, extraction }: Call): Measure[] {
  return detailsOf(turns, extraction)
    .filter(({ known, refused }) => known || !refused)
    .flatMap(({ known, confirmed }): Measure[] => [
      [yes(known), 75],
      [yes(known && confirmed), 25],
    ]);
}

/** What an honest "I don't know, the team will tell you" is worth beside an answer. */
const DEFERRED = 0.3;

/**
 * The caller's questions were answered in the agent's next turn, one put off counting three tenths (50 of 100); the
 * agent says what happens next, where there is a next (20) and takes leave at the end (15); the caller leaves content
 * (15), half for neither thanks nor complaint.
 */
function resolution({ turns, extraction, agent }: Call): Measure[] {
  const { wrong_number, solicitor, opt_out, not_interested } = extraction;
  const questions = turns.flatMap(({ role, text }, index) => {
    const asked = role === 'caller' ? cut(text).filter(asks).length : 0;
    if (asked === 0) return [];
    const reply = turns.slice(index + 1).find((turn) => turn.role === 'agent');
    return [{ asked, answered: answersIn(reply?.text ?? '', asked) }];
  });
  const asked = questions.reduce((sum, one) => sum + one.asked, 0);
  const last = turns.findLast(({ role }) => role === 'caller')?.text ?? '';
  const mood = manners.DISCONTENT.test(last) ? 0 : manners.CONTENT.test(last) ? 1 : 0.5;
  return [
    [asked === 0 ? null : questions.reduce((sum, one) => sum + one.answered, 0) / asked, 50],
    [
      wrong_number || solicitor || opt_out || not_interested
        ? null
        : yes(agent.some((text) => manners.NEXT_STEP.test(text))),
      20,
    ],
    [yes(manners.TAKES_LEAVE.test(agent.at(-1) ?? '')), 15],
    [last === '' ? 0 : mood, 15],
  ];
}

/** How many of the questions asked a reply answers: statements that are neither deferrals, courtesies nor farewells. */
function answersIn(reply: string, asked: number): number {
  const statements = cut(reply).filter((sentence) => !asks(sentence) && !manners.TAKES_LEAVE.test(sentence));
  const deferred = statements.some((sentence) => manners.DEFERS.test(sentence));
  const answers = statements.filter((sentence) => !manners.DEFERS.test(sentence) && tellsSomething(sentence)).length;
  if (!deferred) return answers > 0 ? asked : 0;
  const answered = Math.min(answers, asked - 1);
  return answered + DEFERRED * (asked - answered);
}

const COURTESIES = new Set(
  'thank thanks you your great good question got it of course certainly sure perfect okay ok alright i see understand happy to help let me check so very much for calling that sorry am'.split(
    ' ',
  ),
);
const tellsSomething = (sentence: string): boolean =>
  /^(?:yes|no|yeah|correct|absolutely|unfortunately)\b/i.test(sentence) ||
  (sentence.toLowerCase().match(/[\p{L}\d'’]+/gu) ?? []).filter((word) => !COURTESIES.has(word)).length >= 3;
