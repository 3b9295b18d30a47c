'use client';

import Link from 'next/link';
import { ErrorNote } from '#components/api/error-note.tsx';
import { businessPath } from '#components/layout/navigation.ts';
import { Button } from '#components/ui/button.tsx';
import { cn } from '#components/ui/cn.ts';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { Sheet, SheetContent, SheetDescription, SheetFooter, SheetHeader, SheetTitle } from '#components/ui/sheet.tsx';
import { Skeleton } from '#components/ui/skeleton.tsx';
import type { EvalRun } from '#lib/services/evals/schema.ts';
import { Outcome } from './outcome.tsx';
import { useRun } from './queries.ts';

type Played = EvalRun['results'][number]['messages'][number];

/** One run: the conversation as it went, with the verdict under each answer that was judged; it opens at what failed. */
export function RunSheet(props: { businessId: string; id: string | null; onClose: () => void }) {
  const { data: run, error } = useRun(props.id);
  const turns = (run?.results.at(-1)?.messages ?? []).map((message, index) => ({ ...message, place: index }));
  const failing = turns.find(({ judge }) => judge?.status === 'fail')?.place;
  return (
    <Sheet open={props.id !== null} onOpenChange={(open) => !open && props.onClose()}>
      <SheetContent className="sm:w-140">
        <SheetHeader>
          <SheetTitle className="[overflow-wrap:anywhere]">{run?.name ?? 'Run'}</SheetTitle>
          <SheetDescription asChild>
            <div className="flex flex-wrap items-center gap-x-3">
              {run && <Outcome of={run} />}
              {run && (
                <span>
                  {run.prompt_overridden ? `Tried on version ${run.agent_version}` : `Version ${run.agent_version}`}
                </span>
              )}
              {run && <RelativeTime at={run.created_at} />}
              {run && <Took of={run} />}
            </div>
          </SheetDescription>
        </SheetHeader>
        {error && <ErrorNote title="The run cannot be shown" error={error} />}
        {run?.error && <p className="rounded-md bg-missed-soft px-3 py-2 text-missed text-sm">{run.error}</p>}
        {!run && !error && <Skeleton className="h-48" />}
        <ol className="grid gap-2">
          {turns.map((turn) => (
            <PlayedTurn key={turn.place} of={turn} inSight={turn.place === failing} />
          ))}
        </ol>
        {run && (
          <SheetFooter className="justify-start">
            <Button asChild>
              <Link href={businessPath(props.businessId, `evals/${run.eval_id}`)}>Open the scenario</Link>
            </Button>
            <Button asChild variant="ghost">
              <Link href={businessPath(props.businessId, `agents/${run.agent_id}`)}>Change the instructions</Link>
            </Button>
          </SheetFooter>
        )}
      </SheetContent>
    </Sheet>
  );
}

/** How long it was played, and that it costs nothing. */
function Took({ of }: { of: EvalRun }) {
  if (!of.started_at || !of.ended_at) return null;
  const seconds = (Date.parse(of.ended_at) - Date.parse(of.started_at)) / 1000;
  return <span className="tabular">{seconds < 10 ? seconds.toFixed(1) : Math.round(seconds)} s, not charged</span>;
}

const SPEAKERS = { user: 'Caller', assistant: 'Agent', system: 'Told to the agent', tool: 'Answer of a tool' };

const intoSight = (turn: HTMLLIElement | null) => turn?.scrollIntoView({ block: 'center' });

function PlayedTurn({ of, inSight }: { of: Played; inSight: boolean }) {
  const { role, content, toolCalls = [], judge } = of;
  const failed = judge?.status === 'fail';
  return (
    <li
      ref={inSight ? intoSight : undefined}
      className={cn(
        'rounded-r-sm border-l-2 py-1 pr-3 pl-3.5',
        role === 'assistant' ? 'border-primary' : 'border-input',
        failed && 'border-failed bg-failed-soft',
      )}
    >
      <span className="block text-muted-foreground text-xs">{SPEAKERS[role]}</span>
      {content && <p className="whitespace-pre-wrap text-base [overflow-wrap:anywhere]">{content}</p>}
      {toolCalls.map((call) => (
        <p key={call.name} className="text-muted-foreground text-xs">
          Used <code className="text-foreground">{call.name}</code>
        </p>
      ))}
      {judge && (
        <div className="mt-1 flex flex-wrap items-baseline gap-x-3 text-sm">
          <Outcome of={{ status: 'ended', outcome: judge.status }} />
          {judge.reason && <span className="[overflow-wrap:anywhere]">{judge.reason}</span>}
        </div>
      )}
    </li>
  );
}
