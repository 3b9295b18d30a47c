'use client';

import { useDraggable } from '@dnd-kit/core';
import { GripVertical } from 'lucide-react';
import { cn } from '#components/ui/cn.ts';
import { BoardCard } from './board-card.tsx';
import type { LeadRow } from './queries.ts';

/** A card that can be moved: anywhere on it by mouse or touch, by its handle from the keyboard. */
export function DraggableCard({ lead }: { lead: LeadRow }) {
  const {
    setNodeRef,
    setActivatorNodeRef,
    attributes,
    listeners = {},
    isDragging,
  } = useDraggable({
    id: lead.id,
    data: lead,
  });
  // What a pointer can do anywhere on the card, the handle does for the keyboard.
  const { onKeyDown, ...byPointer } = listeners;
  return (
    <div ref={setNodeRef} {...byPointer} className={cn('touch-manipulation', isDragging && 'opacity-40')}>
      <BoardCard
        lead={lead}
        handle={
          <button
            type="button"
            ref={setActivatorNodeRef}
            {...attributes}
            aria-label={`Move ${lead.name}`}
            onKeyDown={onKeyDown as React.KeyboardEventHandler}
            className="relative z-10 -mr-1 grid size-5 shrink-0 cursor-grab place-items-center rounded-xs opacity-0 focus-visible:opacity-100 group-hover:opacity-100"
          >
            <GripVertical className="size-3.5" aria-hidden />
          </button>
        }
      />
    </div>
  );
}
