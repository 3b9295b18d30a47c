import { expect, it } from 'vitest';
import { DEFAULT_CONFIG } from '#lib/services/sdr/schema.ts';
import { barrier } from './barrier.ts';

const lead = {
  email: 'a@example.com',
  phone: '+15125550142',
  paused: false,
  touch_count: 0,
  hold: null,
  last_touch: null,
};
const ago = (hours: number) => new Date(Date.now() - hours * 3_600_000).toISOString();

it.each([
  ['a lead that was never contacted', {}, null],
  ['one that was, long enough ago', { touch_count: 1, last_touch: ago(25) }, null],
  ['one that was just now', { touch_count: 1, last_touch: ago(23) }, /less than 24 hours/],
  ['one that is paused', { paused: true }, /Resume/],
  ['one that has had its touches', { touch_count: 5, last_touch: ago(99) }, /5 times/],
  ['one without a number', { phone: null }, /No phone/],
])('%s', (_, more, why) => {
  const barred = barrier('call', { ...lead, ...more }, DEFAULT_CONFIG);
  if (why === null) expect(barred).toBeNull();
  else expect(barred?.why).toMatch(why);
});
