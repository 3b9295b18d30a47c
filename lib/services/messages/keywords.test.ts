import { expect, test } from 'vitest';
import { keywordIn } from './keywords.ts';

test.each([
  ['STOP', 'stop'],
  [' stop. ', 'stop'],
  ['S T O P', 'stop'],
  ['Stop!!', 'stop'],
  ['ＳＴＯＰ', 'stop'],
  ['stop 🛑', 'stop'],
  ['STOP ALL', 'stop'],
  ['Unsubscribe', 'stop'],
  ['cancel', 'stop'],
  ['End', 'stop'],
  ['quit', 'stop'],
  ['revoke', 'stop'],
  ['Opt-Out', 'stop'],
  ['start', 'start'],
  ['UNSTOP', 'start'],
  ['Help?', 'help'],
  ['info', 'help'],
  ['Stop by tomorrow', null],
  ['Please cancel my appointment', null],
  ['helpful', null],
  ['Yes', null],
  ['STOP 2', null],
  ['', null],
])('%j is %s', (body, keyword) => {
  expect(keywordIn(body, { optedOut: false })).toBe(keyword);
});

test('YES asks for texts again only where they were stopped', () => {
  expect(keywordIn('Yes!', { optedOut: true })).toBe('start');
});
