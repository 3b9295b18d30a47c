/** A sentence of a text as it stood or stands: kept in both, taken away or put in. */
export interface DiffLine {
  change: 'kept' | 'removed' | 'added';
  text: string;
}

const sentences = (text: string): string[] =>
  text
    .split(/\n+|(?<=[.!?])\s+/)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '');

/** Two texts sentence by sentence, in the order in which they are read: the longest part that both have is kept. */
export function diffLines(before: string, after: string): DiffLine[] {
  const old = sentences(before);
  const now = sentences(after);
  // length[i][j]: how many sentences old.slice(i) and now.slice(j) have in common, in order.
  const length = Array.from({ length: old.length + 1 }, () => new Array<number>(now.length + 1).fill(0));
  const common = (i: number, j: number) => length[i]?.[j] ?? 0;
  for (let i = old.length - 1; i >= 0; i--) {
    for (let j = now.length - 1; j >= 0; j--) {
      const row = length[i];
      if (row) row[j] = old[i] === now[j] ? common(i + 1, j + 1) + 1 : Math.max(common(i + 1, j), common(i, j + 1));
    }
  }
  const lines: DiffLine[] = [];
  let [i, j] = [0, 0];
  while (i < old.length || j < now.length) {
    const [gone = '', come = ''] = [old[i], now[j]];
    if (i < old.length && j < now.length && gone === come) {
      lines.push({ change: 'kept', text: gone });
      i++;
      j++;
    } else if (j >= now.length || (i < old.length && common(i + 1, j) >= common(i, j + 1))) {
      lines.push({ change: 'removed', text: gone });
      i++;
    } else {
      lines.push({ change: 'added', text: come });
      j++;
    }
  }
  return lines;
}

/** How many kept sentences stay in sight around a change; a shorter stretch is not folded. */
const AROUND = 1;
const WORTH_FOLDING = 2;

/** The lines in parts: those near a change as they are, the others as how many they are. */
export function folded(lines: readonly DiffLine[]): (DiffLine[] | number)[] {
  const near = lines.map((_, at) =>
    lines.slice(Math.max(0, at - AROUND), at + AROUND + 1).some(({ change }) => change !== 'kept'),
  );
  const parts: (DiffLine[] | number)[] = [];
  for (let at = 0; at < lines.length; ) {
    const end = near.findIndex((one, place) => place > at && one !== near[at]);
    const stretch = lines.slice(at, end === -1 ? lines.length : end);
    parts.push(near[at] || stretch.length < WORTH_FOLDING ? stretch : stretch.length);
    at += stretch.length;
  }
  return parts;
}
