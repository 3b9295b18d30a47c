import { expect, it } from 'vitest';
import { formatPhone } from './format-phone.ts';

it.each([
  ['+15125551234', '+1 512 555 1234'],
  ['+4930123456', '+49 301 234 56'],
  ['+442079460958', '+44 207 946 0958'],
  ['+35312345678', '+353 123 456 78'],
  ['+79161234567', '+7 916 123 4567'],
  ['sip:desk@example.com', 'sip:desk@example.com'],
  ['Anonymous', 'Anonymous'],
])('%s reads as %s', (value, words) => {
  expect(formatPhone(value)).toBe(words);
});

it('never loses or adds a digit', () => {
  for (let length = 4; length <= 15; length++) {
    const value = `+${'987654321987654'.slice(0, length)}`;
    expect(formatPhone(value).replaceAll(' ', '')).toBe(value);
  }
});
