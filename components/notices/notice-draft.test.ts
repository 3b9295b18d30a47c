import { expect, it } from 'vitest';
import { UpdateNoticesInput } from '#lib/services/notices/schema.ts';
import { changeOf, draftOf, problemsOf } from './notice-draft.ts';
import type { NoticeSetting } from './queries.ts';

const hot: NoticeSetting = {
  kind: 'hot_lead',
  label: 'Hot lead',
  description: 'A lead is hot.',
  email: true,
  text: false,
  email_to: null,
  text_to: [],
  threshold: 80,
};

it('sends what was changed of a kind, as the operation takes it', () => {
  expect(changeOf(hot, draftOf(hot))).toBeNull();
  const change = changeOf(hot, { ...draftOf(hot), text: true, text_to: '+15125551234', threshold: '70' });
  expect(change).toEqual({ kind: 'hot_lead', text: true, text_to: ['+15125551234'], threshold: 70 });
  expect(UpdateNoticesInput.parse({ notices: [change] }).notices).toEqual([change]);
});

it('takes an emptied line of emails as every owner and admin', () => {
  const named = { ...hot, email_to: ['a@example.com', 'b@example.com'] };
  expect(draftOf(named).email_to).toBe('a@example.com, b@example.com');
  expect(changeOf(named, { ...draftOf(named), email_to: ' ' })).toEqual({ kind: 'hot_lead', email_to: null });
});

it('says what is lacking', () => {
  expect(problemsOf(draftOf(hot), true)).toEqual({});
  const wrong = { ...draftOf(hot), text: true, email_to: 'somebody', threshold: '' };
  expect(Object.keys(problemsOf(wrong, true))).toEqual(['text_to', 'email_to', 'threshold']);
});
