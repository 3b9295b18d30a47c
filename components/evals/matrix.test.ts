import { expect, it } from 'vitest';
import type { EvalRunRow } from '#lib/services/evals/schema.ts';
import { matrixOf, tally } from './matrix.ts';

const greeting = { id: 'greeting', version: 1 };
const hours = { id: 'hours', version: 2 };

function run(eval_id: string, agent_version: number, outcome: EvalRunRow['outcome'], more: Partial<EvalRunRow> = {}) {
  return { eval_id, agent_version, outcome, eval_version: 1, prompt_overridden: false, ...more } as EvalRunRow;
}

it('marks what a version broke and what it mended, against the version before', () => {
  const { columns, rows } = matrixOf(
    [greeting],
    [run('greeting', 3, 'pass'), run('greeting', 2, 'fail'), run('greeting', 2, 'pass'), run('greeting', 1, 'pass')],
  );
  expect(columns.map(({ version }) => version)).toEqual([3, 2, 1]);
  expect(rows[0]?.cells.map((cell) => cell?.flip)).toEqual(['mended', 'broken', null]);
});

it('puts a tried prompt before its version and never compares with it', () => {
  const tried = { prompt_overridden: true, prompt_hash: 'h' };
  const { columns, rows } = matrixOf(
    [greeting],
    [run('greeting', 2, 'pass'), run('greeting', 1, 'fail', tried), run('greeting', 1, 'pass')],
  );
  expect(columns.map(({ version, tried }) => `${version}${tried ? ' tried' : ''}`)).toEqual(['2', '1 tried', '1']);
  expect(rows[0]?.cells.map((cell) => cell?.flip)).toEqual([null, 'broken', null]);
});

it('compares neither errors nor a scenario that was changed in between', () => {
  const { rows } = matrixOf(
    [hours],
    [run('hours', 3, 'fail', { eval_version: 2 }), run('hours', 2, 'error'), run('hours', 1, 'pass')],
  );
  expect(rows[0]?.cells.map((cell) => [cell?.flip, cell?.stale])).toEqual([
    [null, false],
    [null, true],
    [null, true],
  ]);
});

it('has a column for every version there is, and counts what came of it', () => {
  const versions = Array.from({ length: 12 }, (_, index) => 12 - index);
  const runs = versions.flatMap((version) => [
    run('greeting', version, version === 7 ? 'fail' : 'pass'),
    run('hours', version, 'error', { eval_version: 2 }),
  ]);
  const { columns, rows } = matrixOf([greeting, hours], runs);
  expect(columns.map(({ version }) => version)).toEqual(versions);
  expect(
    tally(
      rows,
      columns.findIndex(({ version }) => version === 7),
    ),
  ).toEqual({ judged: 1, passed: 0, broken: 1 });
  expect(tally(rows, 0)).toEqual({ judged: 1, passed: 1, broken: 0 });
});
