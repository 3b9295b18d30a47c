/** Where the words beside the ends of two lines stand, px from the top, at least a line of text apart. */
export function endLabelPlaces(current: number, before: number | null, height: number): [number, number] {
  if (before === null) return [current, current];
  const gap = 16;
  if (Math.abs(current - before) >= gap) return [current, before];
  const middle = (current + before) / 2;
  const upper = Math.min(Math.max(middle - gap / 2, 8), height - gap - 8);
  return current <= before ? [upper, upper + gap] : [upper + gap, upper];
}

/** The days that get a label under the axis: first, last, and some between where there is room. */
export function labelledDays(count: number, width: number): number[] {
  const labels = Math.max(2, Math.min(count, width < 480 ? 2 : width < 800 ? 4 : 6));
  return [...new Set(Array.from({ length: labels }, (_, index) => Math.round((index * (count - 1)) / (labels - 1))))];
}
