/** The cursors that a keyset list was walked by. They stand in the address, so that Back and a reload keep the place. */
export interface Place {
  after?: string | undefined;
  /** Cursors of the pages between the first one and this one, joined with dots. */
  before?: string | undefined;
}

/** As many steps as fit an address; further back, Newer leads to the first page. */
const LONGEST = 30;

/** The addresses of the neighbouring pages, null where there is none. `filters` go along unchanged. */
export function neighbours(
  path: string,
  filters: Record<string, string | undefined>,
  place: Place,
  nextCursor: string | null,
): { newer: string | null; older: string | null } {
  const trail = place.before?.split('.').filter(Boolean) ?? [];
  const to = (after: string | undefined, before: string[]) => {
    const params = new URLSearchParams();
    const all = { ...filters, after, before: before.slice(-LONGEST).join('.') };
    for (const [name, value] of Object.entries(all)) if (value) params.set(name, value);
    return params.size ? `${path}?${params}` : path;
  };
  return {
    newer: place.after ? to(trail.at(-1), trail.slice(0, -1)) : null,
    older: nextCursor ? to(nextCursor, place.after ? [...trail, place.after] : []) : null,
  };
}
