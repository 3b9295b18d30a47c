import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Vector } from '#lib/adapters/model/receptionist/embedding.ts';
import {
  type Example,
  examplesOf,
  lessonExamples,
  practiceExamples,
} from '#lib/adapters/model/receptionist/evaluation/examples.ts';
import { type Case, judge, learn } from '#lib/adapters/model/receptionist/evaluation/learn.ts';
import { ownConversations } from '#lib/adapters/model/receptionist/evaluation/own.ts';
import { loadConversations } from '#lib/adapters/model/receptionist/evaluation/schema.ts';
import { factsOf } from '#lib/adapters/model/receptionist/prompt-facts.ts';
import { type Clues, inquiryOf, readingOf } from '#lib/adapters/model/receptionist/relevance.ts';
import { poolFor } from '#lib/adapters/model/receptionist/retrieval.ts';
import { subjectOf } from '#lib/adapters/model/receptionist/support.ts';

/**
 * Learns what tells whether a fact answers a question: a weight for each clue, and the two maps that bring questions and
 * their answers together. Every question is also learned from with its answers taken out of the prompt: then none is
 * right. Printed first: what comes of prompts that were left out of learning, five ways.
 */
const FOLDS = 5;

const names: string[] = [];
const column = (name: string): number => {
  if (!names.includes(name)) names.push(name);
  return names.indexOf(name);
};

async function caseOf({ prompt, question, said, answers }: Example): Promise<Case | null> {
  const inquiry = inquiryOf(question, said);
  const pool = poolFor(factsOf(prompt).map(subjectOf), question.text, inquiry.kinds);
  if (pool.length === 0) return null;
  const { asked, told, clues } = await readingOf(inquiry, pool);
  return { prompt, asked, told, clues: clues.map(dense), right: pool.map(({ fact }) => answers(fact)) };
}

function dense(clues: Clues): number[] {
  const row: number[] = [];
  for (const [name, value] of Object.entries(clues)) row[column(name)] = value;
  return row;
}

/** The same question where the prompt does not hold its answer. */
function unanswerable({ right, told, clues, ...asked }: Case): Case {
  const wrong = <T>(list: readonly T[]) => list.filter((_, i) => !right[i]);
  return { ...asked, told: wrong(told), clues: wrong(clues), right: wrong(right) };
}

/** Of questions whose prompt was left out of learning: right answers, wrong ones, and answers where there is none. */
function crossValidated(cases: readonly Case[], counted: ReadonlySet<string>): void {
  const prompts = [...new Set(cases.map(({ prompt }) => prompt))];
  const tried = prompts.length > 0 ? Array.from({ length: FOLDS }, (_, fold) => fold) : [];
  const judged = tried.flatMap((fold) => {
    const out = new Set(prompts.filter((_, i) => i % FOLDS === fold));
    const learned = learn(withAnswersTaken(cases.filter(({ prompt }) => !out.has(prompt))), names.length);
    return cases
      .filter(({ prompt }) => out.has(prompt) && counted.has(prompt))
      .map((each) => {
        const { right } = each;
        const chance = judge(learned, each);
        const best = chance.indexOf(Math.max(...chance));
        return { sure: chance[best] ?? 0, hit: right[best] === true, answerable: right.includes(true) };
      });
  });
  const answerable = judged.filter((each) => each.answerable);
  const rows = [0.3, 0.4, 0.5, 0.6, 0.7, 0.8].map((least) => ({
    least,
    right: answerable.filter(({ sure, hit }) => hit && sure >= least).length,
    wrong: answerable.filter(({ sure, hit }) => !hit && sure >= least).length,
    of: answerable.length,
    claimed: judged.filter((each) => !each.answerable && each.sure >= least).length,
    none: judged.length - answerable.length,
  }));
  console.table(rows);
}

const withAnswersTaken = (cases: readonly Case[]): Case[] => [
  ...cases,
  ...cases.filter(({ right }) => right.includes(true) && right.includes(false)).map(unanswerable),
];

const conversations = [...loadConversations('seen'), ...ownConversations('tuning')];
const talks = conversations.flatMap(examplesOf);
const cases: Case[] = [];
for (const example of [...talks, ...practiceExamples(), ...lessonExamples()]) {
  const found = await caseOf(example);
  if (found) cases.push(found);
}
for (const { clues } of cases) for (const row of clues) for (const k of names.keys()) row[k] ??= 0;
crossValidated(cases, new Set(talks.map(({ prompt }) => prompt)));
const { weights, asked, told } = learn(withAnswersTaken(cases), names.length);

const FOLDER = join(import.meta.dirname, '../lib/adapters/model/receptionist');
const HEAD = '/** Learned by `scripts/train-receptionist.ts`; not written by hand. */\n';
const listed = names.map(
  (name, i) => `  ${/^\w+$/.test(name) ? name : `'${name}'`}: ${Number((weights[i] ?? 0).toFixed(2))},\n`,
);
writeFileSync(
  join(FOLDER, 'relevance-weights.ts'),
  `${HEAD}export const WEIGHTS: Readonly<Record<string, number>> = {\n${listed.join('')}};\n`,
);
/** As signed bytes, and what one of them stands for. */
function packed(name: string, map: Vector): string {
  const unit = Math.max(...map.map(Math.abs)) / 127;
  const bytes = Buffer.from(Int8Array.from(map, (value) => Math.round(value / unit)).buffer).toString('base64');
  return `  ${name}: {\n    unit: ${unit.toPrecision(6)},\n    bytes:\n      '${bytes}',\n  },\n`;
}
writeFileSync(
  join(FOLDER, 'relevance-maps.ts'),
  `${HEAD}export const MAPS = {\n${packed('asked', asked)}${packed('told', told)}};\n`,
);
console.log(`${cases.length} questions, ${names.length} clues`);
