'use client';

import { FlaskConical, Play } from 'lucide-react';
import { useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import {
  Dialog,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
} from '#components/ui/dialog.tsx';
import { type Pipeline, type SdrQuery, usePipeline, useRun } from './queries.ts';
import { RunSheet } from './run-sheet.tsx';
import type { SdrRules } from './sdr-words.ts';

/** A run asked for by hand: tried out first, or for real after one has been asked. */
export function RunControls(props: { businessId: string; query: SdrQuery; initial: Pipeline; rules: SdrRules }) {
  const { data: pipeline = props.initial } = usePipeline(props.query, props.initial);
  const due = pipeline.summary.actionable;
  const run = useRun(props.businessId);
  const [sure, setSure] = useState(false);
  const [shown, setShown] = useState(false);
  const leads = `${due} ${due === 1 ? 'lead is' : 'leads are'} due.`;

  function start(dryRun: boolean) {
    setSure(false);
    setShown(true);
    run.mutate(dryRun);
  }

  return (
    <>
      <Button disabled={!pipeline.enabled} onClick={() => start(true)}>
        <FlaskConical aria-hidden />
        Dry run
      </Button>
      <Button variant="primary" disabled={!pipeline.enabled} onClick={() => setSure(true)}>
        <Play aria-hidden />
        Run now
      </Button>
      <Dialog open={sure} onOpenChange={setSure}>
        <DialogContent>
          <DialogHeader>
            <DialogTitle>Contact the leads that are due?</DialogTitle>
            <DialogDescription>
              {leads} Those whom your rules allow are called, texted and emailed now, within your hours and the limits
              of the day. A dry run says beforehand who that is.
            </DialogDescription>
          </DialogHeader>
          <DialogFooter>
            <Button onClick={() => setSure(false)}>Not now</Button>
            <Button onClick={() => start(true)}>Dry run first</Button>
            <Button variant="primary" onClick={() => start(false)}>
              Run now
            </Button>
          </DialogFooter>
        </DialogContent>
      </Dialog>
      <RunSheet
        businessId={props.businessId}
        open={shown}
        dryRun={run.variables ?? true}
        outcome={run.isPending ? undefined : run.data}
        error={run.error}
        rules={props.rules}
        onClose={() => setShown(false)}
        onRun={() => {
          setShown(false);
          setSure(true);
        }}
      />
    </>
  );
}
