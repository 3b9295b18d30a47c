import type { Vector } from '#lib/adapters/model/receptionist/embedding.ts';
import { chances, mapped } from '#lib/adapters/model/receptionist/relevance.ts';

/** A question put to the facts of a prompt: their clues, in columns, and which of them answer it; maybe none. */
export interface Case {
  prompt: string;
  asked: Vector;
  told: readonly Vector[];
  clues: number[][];
  right: readonly boolean[];
}

/** Maps that bring a question and the facts that answer it close to each other, `RANK` rows each, and a weight of each clue. */
export interface Learned {
  weights: Vector;
  asked: Vector;
  told: Vector;
}

const RANK = 32;
const EPOCHS = 10;
const RATE = { weights: 0.02, maps: 0.006 };
const DECAY = 0.02;
/** The share of each vector that is hidden whenever it is learned from, so that no single number in it is relied upon. */
const HIDDEN = 0.3;
/** Questions learned from before the weights change; those of one prompt stay together. */
const BATCH = 64;

/** Numbers that are learned by Adam with decoupled decay. */
class Parameter {
  readonly value: Vector;
  /** How the loss changes with each, over a batch. */
  readonly slope: Vector;
  readonly #mean: Vector;
  readonly #square: Vector;
  constructor(value: Vector) {
    this.value = value;
    this.slope = new Float32Array(value.length);
    this.#mean = new Float32Array(value.length);
    this.#square = new Float32Array(value.length);
  }
  step(count: number, rate: number, size: number): void {
    const { value, slope } = this;
    const [early, late] = [1 - 0.9 ** count, 1 - 0.999 ** count];
    for (let i = 0; i < value.length; i++) {
      const g = (slope[i] ?? 0) / size;
      const mean = 0.9 * (this.#mean[i] ?? 0) + 0.1 * g;
      const square = 0.999 * (this.#square[i] ?? 0) + 0.001 * g * g;
      this.#mean[i] = mean;
      this.#square[i] = square;
      const v = value[i] ?? 0;
      value[i] = v - rate * (mean / early / (Math.sqrt(square / late) + 1e-8) + DECAY * v);
    }
    slope.fill(0);
  }
}

/** Numbers from 0 to 1, the same ones each time (mulberry32). */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t = (t + Math.imul(t ^ (t >>> 7), t | 61)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

function shuffled<T>(list: readonly T[], next: () => number): T[] {
  const out = [...list];
  for (let i = out.length - 1; i > 0; i--) {
    const j = Math.floor(next() * (i + 1));
    [out[i], out[j]] = [out[j] as T, out[i] as T];
  }
  return out;
}

/** Whole prompts, together about as many cases as a batch. */
function batches(cases: readonly Case[], next: () => number): Case[][] {
  const byPrompt = Map.groupBy(cases, ({ prompt }) => prompt);
  const found: Case[][] = [];
  let batch: Case[] = [];
  for (const prompt of shuffled([...byPrompt.keys()], next)) {
    batch.push(...(byPrompt.get(prompt) ?? []));
    if (batch.length < BATCH) continue;
    found.push(batch);
    batch = [];
  }
  return batch.length > 0 ? [...found, batch] : found;
}

/** Adds so many times a row to another. */
function add(sum: Vector, row: ArrayLike<number>, times: number, from = 0): void {
  for (let i = 0; i < row.length; i++) sum[from + i] = (sum[from + i] ?? 0) + times * (row[i] ?? 0);
}

/** Adds the product of a column and a row to a matrix. */
const addOuter = (matrix: Vector, column: Vector, row: Vector): void =>
  column.forEach((times, k) => {
    add(matrix, row, times, k * row.length);
  });

const dot = (a: ArrayLike<number>, b: ArrayLike<number>): number => {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
};

/** How likely each fact of a case is the answer; what is left to 1 is that none of them is. */
export function judge({ weights, asked, told }: Learned, { asked: question, told: facts, clues }: Case): number[] {
  const here = mapped(asked, question);
  return chances(facts.map((fact, i) => dot(clues[i] ?? [], weights) + dot(here, mapped(told, fact))));
}

type Parameters = Record<keyof Learned, Parameter>;

/**
 * Adds to the slopes of what is learned how much less likely it makes the right choice of each case: one of a prompt's
 * facts that answer, or none of them.
 */
function addSlopes(batch: readonly Case[], { weights, asked, told }: Parameters, hidden: (vector: Vector) => Vector) {
  const met = new Map<Vector, { seen: Vector; place: Vector; slope: Vector }>();
  const meet = (fact: Vector) => {
    const known = met.get(fact);
    if (known) return known;
    const seen = hidden(fact);
    const one = { seen, place: mapped(told.value, seen), slope: new Float32Array(RANK) };
    met.set(fact, one);
    return one;
  };
  for (const { asked: question, told: facts, clues, right } of batch) {
    const seen = hidden(question);
    const here = mapped(asked.value, seen);
    const there = facts.map(meet);
    const chance = chances(there.map(({ place }, i) => dot(clues[i] ?? [], weights.value) + dot(here, place)));
    const hit = right.includes(true) ? chance.reduce((sum, each, i) => sum + (right[i] ? each : 0), 1e-9) : 1;
    const slope = new Float32Array(RANK);
    there.forEach((fact, i) => {
      const off = (chance[i] ?? 0) * (right[i] ? 1 - 1 / hit : 1);
      add(weights.slope, clues[i] ?? [], off);
      add(slope, fact.place, off);
      add(fact.slope, here, off);
    });
    addOuter(asked.slope, slope, seen);
  }
  for (const { seen, slope } of met.values()) addOuter(told.slope, slope, seen);
}

/** Raises the likelihood of the right choices, batch by batch in random order. */
export function learn(cases: readonly Case[], width: number): Learned {
  const next = dice(1);
  const size = RANK * (cases[0]?.asked.length ?? 0);
  const map = () => new Parameter(new Float32Array(size).map(() => (next() + next() + next() + next() - 2) / 5));
  const learned = { weights: new Parameter(new Float32Array(width)), asked: map(), told: map() };
  const hidden = (vector: Vector) => vector.map((value) => (next() < HIDDEN ? 0 : value / (1 - HIDDEN)));
  const plan = Array.from({ length: EPOCHS }, () => batches(cases, next)).flat();
  for (const [i, batch] of plan.entries()) {
    addSlopes(batch, learned, hidden);
    // Slowly at first and in the end.
    const pace = Math.sin((Math.PI * (i + 1)) / (plan.length + 1));
    learned.weights.step(i + 1, RATE.weights * pace, batch.length);
    for (const one of [learned.asked, learned.told]) one.step(i + 1, RATE.maps * pace, batch.length);
  }
  return { weights: learned.weights.value, asked: learned.asked.value, told: learned.told.value };
}
