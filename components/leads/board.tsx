'use client';

import {
  type Announcements,
  DndContext,
  type DragEndEvent,
  DragOverlay,
  KeyboardSensor,
  MeasuringStrategy,
  MouseSensor,
  TouchSensor,
  useSensor,
  useSensors,
} from '@dnd-kit/core';
import { useState } from 'react';
import { BoardCard } from './board-card.tsx';
import { BoardColumn } from './board-column.tsx';
import { columnOf, nearestColumn, nextColumn } from './board-steps.ts';
import { LEAD_WORDS, wordOf } from './lead-words.ts';
import type { LeadRow, LeadStatus, LeadsPage, LeadsQuery } from './queries.ts';
import { type LeadCounts, useLeadCounts } from './use-lead-counts.ts';
import { useMoveLead } from './use-move-lead.ts';

/** Leads by status, side by side. A card is moved by mouse, by touch after a moment, or by its handle and the arrows. */
export function Board(props: {
  filters: LeadsQuery;
  columns: Record<LeadStatus, LeadsPage>;
  counts: LeadCounts;
  canWrite: boolean;
}) {
  const { data: counts = props.counts } = useLeadCounts(props.filters, props.counts);
  const [dragged, setDragged] = useState<LeadRow | null>(null);
  const move = useMoveLead();
  const sensors = useSensors(
    useSensor(MouseSensor, { activationConstraint: { distance: 6 } }),
    useSensor(TouchSensor, { activationConstraint: { delay: 220, tolerance: 8 } }),
    useSensor(KeyboardSensor, { coordinateGetter: nextColumn }),
  );
  function drop({ active, over }: DragEndEvent) {
    setDragged(null);
    const lead = active.data.current as LeadRow | undefined;
    const to = columnOf(over);
    if (lead && to) move(lead, to);
  }
  return (
    <DndContext
      id="leads"
      sensors={sensors}
      collisionDetection={nearestColumn}
      measuring={{ droppable: { strategy: MeasuringStrategy.Always } }}
      onDragStart={({ active }) => setDragged(active.data.current as LeadRow)}
      onDragEnd={drop}
      onDragCancel={() => setDragged(null)}
      accessibility={{ announcements, screenReaderInstructions: { draggable: INSTRUCTIONS } }}
    >
      <div className="-mx-4 flex snap-x scroll-px-4 gap-3 overflow-x-auto px-4 pb-4 md:mx-0 md:snap-none md:px-0">
        {LEAD_WORDS.map((word) => (
          <BoardColumn
            key={word.value}
            word={word}
            count={counts.by_status[word.value]}
            filters={props.filters}
            initial={props.columns[word.value]}
            canWrite={props.canWrite}
          />
        ))}
      </div>
      <DragOverlay dropAnimation={null}>{dragged && <BoardCard lead={dragged} lifted />}</DragOverlay>
    </DndContext>
  );
}

const INSTRUCTIONS =
  'Press Space to take the card, the left and right arrows to choose a column, Space again to put it down, Escape to leave it where it was.';

const nameOf = (active: { data: { current?: object } }) =>
  (active.data.current as LeadRow | undefined)?.name ?? 'The lead';
const announcements: Announcements = {
  onDragStart: ({ active }) => `${nameOf(active)} is taken.`,
  onDragOver: ({ active, over }) => (over ? `${nameOf(active)} is over ${wordOf(String(over.id))}.` : undefined),
  onDragEnd: ({ active, over }) =>
    over ? `${nameOf(active)} is put into ${wordOf(String(over.id))}.` : `${nameOf(active)} stays where it was.`,
  onDragCancel: ({ active }) => `${nameOf(active)} stays where it was.`,
};
