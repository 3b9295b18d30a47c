import type { EvalRunRow } from '#lib/services/evals/schema.ts';

/** One prompt that scenarios ran against: a version of the agent, or a prompt that was only tried on top of it. */
export interface Column {
  key: string;
  version: number;
  tried: boolean;
}

export interface Cell {
  run: EvalRunRow;
  /** It ended otherwise with the version before. */
  flip: 'broken' | 'mended' | null;
  /** The scenario was changed after this run. */
  stale: boolean;
}

export interface Row<S> {
  scenario: S;
  cells: (Cell | null)[];
}

const columnOf = (run: EvalRunRow): Column => ({
  key: run.prompt_overridden ? `${run.agent_version} ${run.prompt_hash}` : String(run.agent_version),
  version: run.agent_version,
  tried: run.prompt_overridden,
});

/**
 * Scenarios by prompt, newest version first, a tried prompt before the version it was tried on. A cell is the latest run
 * there; it flips where the next older version of the same scenario ended otherwise. `runs` come newest first.
 */
export function matrixOf<S extends { id: string; version: number }>(
  scenarios: readonly S[],
  runs: readonly EvalRunRow[],
): { columns: Column[]; rows: Row<S>[] } {
  const known = new Map(runs.map((run) => [columnOf(run).key, columnOf(run)]));
  const columns = [...known.values()].sort((a, b) => b.version - a.version || Number(b.tried) - Number(a.tried));
  const rows = scenarios.map((scenario): Row<S> => {
    const latest = columns.map(({ key }) =>
      runs.find((run) => run.eval_id === scenario.id && columnOf(run).key === key),
    );
    return {
      scenario,
      cells: latest.map((run, at) => {
        if (!run) return null;
        const before = latest.slice(at + 1).find((older) => older && isJudged(older) && !older.prompt_overridden);
        return { run, flip: flipOf(before, run), stale: run.eval_version !== scenario.version };
      }),
    };
  });
  return { columns, rows };
}

const isJudged = ({ outcome }: EvalRunRow): boolean => outcome === 'pass' || outcome === 'fail';

function flipOf(before: EvalRunRow | undefined, run: EvalRunRow): Cell['flip'] {
  if (!before || !isJudged(run) || before.eval_version !== run.eval_version || before.outcome === run.outcome) {
    return null;
  }
  return run.outcome === 'pass' ? 'mended' : 'broken';
}

/** What came of a column: how many of its scenarios were judged, and how many of them passed. */
export function tally<S>(rows: readonly Row<S>[], column: number): { judged: number; passed: number; broken: number } {
  const cells = rows.flatMap(({ cells }) => cells[column] ?? []);
  return {
    judged: cells.filter(({ run }) => isJudged(run)).length,
    passed: cells.filter(({ run }) => run.outcome === 'pass').length,
    broken: cells.filter(({ flip }) => flip === 'broken').length,
  };
}
