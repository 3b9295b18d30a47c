import { expect, test } from 'vitest';
import { writtenNumber } from './written-number.ts';

const american = new RegExp(writtenNumber('+15125550142'));
const german = new RegExp(writtenNumber('+4930901820'));

test.each([
  '+15125550142',
  '5125550142',
  '(512) 555-0142',
  '1 512.555.0142',
  'call 512 555 0142, please',
  '001-512-555-0142',
])('%s is the number', (text) => expect(text.replace(american, '')).not.toMatch(/\d/));

test.each(['+49 30 901820', '030/901820'.replace('/', ' '), '0049 (0)30 901820', '30901820'])(
  '%s is the number abroad',
  (text) => expect(text.replace(german, '')).not.toMatch(/\d/),
);

test.each(['+15125550143', '151255501429', '95125550142', '512555014'])('%s is another', (text) =>
  expect(text).not.toMatch(american),
);
