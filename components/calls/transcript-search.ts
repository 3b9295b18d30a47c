import type { Turn } from '#lib/services/calls/schema.ts';

/** Where a text stands in a conversation: the turns that hold it, in order. */
export function turnsWith(turns: readonly Turn[], query: string): number[] {
  const wanted = query.trim().toLowerCase();
  if (wanted === '') return [];
  return turns
    .filter((turn) => turn.speaker !== 'note' && turn.text.toLowerCase().includes(wanted))
    .map(({ index }) => index);
}

/** A text in pieces, `found` where it is what was searched for. */
export function pieces(text: string, query: string): { text: string; found: boolean; at: number }[] {
  const wanted = query.trim().toLowerCase();
  if (wanted === '') return [{ text, found: false, at: 0 }];
  const lower = text.toLowerCase();
  const out: { text: string; found: boolean; at: number }[] = [];
  let from = 0;
  for (let at = lower.indexOf(wanted); at !== -1; at = lower.indexOf(wanted, from)) {
    if (at > from) out.push({ text: text.slice(from, at), found: false, at: from });
    out.push({ text: text.slice(at, at + wanted.length), found: true, at });
    from = at + wanted.length;
  }
  if (from < text.length) out.push({ text: text.slice(from), found: false, at: from });
  return out;
}
