'use client';

import { Play } from 'lucide-react';
import { useState } from 'react';
import { toastError } from '#components/api/error-note.tsx';
import { Button } from '#components/ui/button.tsx';
import { Card } from '#components/ui/card.tsx';
import { MatrixTable } from './matrix-table.tsx';
import { type RunList, useRuns, useStartRuns } from './queries.ts';
import { RunProgress } from './run-progress.tsx';
import { RunSheet } from './run-sheet.tsx';
import { type EvalRow, useEvals } from './use-evals.ts';

/** Every scenario of an agent by the prompts it ran against. A cell opens the conversation as it went. */
export function EvalsView(props: {
  businessId: string;
  agentId: string;
  initial: { evals: EvalRow[]; runs: RunList };
  canEdit: boolean;
}) {
  const { data: evals = props.initial.evals } = useEvals(props.agentId, props.initial.evals);
  const { runs, more, older } = useRuns(props.agentId, props.initial.runs);
  const start = useStartRuns(props.agentId);
  const [started, setStarted] = useState<string[]>([]);
  const [opened, setOpened] = useState<string | null>(null);
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
        <MatrixTable
          businessId={props.businessId}
          evals={evals}
          runs={runs}
          onOpen={setOpened}
          onRun={props.canEdit && !start.isPending ? run : undefined}
        />
      </Card>
      {more && (
        <Button
          variant="ghost"
          className="mt-3"
          pending={older.isPending}
          onClick={() =>
            older.mutate(undefined, { onError: (error) => toastError('Older runs cannot be shown.', error) })
          }
        >
          Older runs
        </Button>
      )}
      <RunSheet businessId={props.businessId} id={opened} onClose={() => setOpened(null)} />
    </>
  );
}
