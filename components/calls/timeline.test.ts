import { expect, it } from 'vitest';
import type { Turn } from '#lib/services/calls/schema.ts';
import { timelineOf } from './timeline.ts';

const turn = (index: number, start_ms: number, more: Partial<Turn> = {}): Turn => ({
  index,
  speaker: index % 2 === 0 ? 'agent' : 'caller',
  text: `Turn ${index}`,
  start_ms,
  end_ms: start_ms + 2_000,
  details: {},
  ...more,
});
const told = (turns: Turn[], ending?: string) =>
  timelineOf(turns, ending).map((row) => ('turn' in row ? row.turn.text : `${row.event} ${row.at}: ${row.text}`));

it('has a row for a silence that is one, and none for a breath', () => {
  expect(told([turn(0, 0), turn(1, 2_500), turn(2, 10_500)])).toEqual([
    'Turn 0',
    'Turn 1',
    'silence 4.5: Silence, 6 s',
    'Turn 2',
  ]);
});

it('tells what the agent looked up and could not answer, after what it said', () => {
  const details = { used: ['opening hours'], unanswered: ['How much is it?'], failed: true, end_call: true };
  expect(told([turn(0, 0, { details })])).toEqual([
    'Turn 0',
    'looked-up 2: Looked up opening hours',
    'unanswered 2: Had no answer to “How much is it?”',
    'fault 2: The language model failed; a polite fallback was spoken',
  ]);
});

it('knows transfers and voicemail by their notes, and says once how it ended', () => {
  const note = (text: string) => turn(1, 3_000, { speaker: 'note', text, end_ms: 3_000 });
  expect(told([turn(0, 0), note('Put through to +1 512 555 0100')], 'Put through')).toEqual([
    'Turn 0',
    'transfer 3: Put through to +1 512 555 0100',
    'end 3: Put through',
  ]);
  expect(told([turn(0, 0), note('Voicemail: the agent left its message')])[1]).toMatch(/^voicemail/);
  expect(told([turn(0, 0), note('The caller hung up')], 'The caller hung up')).toHaveLength(2);
  expect(told([], 'Nobody answered')).toEqual([]);
});
