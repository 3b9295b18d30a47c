import { nextAgentTurn } from '#lib/adapters/model/converse.ts';
import { extractCall } from '#lib/adapters/model/extract.ts';
import type { LanguageModelV4, Turn } from '#lib/adapters/model/port.ts';
import type { Conversation, ExamQuestion } from './schema.ts';

export type ExamField = 'name' | 'phone' | 'email';

/**
 * `offered`: told, but with the words that it may not be the answer; it counts neither as an answer nor, where the prompt
 * holds none, as a claim.
 */
export type Outcome = 'answered' | 'offered' | 'missed' | 'deferred' | 'claimed';

/** One conversation, held from beginning to end and marked. */
export interface Marks {
  id: string;
  turns: Turn[];
  fields: Record<ExamField, { expected: string | null; got: string | null; right: boolean }>;
  reason: { expected: string; got: string | null; right: boolean };
  questions: { question: ExamQuestion; reply: string; outcome: Outcome }[];
  /** Agent sentences with a number, day or address that neither the prompt nor the caller said. */
  inventions: string[];
}

const UNKNOWING =
  /\b(?:don'?t (?:have|know)|do not (?:have|know)|not sure|can'?t (?:confirm|say|tell|promise)|cannot (?:confirm|say)|no information|wouldn'?t want to guess)\b/i;

/** Holds a conversation: the caller's lines as written, the agent's turns generated in between, then the reading. */
export async function examine(model: LanguageModelV4, conversation: Conversation): Promise<Marks> {
  const { system_prompt: system, first_message, caller_lines, from, direction, expected } = conversation;
  const turns: Turn[] = [{ role: 'agent', text: first_message }];
  const questions: Marks['questions'] = [];
  for (const [line, text] of caller_lines.entries()) {
    turns.push({ role: 'caller', text });
    const reply = await nextAgentTurn({ model, system, turns, callerNumber: from });
    turns.push({ role: 'agent', text: reply.text });
    const asked = conversation.questions.filter((question) => question.line === line);
    for (const question of asked)
      questions.push({ question, reply: reply.text, outcome: outcomeOf(question, reply, asked) });
  }
  const got = await extractCall({ model, system, turns, direction, callerNumber: from });
  const names = [expected.name, ...(expected.name_also ?? [])].map(comparable);
  return {
    id: conversation.id,
    turns,
    fields: {
      name: { expected: expected.name, got: got.name, right: names.includes(comparable(got.name)) },
      phone: { expected: expected.phone, got: got.phone, right: expected.phone === got.phone },
      email: { expected: expected.email, got: got.email, right: expected.email === got.email },
    },
    reason: { expected: expected.reason, got: got.reason, right: sharesWords(expected.reason, got.reason) },
    questions,
    inventions: inventionsIn(turns, conversation, got.phone),
  };
}

type Spoken = Awaited<ReturnType<typeof nextAgentTurn>>;

/** An answer holds what it must and does not say that it does not know; beside an open question, the rest of the reply is marked. */
function outcomeOf(question: ExamQuestion, reply: Spoken, asked: readonly ExamQuestion[]): Outcome {
  const sentences = reply.text.match(/[^.!?]+[.!?]*(?:\d+[^.!?]*[.!?]*)*/g) ?? [];
  const mixed = asked.some(({ answerable }) => !answerable);
  const unknowing = UNKNOWING.test(reply.text);
  if (!question.answerable) {
    if (reply.used.length === 0) return 'deferred';
    return unknowing ? 'offered' : 'claimed';
  }
  const answers = (text: string) =>
    question.must_include.every((choice) => choice.split('|').some((words) => text.toLowerCase().includes(words))) &&
    !(question.must_not_include ?? []).some((words) => text.toLowerCase().includes(words));
  const told = sentences.filter((sentence) => !UNKNOWING.test(sentence)).join('');
  if ((!unknowing || mixed) && answers(told)) return 'answered';
  return unknowing && answers(reply.text) ? 'offered' : 'missed';
}

/** Ignores case, accents and the kind of apostrophe or hyphen, as the exam asks. */
const comparable = (name: string | null | undefined): string | null =>
  name
    ? name
        .toLowerCase()
        .normalize('NFD')
        .replace(/\p{M}/gu, '')
        .replace(/[’'`]/g, "'")
        .replace(/[-–‐]/g, '-')
        .replace(/đ/g, 'd')
        .replace(/ł/g, 'l')
        .trim()
    : null;

const SMALL = new Set('a an the of for to in on at is was has and or about his her their with by my from'.split(' '));
const contentWords = (text: string): string[] =>
  (text.toLowerCase().match(/\p{L}{3,}/gu) ?? []).filter((word) => !SMALL.has(word)).map((word) => word.slice(0, 5));

/** At least a third of the expected content words, and one of them. */
function sharesWords(expected: string, got: string | null): boolean {
  const wanted = contentWords(expected);
  const said = new Set(contentWords(got ?? ''));
  const shared = wanted.filter((word) => said.has(word)).length;
  return shared > 0 && shared * 3 >= wanted.length;
}

const DAYS = /\b(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b/gi;

function inventionsIn(
  turns: readonly Turn[],
  { system_prompt, first_message, from }: Conversation,
  phone: string | null,
): string[] {
  const invented: string[] = [];
  const written = `${system_prompt}\n${first_message}`.toLowerCase();
  turns.forEach((turn, i) => {
    if (turn.role === 'caller' || i === 0) return;
    const heard = turns
      .slice(0, i)
      .flatMap(({ role, text }) => (role === 'caller' ? [text.toLowerCase()] : []))
      .join('\n');
    const known = (word: string) => written.includes(word) || heard.includes(word);
    // A number is read back as the caller's words were understood; the fields mark whether that was right.
    const text = turn.text
      .toLowerCase()
      .replace(/\+?\d[\d -]{8,}\d/g, (digits) => (digits.replace(/\D/g, '').length >= 7 ? '' : digits))
      .replace(/\S+@\S+/g, '');
    const numbers = text.replace(/\b(?:\d ){2,}\d\b/g, '').match(/\d[\d,.:]*\d|\d/g) ?? [];
    const days = (text.match(DAYS) ?? []).map((day) => day.slice(0, 3));
    const missing = [...numbers, ...days].filter(
      (word) => !known(word) && !(word === 'mon' || word === 'fri' ? /\bm-f\b|weekday/.test(written) : false),
    );
    if (missing.length > 0 && !(from ?? '').includes(missing.join('')) && !(phone ?? '').includes(missing.join('')))
      invented.push(turn.text);
  });
  return invented;
}
