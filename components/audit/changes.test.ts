import { expect, it } from 'vitest';
import { actorWords } from './actor.ts';
import { changesOf } from './changes.ts';

it('shows the fields that differ, in words', () => {
  expect(changesOf({ max_contacts: 7, sms: false, kept: [1] }, { max_contacts: 3, sms: true, kept: [1] })).toEqual([
    { field: 'max contacts', before: '7', after: '3' },
    { field: 'sms', before: 'off', after: 'on' },
  ]);
});

it('reads what was made, what was taken away, and what is no object', () => {
  expect(changesOf(null, { name: 'x' })).toEqual([{ field: 'name', before: '', after: 'x' }]);
  expect(changesOf({ name: 'x' }, null)).toEqual([{ field: 'name', before: 'x', after: '' }]);
  expect(changesOf(null, null)).toEqual([]);
  expect(changesOf([{ a: 1 }], [{ a: 2 }])).toHaveLength(1);
});

it('names the reader, their keys, and the people of the business', () => {
  const known = { accountId: 'me', keys: { k1: 'Terminal' }, people: { ada: 'Ada Lovelace' } };
  const words = (actor_kind: 'person' | 'key' | 'system' | 'public', actor_id: string | null) =>
    actorWords({ actor_kind, actor_id }, known);
  expect([
    words('person', 'me'),
    words('person', 'ada'),
    words('person', 'other'),
    words('key', 'k1'),
    words('key', 'k2'),
  ]).toEqual(['You', 'Ada Lovelace', 'Somebody on your team', 'The key “Terminal”', 'An API key']);
  expect([words('system', 'sdr'), words('public', null)]).toEqual(['KaiCalls', 'Somebody without an account']);
});
