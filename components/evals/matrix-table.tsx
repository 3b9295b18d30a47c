'use client';

import { Play, TrendingDown, TrendingUp } from 'lucide-react';
import Link from 'next/link';
import { businessPath } from '#components/layout/navigation.ts';
import { Button } from '#components/ui/button.tsx';
import { cn } from '#components/ui/cn.ts';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '#components/ui/table.tsx';
import { Tooltip } from '#components/ui/tooltip.tsx';
import { type Cell, type Column, matrixOf, tally } from './matrix.ts';
import { Outcome } from './outcome.tsx';
import type { Run } from './queries.ts';
import type { EvalRow } from './use-evals.ts';

/** Stays in sight while the versions scroll under it. */
const stuck = 'sticky left-0 z-10 border-border border-r bg-card';

/** Scenarios by version, the newest at the left; what a version broke or mended is marked. */
export function MatrixTable(props: {
  businessId: string;
  evals: EvalRow[];
  runs: Run[];
  onOpen: (runId: string) => void;
  onRun?: ((evalId: string) => void) | undefined;
}) {
  const { columns, rows } = matrixOf(props.evals, props.runs);
  return (
    <Table className="w-max min-w-full">
      <TableHeader>
        <TableRow>
          <TableHead className={cn(stuck, 'pb-2 align-bottom')}>Scenario</TableHead>
          {columns.map((column, at) => (
            <TableHead key={column.key} className="h-14 pb-2 align-bottom">
              <ColumnHead of={column} {...tally(rows, at)} />
            </TableHead>
          ))}
          {columns.length === 0 && <TableHead className="w-full align-bottom">Result</TableHead>}
          {columns.length > 0 && <TableHead className="w-full" aria-hidden />}
        </TableRow>
      </TableHeader>
      <TableBody>
        {rows.map(({ scenario, cells }) => (
          <TableRow key={scenario.id} className="group">
            <TableCell className={cn(stuck, 'w-80 max-w-80 py-2 group-hover:bg-muted max-sm:w-44 max-sm:max-w-44')}>
              <div className="flex items-center justify-between gap-2">
                <div className="min-w-0">
                  <Link
                    href={businessPath(props.businessId, `evals/${scenario.id}`)}
                    className="block truncate rounded-xs font-medium underline-offset-4 hover:underline"
                    title={scenario.name}
                  >
                    {scenario.name}
                  </Link>
                  {scenario.description && (
                    <span className="block truncate text-muted-foreground text-xs">{scenario.description}</span>
                  )}
                </div>
                {props.onRun && (
                  <Button
                    variant="ghost"
                    size="icon-sm"
                    aria-label={`Run ${scenario.name}`}
                    title="Run this one"
                    onClick={() => props.onRun?.(scenario.id)}
                  >
                    <Play aria-hidden />
                  </Button>
                )}
              </div>
            </TableCell>
            {cells.map((cell, at) => (
              <TableCell
                key={columns[at]?.key}
                className={cn('whitespace-nowrap px-1', cell?.flip === 'broken' && 'bg-failed-soft')}
              >
                <Result of={cell} name={scenario.name} onOpen={props.onOpen} />
              </TableCell>
            ))}
            {columns.length === 0 && <TableCell className="text-muted-foreground">Not run yet</TableCell>}
            {columns.length > 0 && <TableCell aria-hidden />}
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

function ColumnHead({ of, judged, passed, broken }: { of: Column } & ReturnType<typeof tally>) {
  return (
    <span className="grid">
      {of.tried ? (
        <Tooltip text={`Instructions that were tried on version ${of.version}, and not published with that run.`}>
          <span className="text-foreground">Tried on {of.version}</span>
        </Tooltip>
      ) : (
        <span className="text-foreground">Version {of.version}</span>
      )}
      <span className={cn('tabular', broken > 0 && 'text-failed')}>
        {judged > 0 ? `${passed} of ${judged} pass` : 'Not judged'}
      </span>
    </span>
  );
}

function Result(props: { of: Cell | null; name: string; onOpen: (runId: string) => void }) {
  const cell = props.of;
  if (!cell) return <span className="px-2 text-muted-foreground">–</span>;
  return (
    <button
      type="button"
      className="flex min-h-9 w-full flex-col items-start justify-center rounded-sm px-2 text-left hover:bg-accent"
      onClick={() => props.onOpen(cell.run.run_id)}
    >
      <span className="sr-only">{props.name}: </span>
      <Outcome of={cell.run} />
      {cell.flip === 'broken' && (
        <span className="inline-flex items-center gap-1 text-failed text-xs">
          <TrendingDown className="size-3.5" aria-hidden /> Passed before
        </span>
      )}
      {cell.flip === 'mended' && (
        <span className="inline-flex items-center gap-1 text-live text-xs">
          <TrendingUp className="size-3.5" aria-hidden /> Failed before
        </span>
      )}
      {cell.stale && <span className="text-muted-foreground text-xs">Older script</span>}
    </button>
  );
}
