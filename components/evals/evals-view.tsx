'use client';

import { Play } from 'lucide-react';
import Link from 'next/link';
import { useState } from 'react';
import { toastError } from '#components/api/error-note.tsx';
import { businessPath } from '#components/layout/navigation.ts';
import { Badge } from '#components/ui/badge.tsx';
import { Button } from '#components/ui/button.tsx';
import { Card } from '#components/ui/card.tsx';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '#components/ui/table.tsx';
import { Tooltip } from '#components/ui/tooltip.tsx';
import { type Cell, type Column, matrixOf } from './matrix.ts';
import { Outcome } from './outcome.tsx';
import { type EvalRow, type Run, useEvals, useRuns, useStartRuns } from './queries.ts';
import { RunProgress } from './run-progress.tsx';
import { RunSheet } from './run-sheet.tsx';

/** Every scenario of an agent by the prompts it ran against. A cell opens the conversation as it went. */
export function EvalsView(props: {
  businessId: string;
  agentId: string;
  initial: { evals: EvalRow[]; runs: Run[] };
  canEdit: boolean;
}) {
  const { data: evals = props.initial.evals } = useEvals(props.agentId, props.initial.evals);
  const { data: runs } = useRuns(props.agentId, props.initial.runs);
  const start = useStartRuns(props.agentId);
  const [started, setStarted] = useState<string[]>([]);
  const [opened, setOpened] = useState<string | null>(null);
  const { columns, rows } = matrixOf(evals, runs);
  const underWay = runs.some(({ status }) => status !== 'ended');
  const run = (evalId?: string) =>
    start.mutate(evalId, { onSuccess: setStarted, onError: (error) => toastError('Nothing was run.', error) });
  return (
    <>
      <div className="mb-3 flex min-h-9 flex-wrap items-center justify-between gap-3">
        <RunProgress runs={runs} started={started} scenarios={evals.length} />
        {props.canEdit && (
          <Button variant="primary" pending={start.isPending} disabled={underWay} onClick={() => run()}>
            <Play aria-hidden />
            Run all
          </Button>
        )}
      </div>
      <Card className="overflow-hidden">
        <Table>
          <TableHeader>
            <TableRow>
              <TableHead className="w-full min-w-44">Scenario</TableHead>
              {columns.map((column) => (
                <TableHead key={column.key}>
                  <ColumnName of={column} />
                </TableHead>
              ))}
              {columns.length === 0 && <TableHead>Result</TableHead>}
              {props.canEdit && (
                <TableHead>
                  <span className="sr-only">Run</span>
                </TableHead>
              )}
            </TableRow>
          </TableHeader>
          <TableBody>
            {rows.map(({ scenario, cells }) => (
              <TableRow key={scenario.id}>
                <TableCell className="py-2">
                  <Link
                    href={businessPath(props.businessId, `evals/${scenario.id}`)}
                    className="rounded-xs font-medium underline-offset-4 hover:underline"
                  >
                    {scenario.name}
                  </Link>
                  {scenario.description && (
                    <span className="block max-w-90 truncate text-muted-foreground text-xs">
                      {scenario.description}
                    </span>
                  )}
                </TableCell>
                {cells.map((cell, at) => (
                  <TableCell key={columns[at]?.key} className="whitespace-nowrap">
                    <Result of={cell} name={scenario.name} onOpen={setOpened} />
                  </TableCell>
                ))}
                {columns.length === 0 && <TableCell className="text-muted-foreground">Not run yet</TableCell>}
                {props.canEdit && (
                  <TableCell className="text-right">
                    <Button
                      variant="ghost"
                      size="sm"
                      aria-label={`Run ${scenario.name}`}
                      disabled={start.isPending}
                      onClick={() => run(scenario.id)}
                    >
                      Run
                    </Button>
                  </TableCell>
                )}
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </Card>
      <RunSheet id={opened} onClose={() => setOpened(null)} />
    </>
  );
}

function ColumnName({ of }: { of: Column }) {
  return of.tried ? (
    <Tooltip text={`Instructions that were tried on version ${of.version}, and not saved with that run.`}>
      <span>Tried on {of.version}</span>
    </Tooltip>
  ) : (
    `Version ${of.version}`
  );
}

function Result(props: { of: Cell | null; name: string; onOpen: (runId: string) => void }) {
  const cell = props.of;
  if (!cell) return <span className="text-muted-foreground">–</span>;
  return (
    <span className="inline-flex items-center gap-2">
      <button
        type="button"
        className="rounded-sm p-1 underline-offset-4 hover:bg-accent"
        onClick={() => props.onOpen(cell.run.run_id)}
      >
        <span className="sr-only">{props.name}: </span>
        <Outcome of={cell.run} />
      </button>
      {cell.flip === 'broken' && <Badge tone="failed">Passed before</Badge>}
      {cell.flip === 'mended' && <Badge tone="live">Failed before</Badge>}
      {cell.stale && (
        <Tooltip text="The scenario was changed after this run.">
          <span>
            <Badge>Older script</Badge>
          </span>
        </Tooltip>
      )}
    </span>
  );
}
