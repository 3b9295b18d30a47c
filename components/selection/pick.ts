/**
 * What is picked after row `id` was pressed. With a row that was pressed before, the rows between become as this one,
 * both included; one that is no longer in the list counts as none.
 */
export function pick(
  picked: ReadonlySet<string>,
  rows: readonly string[],
  id: string,
  from: string | null = null,
): ReadonlySet<string> {
  const ends = [from === null ? -1 : rows.indexOf(from), rows.indexOf(id)].sort((a, b) => a - b);
  const [first = -1, last = -1] = ends;
  const reached = first < 0 ? [id] : rows.slice(first, last + 1);
  const next = new Set(picked);
  for (const row of reached) picked.has(id) ? next.delete(row) : next.add(row);
  return next;
}
