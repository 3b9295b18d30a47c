/** How many letters must be changed, added or left out to make one word of another (Levenshtein). */
export function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (const [line, letter] of [...a].entries()) {
    const above = row;
    row = [line + 1];
    for (const [column, other] of [...b].entries()) {
      const [left = 0, up = 0, corner = 0] = [row[column], above[column + 1], above[column]];
      row.push(Math.min(left + 1, up + 1, corner + (letter === other ? 0 : 1)));
    }
  }
  return row.at(-1) ?? 0;
}
