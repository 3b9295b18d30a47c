'use client';

import { useState } from 'react';
import { ErrorNote } from '#components/api/error-note.tsx';
import { Outcome } from '#components/evals/outcome.tsx';
import { type FanOut, useCheckPrompt, useEvals } from '#components/evals/queries.ts';
import { Button } from '#components/ui/button.tsx';
import {
  Dialog,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
} from '#components/ui/dialog.tsx';

/** Runs the scenarios with instructions that are not saved yet, and says which of them would end otherwise. */
export function CheckPrompt(props: { agentId: string; prompt: string; onSave: () => void }) {
  const { data: evals = [] } = useEvals(props.agentId);
  const check = useCheckPrompt(props.agentId);
  const [open, setOpen] = useState(false);
  if (evals.length === 0) return null;
  return (
    <>
      <Button pending={check.isPending} onClick={() => check.mutate(props.prompt, { onSettled: () => setOpen(true) })}>
        Check<span className="max-sm:hidden"> against evals</span>
      </Button>
      <Dialog open={open} onOpenChange={setOpen}>
        <DialogContent>
          <DialogHeader>
            <DialogTitle>{check.data ? verdict(check.data) : 'Not checked'}</DialogTitle>
            <DialogDescription>
              {check.data ? counts(check.data) : 'The scenarios were not run with the new instructions.'}
            </DialogDescription>
          </DialogHeader>
          {check.error && <ErrorNote title="The check did not come to an end" error={check.error} />}
          {check.data && <Flips of={check.data} />}
          <DialogFooter>
            <Button onClick={() => setOpen(false)}>Keep editing</Button>
            <Button
              variant="primary"
              onClick={() => {
                setOpen(false);
                props.onSave();
              }}
            >
              Save
            </Button>
          </DialogFooter>
        </DialogContent>
      </Dialog>
    </>
  );
}

function Flips({ of: { flips = [] } }: { of: FanOut }) {
  if (flips.length === 0) return null;
  return (
    <ul className="divide-y divide-border border-border border-y">
      {flips.map((flip) => (
        <li key={flip.eval_id} className="flex min-h-10 flex-wrap items-center gap-x-3 py-1 text-sm">
          <span className="min-w-0 flex-1 [overflow-wrap:anywhere]">{flip.name}</span>
          <Outcome of={{ status: 'ended', outcome: flip.from }} />
          <span className="text-muted-foreground text-xs">then</span>
          <Outcome of={{ status: 'ended', outcome: flip.to }} />
        </li>
      ))}
    </ul>
  );
}

const plural = (count: number) => `${count} ${count === 1 ? 'scenario' : 'scenarios'}`;

function verdict({ flips = [], completed, total }: FanOut): string {
  const broken = flips.filter(({ from }) => from === 'pass').length;
  if (broken > 0) return `${plural(broken)} would not pass any more`;
  if (completed < total) return 'Not all scenarios have ended';
  return flips.length > 0 ? 'Nothing breaks' : 'Nothing changes';
}

function counts({ total, completed, passed, failed, errored }: FanOut): string {
  const parts = [`${passed} pass`, `${failed} fail`];
  if (errored > 0) parts.push(`${errored} could not be judged`);
  if (completed < total) parts.push(`${total - completed} still running`);
  return `With the new instructions, of ${plural(total)}: ${parts.join(', ')}.`;
}
