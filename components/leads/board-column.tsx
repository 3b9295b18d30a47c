'use client';

import { useDroppable } from '@dnd-kit/core';
import type { LucideIcon } from 'lucide-react';
import { Button } from '#components/ui/button.tsx';
import { cn } from '#components/ui/cn.ts';
import { BoardCard } from './board-card.tsx';
import { DraggableCard } from './draggable-card.tsx';
import { type LeadStatus, type LeadsPage, type LeadsQuery, useColumn } from './queries.ts';

/** The leads of one status, the newest first, as many as one has asked for. */
export function BoardColumn(props: {
  word: { value: LeadStatus; label: string; icon: LucideIcon };
  count: number;
  filters: LeadsQuery;
  initial: LeadsPage;
  canWrite: boolean;
}) {
  const { value: status, label, icon: Icon } = props.word;
  const { setNodeRef, isOver } = useDroppable({ id: status });
  const column = useColumn(props.filters, status, props.initial);
  const leads = column.data.pages.flatMap((page) => page.leads);
  const Card = props.canWrite ? DraggableCard : BoardCard;
  return (
    <section
      ref={setNodeRef}
      aria-label={label}
      className={cn(
        'flex w-[78vw] max-w-72 shrink-0 snap-start flex-col rounded-lg border border-transparent bg-muted transition-colors md:w-auto md:min-w-52 md:max-w-none md:flex-1',
        isOver && 'border-ring',
      )}
    >
      <h2 className="flex items-center gap-2 px-3 py-2.5 font-medium text-sm">
        <Icon className="size-3.5 text-muted-foreground" aria-hidden />
        {label}
        <span className="tabular ml-auto font-normal text-muted-foreground text-xs">
          {props.count.toLocaleString('en-US')}
        </span>
      </h2>
      <ul className="grid grid-cols-1 content-start gap-2 px-2 pb-2">
        {leads.map((lead) => (
          <li key={lead.id}>
            <Card lead={lead} />
          </li>
        ))}
      </ul>
      {leads.length === 0 && <p className="px-3 pb-4 text-muted-foreground text-xs">Nobody here.</p>}
      {column.hasNextPage && (
        <Button
          variant="ghost"
          size="sm"
          className="mx-2 mb-2"
          pending={column.isFetchingNextPage}
          onClick={() => column.fetchNextPage()}
        >
          Show more
        </Button>
      )}
    </section>
  );
}
