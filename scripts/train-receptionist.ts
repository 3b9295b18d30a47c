import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type Example,
  examplesOf,
  lessonExamples,
  practiceExamples,
} from '#lib/adapters/model/receptionist/evaluation/examples.ts';
import { ownConversations } from '#lib/adapters/model/receptionist/evaluation/own.ts';
import { loadConversations } from '#lib/adapters/model/receptionist/evaluation/schema.ts';
import { factsOf } from '#lib/adapters/model/receptionist/prompt-facts.ts';
import { type Clues, cluesFor, inquiryOf } from '#lib/adapters/model/receptionist/relevance.ts';
import { poolFor } from '#lib/adapters/model/receptionist/retrieval.ts';
import { subjectOf } from '#lib/adapters/model/receptionist/support.ts';

/**
 * Learns how much each clue tells about whether a fact answers a question (multinomial logistic regression with "none of
 * them" as one of the choices), and writes the weights. Every question is also learned from with its answers taken out of
 * the prompt: then none is right. Printed first: what comes of prompts that were left out of learning, five ways.
 */
interface Case {
  prompt: string;
  rows: number[][];
  right: boolean[];
}

const DECAY = 0.001;
const STEPS = 150;
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
  const clues = await cluesFor(inquiry, pool);
  return { prompt, rows: clues.map(dense), right: pool.map(({ fact }) => answers(fact)) };
}

function dense(clues: Clues): number[] {
  const row: number[] = [];
  for (const [name, value] of Object.entries(clues)) row[column(name)] = value;
  return row;
}

/** The same question where the prompt does not hold its answer. */
function unanswerable({ prompt, rows, right }: Case): Case {
  const kept = rows.filter((_, i) => !right[i]);
  return { prompt, rows: kept, right: kept.map(() => false) };
}

const dot = (row: readonly number[], weights: readonly number[]): number =>
  row.reduce((sum, value, i) => sum + (value ?? 0) * (weights[i] ?? 0), 0);

function chances(rows: readonly number[][], weights: readonly number[]): number[] {
  const odds = rows.map((row) => Math.exp(dot(row, weights)));
  const all = odds.reduce((sum, each) => sum + each, 1);
  return odds.map((each) => each / all);
}

/** Adam on the log likelihood of the right choice. */
function learned(cases: readonly Case[]): number[] {
  const weights = names.map(() => 0);
  const mean = names.map(() => 0);
  const square = names.map(() => 0);
  for (let step = 1; step <= STEPS; step++) {
    const slope = weights.map((weight) => 2 * DECAY * weight * cases.length);
    for (const { rows, right } of cases) {
      const chance = chances(rows, weights);
      const hit = chance.reduce((sum, each, i) => sum + (right[i] ? each : 0), 0);
      const any = right.includes(true);
      rows.forEach((row, i) => {
        const c = chance[i] ?? 0;
        const pull = c - (any && right[i] ? c / Math.max(hit, 1e-9) : 0);
        if (Math.abs(pull) > 1e-6) for (const k in row) slope[k] = (slope[k] ?? 0) + pull * (row[k] ?? 0);
      });
    }
    for (const k of names.keys()) {
      const g = (slope[k] ?? 0) / cases.length;
      mean[k] = 0.9 * (mean[k] ?? 0) + 0.1 * g;
      square[k] = 0.99 * (square[k] ?? 0) + 0.01 * g * g;
      const drift = (mean[k] ?? 0) / (1 - 0.9 ** step);
      weights[k] = (weights[k] ?? 0) - (0.1 * drift) / (Math.sqrt((square[k] ?? 0) / (1 - 0.99 ** step)) + 1e-8);
    }
  }
  return weights;
}

/** Of questions whose prompt was left out of learning: right answers, wrong ones, and answers where there is none. */
function crossValidated(cases: readonly Case[], counted: ReadonlySet<string>): void {
  const prompts = [...new Set(cases.map(({ prompt }) => prompt))];
  const tried = prompts.length > 0 ? Array.from({ length: FOLDS }, (_, fold) => fold) : [];
  const judged = tried.flatMap((fold) => {
    const out = new Set(prompts.filter((_, i) => i % FOLDS === fold));
    const weights = learned(withAnswersTaken(cases.filter(({ prompt }) => !out.has(prompt))));
    return cases
      .filter(({ prompt }) => out.has(prompt) && counted.has(prompt))
      .map(({ rows, right }) => {
        const chance = chances(rows, weights);
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
for (const { rows } of cases) for (const row of rows) for (const k of names.keys()) row[k] ??= 0;
crossValidated(cases, new Set(talks.map(({ prompt }) => prompt)));
const weights = learned(withAnswersTaken(cases));
const listed = names.map(
  (name, i) => `  ${/^\w+$/.test(name) ? name : `'${name}'`}: ${(weights[i] ?? 0).toFixed(2)},\n`,
);
writeFileSync(
  join(import.meta.dirname, '../lib/adapters/model/receptionist/relevance-weights.ts'),
  `/** Learned by \`scripts/train-receptionist.ts\`; not written by hand. */\nexport const WEIGHTS: Readonly<Record<string, number>> = {\n${listed.join('')}};\n`,
);
console.log(`${cases.length} questions, ${names.length} clues`);
