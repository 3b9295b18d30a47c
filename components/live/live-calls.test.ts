import { expect, it } from 'vitest';
import type { LiveCall } from '#lib/services/live/schema.ts';
import { goingOn, wallOf, withChange } from './live-calls.ts';

const turn = (index: number, text: string) => ({
  index,
  speaker: 'agent' as const,
  text,
  start_ms: index * 1000,
  end_ms: index * 1000 + 900,
  details: {},
});
const call = (id: string, more: Partial<LiveCall> = {}) =>
  ({
    id,
    status: 'in-progress',
    created_at: `2026-02-15T14:00:0${id}Z`,
    ended_at: null,
    transcript: [],
    ...more,
  }) as LiveCall;
const at = '2026-02-15T14:01:00Z';

it('keeps the words that were told before, and takes a repeated one once', () => {
  const first = { at, calls: [call('1', { transcript: [turn(0, 'Hello'), turn(1, 'Yes')] })] };
  const then = withChange(first, { at, call: call('1', { transcript: [turn(1, 'Yes.'), turn(2, 'Bye')] }) });
  expect(then.calls[0]?.transcript.map(({ text }) => text)).toEqual(['Hello', 'Yes.', 'Bye']);
  const ended = withChange(then, { at, call: call('1', { status: 'completed', ended_at: at }) });
  expect(ended.calls[0]).toMatchObject({ status: 'completed', transcript: [{}, {}, {}] });
});

it('adds a call that nobody knew, and drops what ended long before', () => {
  const known = { at, calls: [call('2'), call('1', { status: 'completed', ended_at: '2026-02-15T13:59:00Z' })] };
  expect(withChange(known, { at, call: call('3') }).calls.map(({ id }) => id)).toEqual(['3', '2']);
  expect(withChange(undefined, { at, call: call('3') }).calls).toHaveLength(1);
});

it('leaves each call in its place on the wall until a minute after its end', () => {
  const calls = [call('3'), call('2', { status: 'completed', ended_at: at }), call('1')];
  expect(wallOf(calls, Date.parse(at) + 59_000).map(({ id }) => id)).toEqual(['1', '2', '3']);
  expect(wallOf(calls, Date.parse(at) + 61_000).map(({ id }) => id)).toEqual(['1', '3']);
  expect(goingOn(calls).map(({ id }) => id)).toEqual(['3', '1']);
});
