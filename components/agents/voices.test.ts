import { expect, it } from 'vitest';
import { isVoice, VOICES as SPOKEN } from '#lib/adapters/speech/port.ts';
import { VOICES } from './voices.ts';

it('offers the voices that there are, and no other', () => {
  expect(VOICES.map(({ id }) => id)).toEqual([...SPOKEN]);
  expect(VOICES.every(({ id }) => isVoice(id))).toBe(true);
});
