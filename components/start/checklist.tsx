'use client';

import { Check } from 'lucide-react';
import Link from 'next/link';
import { toastError } from '#components/api/error-note.tsx';
import { businessPath } from '#components/layout/navigation.ts';
import { RingButton } from '#components/ring/ring-button.tsx';
import { Button } from '#components/ui/button.tsx';
import { Card, CardDescription, CardHeader, CardTitle } from '#components/ui/card.tsx';
import { cn } from '#components/ui/cn.ts';
import { toast } from '#components/ui/toast.ts';
import type { Start, Step } from '#lib/services/start/schema.ts';
import { useStart, useUpdateStart } from './queries.ts';
import { SampleButton } from './sample-button.tsx';
import { doneOf, isOpen, isShown, STEP_WORDS, skippedWith } from './steps.ts';

const UNDO_MS = 6_000;

/** The first steps of a business, until they are done: each is one press away from where it is done. */
export function Checklist(props: { businessId: string; initial: Start }) {
  const { data: start } = useStart(props.businessId, props.initial);
  const update = useUpdateStart(props.businessId);
  if (!isShown(start)) return null;

  const change = (next: Parameters<typeof update.mutate>[0], said: string, back: typeof next) =>
    update.mutate(next, {
      onSuccess: () =>
        toast(said, { duration: UNDO_MS, action: { label: 'Undo', onClick: () => update.mutate(back) } }),
      onError: (error) => toastError('That was not kept', error),
    });
  const skipped = start.steps.filter((step) => step.skipped).map(({ step }) => step);
  const next = start.steps.find(isOpen)?.step;
  return (
    <Card aria-label="First steps" className="mb-4">
      <CardHeader className="flex-wrap">
        <div className="flex items-baseline gap-3">
          <CardTitle>First steps</CardTitle>
          <CardDescription className="tabular">
            {doneOf(start)} of {start.steps.length} done
          </CardDescription>
        </div>
        <div className="flex items-center gap-1 max-sm:-ml-3.5">
          <SampleButton businessId={props.businessId} variant="ghost" />
          <Button
            variant="ghost"
            onClick={() =>
              change({ hidden: true }, 'The first steps are put away. Press ? to find them.', { hidden: false })
            }
          >
            Skip all
          </Button>
        </div>
      </CardHeader>
      <Progress done={doneOf(start)} of={start.steps.length} />
      <ul className="grid pb-2 lg:grid-cols-2 lg:gap-x-8 lg:px-4">
        {start.steps.map((step) => (
          <StepRow
            key={step.step}
            step={step}
            next={step.step === next}
            businessId={props.businessId}
            onSkip={() =>
              change(
                { skipped: skippedWith(start, step.step) },
                `Skipped: ${STEP_WORDS[step.step].title.toLowerCase()}.`,
                { skipped },
              )
            }
          />
        ))}
      </ul>
    </Card>
  );
}

function Progress({ done, of }: { done: number; of: number }) {
  return (
    <div className="mx-4 mt-1 mb-3 h-1 overflow-hidden rounded-full bg-muted" aria-hidden>
      <div className="h-full rounded-full bg-primary transition-[width]" style={{ width: `${(done / of) * 100}%` }} />
    </div>
  );
}

function StepRow(props: { step: Start['steps'][number]; next: boolean; businessId: string; onSkip: () => void }) {
  const { step, next } = props;
  const words = STEP_WORDS[step.step];
  const open = isOpen(step);
  return (
    <li className="group flex min-h-14 items-center gap-3 px-4 py-2 lg:px-0">
      <span
        className={cn(
          'grid size-5 shrink-0 place-items-center rounded-full border border-input',
          step.done && 'border-transparent bg-primary text-primary-foreground',
        )}
      >
        {step.done && <Check className="size-3" strokeWidth={3} aria-hidden />}
        <span className="sr-only">{step.done ? 'Done' : step.skipped ? 'Skipped' : 'To do'}</span>
      </span>
      <div className="min-w-0 flex-1">
        <p className={cn('font-medium text-sm', !open && 'font-normal text-muted-foreground')}>{words.title}</p>
        {open && <p className="text-muted-foreground text-xs max-sm:hidden">{words.why}</p>}
      </div>
      {open && (
        <>
          <Button
            variant="ghost"
            size="sm"
            aria-label={`Skip: ${words.title}`}
            className="opacity-0 transition-opacity focus-visible:opacity-100 group-focus-within:opacity-100 group-hover:opacity-100 max-md:opacity-100"
            onClick={props.onSkip}
          >
            Skip
          </Button>
          <StepAction step={step.step} businessId={props.businessId} primary={next} />
        </>
      )}
    </li>
  );
}

function StepAction(props: { step: Step; businessId: string; primary: boolean }) {
  const { where, act } = STEP_WORDS[props.step];
  const variant = props.primary ? 'primary' : 'secondary';
  if (where === 'ring') return <RingButton businessId={props.businessId} variant={variant} />;
  return (
    <Button asChild variant={variant}>
      <Link href={businessPath(props.businessId, where.path)}>{act}</Link>
    </Button>
  );
}
