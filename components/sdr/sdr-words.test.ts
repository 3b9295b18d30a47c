import { expect, it } from 'vitest';
import {
  ACTIONS,
  DEFAULT_CONFIG,
  HOLDS,
  NextAction,
  OUTCOMES,
  SEGMENTS,
  SegmentName,
} from '#lib/services/sdr/schema.ts';
import {
  DONE_WORDS,
  NEXT_WORDS,
  OUTCOME_WORDS,
  type SdrRules,
  SEGMENT_WORDS,
  skipWords,
  standing,
  withNumbers,
} from './sdr-words.ts';

it('has words for everything that the pipeline can say', () => {
  expect(Object.keys(SEGMENT_WORDS).sort()).toEqual([...SegmentName.options].sort());
  expect(Object.keys(NEXT_WORDS).sort()).toEqual([...NextAction.options].sort());
  expect(Object.keys(OUTCOME_WORDS).sort()).toEqual([...OUTCOMES].sort());
  expect(Object.keys(DONE_WORDS).sort()).toEqual([...ACTIONS, 'escalate'].sort());
  for (const { name } of HOLDS) expect(standing({ hold: name, next_action: 'skip' }).word, name).toBeTruthy();
});

it('tells what is due from what waits and what is left alone', () => {
  expect(standing({ hold: null, next_action: 'call' })).toEqual({ word: 'Due now', tone: 'live' });
  expect(standing({ hold: null, next_action: 'skip' }).word).toBe('Nothing planned');
  expect(standing({ hold: 'too_soon', next_action: 'call' }).word).toBe('Too soon');
});

it('puts the business’s numbers where a rule names a setting', () => {
  const config = { ...DEFAULT_CONFIG, max_touches: 3, min_touch_gap_hours: 48 };
  const said = [...SEGMENTS, ...HOLDS].map(({ rule }) => withNumbers(rule, config));
  expect(said.filter((rule) => rule.includes('_'))).toEqual([]);
  expect(said.join(' ')).toContain('3 times');
  expect(said.join(' ')).toContain('48 hours');
});

it('says why a run left leads alone, whichever rule it was', () => {
  const rules: SdrRules = {
    segments: [],
    holds: [{ name: 'paused', rule: 'Somebody paused this lead.' }],
    contact: { number_on_dnc: 'This number is on the do-not-call list.' },
  };
  expect(skipWords('paused', rules)).toBe('Somebody paused this lead.');
  expect(skipWords('number_on_dnc', rules)).toContain('do-not-call');
  expect(skipWords('daily_cap', rules)).toContain('limit');
});
