'use client';

import { ArrowLeftRight } from 'lucide-react';
import { useState } from 'react';
import { ErrorNote } from '#components/api/error-note.tsx';
import { Button } from '#components/ui/button.tsx';
import { cn } from '#components/ui/cn.ts';
import {
  Dialog,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
} from '#components/ui/dialog.tsx';
import { Skeleton } from '#components/ui/skeleton.tsx';
import { toast } from '#components/ui/toast.ts';
import type { DuplicatePair, MergeField } from '#lib/services/lead-duplicates/schema.ts';
import type { LeadDetail } from '#lib/services/leads/schema.ts';
import { type Side, sidesOf } from './merge-sides.ts';
import { useMergeLeads } from './queries.ts';
import { useLead } from './use-lead.ts';

/** Makes two leads one: both sides field by field, and where they differ one says which to keep. */
export function MergeDialog({ pair, onClose }: { pair: DuplicatePair; onClose: () => void }) {
  const [older, newer] = pair.leads;
  const [swapped, setSwapped] = useState(false);
  const { data: first } = useLead(older?.id ?? null);
  const { data: second } = useLead(newer?.id ?? null);
  const [stays, goes] = swapped ? [second, first] : [first, second];
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent className="max-w-160">
        {stays && goes ? (
          <Choices key={stays.id} stays={stays} goes={goes} onSwap={() => setSwapped(!swapped)} onClose={onClose} />
        ) : (
          <>
            <DialogHeader>
              <DialogTitle>Make one of two leads</DialogTitle>
            </DialogHeader>
            <Skeleton className="h-60" />
          </>
        )}
      </DialogContent>
    </Dialog>
  );
}

function Choices(props: { stays: LeadDetail; goes: LeadDetail; onSwap: () => void; onClose: () => void }) {
  const { stays, goes, onClose } = props;
  const merge = useMergeLeads();
  const [take, setTake] = useState<MergeField[]>([]);
  const toggle = (field: MergeField, theirs: boolean) =>
    setTake(theirs ? [...take, field] : take.filter((one) => one !== field));
  return (
    <>
      <DialogHeader>
        <DialogTitle>Make one of two leads</DialogTitle>
        <DialogDescription>
          Calls, texts, emails, notes and history of both stay together. This cannot be taken back.
        </DialogDescription>
      </DialogHeader>
      <div className="grid gap-x-2 text-sm">
        <div className="grid grid-cols-[6rem_1fr_1fr] items-center gap-2 pb-2 text-muted-foreground text-xs">
          <Button
            variant="ghost"
            size="icon-sm"
            aria-label="Keep the other lead"
            title="Keep the other lead"
            onClick={props.onSwap}
          >
            <ArrowLeftRight aria-hidden />
          </Button>
          <span>Stays</span>
          <span>Becomes part of it</span>
        </div>
        {sidesOf(stays, goes).map((side) => (
          <Row key={side.field} side={side} theirs={take.includes(side.field)} onChoose={toggle} />
        ))}
      </div>
      {merge.error && <ErrorNote title="They are still two" error={merge.error} />}
      <DialogFooter>
        <Button onClick={onClose}>Leave them apart</Button>
        <Button
          variant="primary"
          pending={merge.isPending}
          onClick={() =>
            merge.mutate(
              { id: stays.id, other_id: goes.id, take },
              {
                onSuccess: (lead) => {
                  onClose();
                  toast(`${lead.name} is one lead now.`);
                },
              },
            )
          }
        >
          Merge into {stays.name}
        </Button>
      </DialogFooter>
    </>
  );
}

function Row(props: { side: Side; theirs: boolean; onChoose: (field: MergeField, theirs: boolean) => void }) {
  const { field, label, values, choice } = props.side;
  return (
    <fieldset className="grid min-w-0 grid-cols-[6rem_1fr_1fr] items-stretch gap-2 border-border border-t py-1.5">
      <legend className="sr-only">{label}</legend>
      <span className="py-1 text-muted-foreground text-xs" aria-hidden>
        {label}
      </span>
      {values.map((value, side) => {
        const theirs = side === 1;
        const kept = choice ? props.theirs === theirs : value !== null && (side === 0 || values[0] === null);
        if (!choice) {
          return (
            <span
              key={theirs ? 'theirs' : 'ours'}
              className={cn('min-w-0 px-2 py-1 [overflow-wrap:anywhere]', !kept && 'text-muted-foreground')}
            >
              {value ?? '–'}
            </span>
          );
        }
        return (
          <label
            key={theirs ? 'theirs' : 'ours'}
            className={cn(
              'min-w-0 cursor-pointer rounded-sm border px-2 py-1 transition-colors [overflow-wrap:anywhere] has-focus-visible:outline-2 has-focus-visible:outline-ring',
              kept ? 'border-ring bg-live-soft' : 'border-input text-muted-foreground hover:bg-accent',
            )}
          >
            <input
              type="radio"
              name={field}
              className="sr-only"
              checked={kept}
              onChange={() => props.onChoose(field, theirs)}
            />
            <span className="line-clamp-3">{value}</span>
          </label>
        );
      })}
    </fieldset>
  );
}
