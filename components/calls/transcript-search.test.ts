import { expect, it } from 'vitest';
import { pieces, turnsWith } from './transcript-search.ts';

const turn = (index: number, text: string, speaker: 'agent' | 'caller' | 'note' = 'caller') => ({
  index,
  speaker,
  text,
  start_ms: 0,
  end_ms: 0,
  details: {},
});

it('finds turns by a part of what was said, not by notes', () => {
  const turns = [turn(0, 'A quote, please'), turn(1, 'Quote noted', 'note'), turn(2, 'Your QUOTE')];
  expect(turnsWith(turns, ' quote ')).toEqual([0, 2]);
  expect(turnsWith(turns, ' ')).toEqual([]);
});

it('cuts a text where it was found and loses nothing of it', () => {
  for (const [text, query] of [
    ['Roof, roof and ROOF', 'roof'],
    ['aaaa', 'aa'],
    ['nothing here', 'x'],
    ['', 'x'],
  ] as const) {
    const cut = pieces(text, query);
    expect(cut.map((piece) => piece.text).join('')).toBe(text);
    for (const piece of cut) expect(piece.text.toLowerCase() === query).toBe(piece.found);
  }
});
