/** The cookie that keeps which columns of a list one wants to see: the next first paint has them already. */
export const columnsCookie = (list: string): string => `kc-columns-${list}`;

/** Reads the cookie; what is no column any more is left out, and nothing usable means the standard. */
export function readColumns(kept: string | undefined, all: readonly string[], standard: readonly string[]): string[] {
  const wanted = kept === undefined ? [] : decodeURIComponent(kept).split('.');
  const shown = all.filter((id) => wanted.includes(id));
  return shown.length > 0 ? shown : [...standard];
}
