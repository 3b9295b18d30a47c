/** Steps that read well as references of a count. */
const STEPS = [1, 2, 3, 4, 5, 6, 8];

export interface Scale {
  /** The value at the upper edge. */
  top: number;
  /** At most two quiet references above zero. */
  marks: number[];
}

/** A scale from zero for counts: two round references under the highest value, and a little air above it. */
export function countScale(values: number[]): Scale {
  const highest = Math.max(0, ...values);
  if (highest < 1) return { top: Math.max(1, highest), marks: [] };
  if (highest < 2) return { top: 2, marks: [1] };
  const half = highest / 2;
  const unit = 10 ** Math.floor(Math.log10(half));
  const step = unit * Math.max(...STEPS.filter((candidate) => candidate * unit <= half));
  return { top: highest * 1.08, marks: [step, 2 * step] };
}

/** Positions of `count` values spread over 0 to 1; a single one sits in the middle. */
export function spread(count: number): number[] {
  if (count === 1) return [0.5];
  return Array.from({ length: count }, (_, index) => index / (count - 1));
}

/** An SVG path through the values, in a box of `width` × `height` with zero at its lower edge. */
export function linePath(values: number[], top: number, width: number, height: number): string {
  const places = spread(values.length);
  return values
    .map((value, index) => {
      const x = (places[index] ?? 0) * width;
      const y = height - (top > 0 ? value / top : 0) * height;
      return `${index === 0 ? 'M' : 'L'}${round(x)} ${round(y)}`;
    })
    .join(' ');
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
