import type { Scale } from './scale.ts';

export interface DayPoint {
  /** A calendar day of the business, `2026-11-22`. */
  date: string;
  value: number;
}

export interface LinePlotProps {
  width: number;
  height: number;
  points: { date: string; value: number; before: number | null }[];
  scale: Scale;
  /** What is counted, for the tooltip: "calls". */
  unit: string;
  beforeLabel: string;
  format: (value: number) => string;
  onOpen?: (date: string) => void;
}

/** Room around the plot, in px; the sketch and the plot share it, so that one can take the other's place. */
export const PLOT = { top: 8, right: 84, bottom: 24, left: 0 };
