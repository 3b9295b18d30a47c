import { formatDay } from '#components/ui/format-time.ts';
import type { Scale } from './scale.ts';

export interface DayPoint {
  /** A calendar day of the business, `2026-11-22`. */
  date: string;
  /** The last day of what is counted, where it is more than one day. */
  last?: string;
  value: number;
}

export interface LinePlotProps {
  width: number;
  height: number;
  points: (DayPoint & { before: number | null })[];
  scale: Scale;
  /** What is counted, for the tooltip: "calls". */
  unit: string;
  beforeLabel: string;
  format: (value: number) => string;
  onOpen?: (point: DayPoint) => void;
}

/** Room around the plot, in px; the sketch and the plot share it, so that one can take the other's place. */
export const PLOT = { top: 8, right: 84, bottom: 24, left: 0 };

/** The day, or the days, that a point counts. */
export function daysWords({ date, last }: DayPoint): string {
  return last && last !== date ? `${formatDay(date)} to ${formatDay(last)}` : formatDay(date, { weekday: true });
}
