import { expect, it } from 'vitest';
import { DEFAULT_CONFIG, SdrConfig } from '#lib/services/sdr/schema.ts';
import { draftOf, readDraft } from './config-draft.ts';

const read = (changes: object) => readDraft({ ...draftOf(DEFAULT_CONFIG), ...changes }, DEFAULT_CONFIG);

it('sends only what was changed', () => {
  expect(read({})).toEqual({ faults: {}, changes: {} });
  expect(read({ enabled: true, max_touches: '7' })).toEqual({ faults: {}, changes: { enabled: true, max_touches: 7 } });
});

it.each([
  ['max_touches', '0'],
  ['max_touches', '2.5'],
  ['max_touches', ''],
  ['min_touch_gap_hours', '9000'],
  ['business_hours_end', '9'],
  ['max_calls_per_day', '-1'],
])('names what is wrong with %s = "%s", as the schema would', (name, typed) => {
  expect(Object.keys(read({ [name]: typed }).faults)).toEqual([name]);
});

it('takes what the schema takes at its bounds', () => {
  const bounds = {
    max_touches: '100',
    min_touch_gap_hours: '8760',
    max_calls_per_day: '1000000',
    business_hours_end: '23',
  };
  const { faults, changes } = read(bounds);
  expect(faults).toEqual({});
  expect(SdrConfig.safeParse({ ...DEFAULT_CONFIG, ...changes }).success).toBe(true);
});
