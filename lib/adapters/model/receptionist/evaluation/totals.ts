import type { ExamField, Marks } from './exam.ts';

export interface Totals {
  conversations: number;
  /** Share of conversations where the field is exactly as expected, a rightly missing one included. */
  exact: Record<ExamField | 'reason', number>;
  /** Harmonic mean of precision and recall over the values, missing ones left out. */
  f1: Record<ExamField, number>;
  answerable: number;
  answered: number;
  /** Told as what comes near, with the words that it may not be the answer; in addition to the answered ones. */
  offered: number;
  unanswerable: number;
  /** Questions that the prompt does not answer, and something near was offered. */
  offeredInstead: number;
  /** Answers to questions that the prompt does not answer. */
  claims: number;
  /** Agent turns with a number or day from nowhere. */
  inventions: number;
}

const FIELDS: readonly ExamField[] = ['name', 'phone', 'email'];

export function totalsOf(marks: readonly Marks[]): Totals {
  const questions = marks.flatMap((mark) => mark.questions);
  const answerable = questions.filter(({ question }) => question.answerable);
  const share = (right: (mark: Marks) => boolean) => marks.filter(right).length / marks.length;
  const byField = <T>(value: (field: ExamField) => T) =>
    Object.fromEntries(FIELDS.map((field) => [field, value(field)])) as Record<ExamField, T>;
  return {
    conversations: marks.length,
    exact: {
      ...byField((field) => share((mark) => mark.fields[field].right)),
      reason: share((mark) => mark.reason.right),
    },
    f1: byField((field) => f1(marks.map((mark) => mark.fields[field]))),
    answerable: answerable.length,
    answered: answerable.filter(({ outcome }) => outcome === 'answered').length,
    offered: answerable.filter(({ outcome }) => outcome === 'offered').length,
    offeredInstead: questions.filter(({ question, outcome }) => !question.answerable && outcome === 'offered').length,
    unanswerable: questions.length - answerable.length,
    claims: questions.filter(({ outcome }) => outcome === 'claimed').length,
    inventions: marks.reduce((sum, mark) => sum + mark.inventions.length, 0),
  };
}

function f1(values: readonly { expected: string | null; got: string | null; right: boolean }[]): number {
  const found = values.filter(({ got, right }) => got !== null && right).length;
  const given = values.filter(({ got }) => got !== null).length;
  const wanted = values.filter(({ expected }) => expected !== null).length;
  return given + wanted === 0 ? 1 : (2 * found) / (given + wanted);
}
