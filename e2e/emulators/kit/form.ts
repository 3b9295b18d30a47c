/** What a form spells: `a[b][0]=c` becomes `{ a: { b: ['c'] } }`, and a name that comes again becomes a list. */
export function decodeForm(text: string): Record<string, unknown> {
  const root: Record<string, unknown> = {};
  for (const [name, value] of new URLSearchParams(text)) {
    const path = name.replaceAll(']', '').split('[');
    const last = path.pop() as string;
    let at = root;
    for (const part of path) {
      at[part] ??= {};
      at = at[part] as Record<string, unknown>;
    }
    const before = at[last];
    at[last] = before === undefined ? value : [before, value].flat();
  }
  return withLists(root) as Record<string, unknown>;
}

function withLists(value: unknown): unknown {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value;
  const entries = Object.entries(value).map(([name, inner]) => [name, withLists(inner)] as const);
  const list = entries.length > 0 && entries.every(([name]) => /^\d*$/.test(name));
  return list ? entries.flatMap(([, inner]) => inner) : Object.fromEntries(entries);
}
