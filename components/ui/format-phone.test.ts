import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { expect, it } from 'vitest';
import { formatPhone } from './format-phone.ts';

it.each([
  ['+15125551234', '+1 512 555 1234'],
  ['+4930123456', '+49 30 123456'],
  ['+442079460958', '+44 20 7946 0958'],
  ['+35312345678', '+353 1 234 5678'],
  ['+79161234567', '+7 916 123 4567'],
  ['+351212345678', '+351 212 345 678'],
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

it('groups as libphonenumber does in the countries that it knows', () => {
  const numbers =
    '+4915123456789 +4915751234567 +491711234567 +4922112345678 +4989123456 +4963112345 +4972312345 +498001234567 +447911123456 +441314960123 +441632960123 +443001234567 +33612345678 +33142345678 +33800123456 +34612345678 +34912345678 +34900123456 +390669812345 +393123456789 +390516123456 +31612345678 +31201234567 +31302345678 +353871234567 +35361234567 +61412345678 +61290001234 +611300123456 +41446681800 +41791234567 +41800123456 +4315123456 +436641234567 +43512123456 +525512345678 +529981234567';
  for (const number of numbers.split(' ')) {
    expect(formatPhone(number)).toBe(parsePhoneNumberFromString(number)?.formatInternational());
  }
});
