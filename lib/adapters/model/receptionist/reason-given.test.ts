import { expect, test } from 'vitest';
import { reasonGiven } from './reason-given.ts';

test.each([
  ['Hi, my name is Nora Quill and I would like to book a cleaning for Thursday.', 'a cleaning for Thursday'],
  ['This is Omar Haddad and my roof is leaking.', 'my roof is leaking'],
  ['Hello, my name is Ann Lee, and we need a quote for a fence.', 'a quote for a fence'],
  ['Hello, I have a leak and I need help.', 'a leak and I need help'],
  ['That is all, bye.', null],
  ['That will be everything, have a good day.', null],
  ['Hi, this is Omar Haddad.', null],
  ["I'd rather not give my name.", null],
  ["seven zero two, five five five, zero one nine zero, it's a Vegas number", null],
  ["I'll think about it, thanks", null],
  ['My English is not so good. I need the garden cut weekly, how much costs?', 'the garden cut weekly'],
])('%s', (text, reason) => {
  expect(reasonGiven([{ role: 'caller', text }]).reason).toBe(reason);
});
