import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Fact } from '#lib/adapters/model/receptionist/prompt-facts.ts';
import { type Question, questionsIn } from '#lib/adapters/model/receptionist/questions.ts';
import type { Conversation } from './schema.ts';

/** One question put to a prompt, and which of its facts answer it. */
export interface Example {
  prompt: string;
  question: Question;
  /** The caller's earlier lines. */
  said: readonly string[];
  answers: (fact: Fact) => boolean;
}

const plain = (text: string) => text.replace(/[?.]$/, '');

/** The question as the receptionist hears it in the line; the labelled words themselves where it hears several or none. */
function heard(line: string, text: string): Question {
  const found = questionsIn(line).filter((q) => plain(text).includes(plain(q.text)) || q.text.includes(plain(text)));
  const [only] = found;
  return found.length === 1 && only ? only : { text, lead: '', before: '', breath: 0, uptalk: false };
}

const holds = (fact: Fact, choices: readonly string[]): boolean => {
  const text = `${fact.label ?? ''} ${fact.text}`.toLowerCase();
  return choices.every((choice) => choice.split('|').some((words) => text.includes(words)));
};

export const examplesOf = ({ system_prompt: prompt, caller_lines: lines, questions }: Conversation): Example[] =>
  questions.map((asked) => ({
    prompt,
    question: heard(lines[asked.line] ?? '', asked.text),
    said: lines.slice(0, asked.line),
    answers: (fact) => asked.answerable && holds(fact, asked.must_include),
  }));

interface Practice {
  prompt: string;
  lines: string[];
  questions: { line: number; text: string; must_include?: string[] }[];
}

/** Invented calls with many questions each. */
export function practiceExamples(): Example[] {
  const calls = JSON.parse(readFileSync(join(import.meta.dirname, 'practice.json'), 'utf8')) as Practice[];
  return calls.flatMap(({ prompt, lines, questions }) =>
    questions.map(({ line, text, must_include: choices }) => ({
      prompt,
      question: heard(lines[line] ?? '', text),
      said: lines.slice(0, line),
      answers: (fact: Fact) => choices !== undefined && holds(fact, choices),
    })),
  );
}

/**
 * The files in `lessons`: below each trade, a line is a fact and the questions that it answers; a line that begins with `?` is a
 * question that none of them does. "said before > question" gives what the caller had said.
 */
export function lessonExamples(): Example[] {
  const folder = join(import.meta.dirname, 'lessons');
  const files = readdirSync(folder).sort();
  const trades = files.flatMap((file) => readFileSync(join(folder, file), 'utf8').split(/^# .*$/m));
  return trades.flatMap((trade) => {
    const lines = trade
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean);
    const told = lines.filter((line) => !line.startsWith('?')).map((line) => line.split(' | '));
    const prompt = told.map(([fact]) => fact).join('\n');
    const lesson = (line: string, answers: Example['answers']): Example => {
      const [asked = '', before] = line.split(' > ').reverse();
      const text = `${plain(asked.trim())}?`;
      return { prompt, question: heard(text, text), said: before ? [before] : [], answers };
    };
    return [
      ...told.flatMap(([fact = '', ...questions]) =>
        questions.map((line) => lesson(line, ({ whole, text }) => fact.includes(whole ?? text))),
      ),
      ...lines.filter((line) => line.startsWith('?')).map((line) => lesson(line.slice(1), () => false)),
    ];
  });
}
