import type { CollisionDetection, KeyboardCoordinateGetter } from '@dnd-kit/core';
import { LEAD_WORDS } from './lead-words.ts';
import type { LeadStatus } from './queries.ts';

/** The status of the column that something is over. */
export const columnOf = (over: { id: string | number } | null): LeadStatus | undefined =>
  LEAD_WORDS.find(({ value }) => value === over?.id)?.value;

/** Columns stand side by side: the one whose middle is nearest, however long it is. */
export const nearestColumn: CollisionDetection = ({
  droppableContainers,
  droppableRects,
  collisionRect,
  pointerCoordinates,
}) => {
  const x = pointerCoordinates?.x ?? collisionRect.left + collisionRect.width / 2;
  const distances = droppableContainers.flatMap((container) => {
    const rect = droppableRects.get(container.id);
    return rect ? [{ id: container.id, data: { value: Math.abs(rect.left + rect.width / 2 - x) } }] : [];
  });
  return distances.sort((one, other) => one.data.value - other.data.value);
};

const STEPS: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1 };

/** The arrows carry a card from column to column. */
export const nextColumn: KeyboardCoordinateGetter = (event, { currentCoordinates, context }) => {
  const step = STEPS[event.code];
  if (!step) return undefined;
  event.preventDefault();
  // Just taken, a card is over nothing yet: it sets out from its own column.
  const at = context.over?.id ?? context.active?.data.current?.status;
  const from = LEAD_WORDS.findIndex(({ value }) => value === at);
  const to = LEAD_WORDS[from + step];
  const rect = to && context.droppableRects.get(to.value);
  return rect ? { x: rect.left, y: currentCoordinates.y } : undefined;
};
