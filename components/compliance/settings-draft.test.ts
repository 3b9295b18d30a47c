import { expect, it } from 'vitest';
import { UpdateSettingsInput } from '#lib/services/contact/schema.ts';
import { changeOf, clocks, draftOf, problemsOf } from './settings-draft.ts';

const saved = draftOf({
  business_id: 'b',
  sms_opt_in_required: false,
  contact_hours_start: '08:00',
  contact_hours_end: '21:00',
  max_contacts: 7,
  max_contacts_days: 7,
  auto_approve_emails: false,
  api_calls_skip_dnc: false,
});

it('sends only the rules that were changed, as the operation takes them', () => {
  expect(changeOf(saved, { ...saved })).toBeNull();
  const change = changeOf(saved, { ...saved, max_contacts: '3', contact_hours_end: '24:00' });
  expect(change).toEqual({ max_contacts: 3, contact_hours_end: '24:00' });
  expect(UpdateSettingsInput.parse(change)).toEqual(change);
});

it('refuses hours that end before they start, and counts that are none', () => {
  expect(problemsOf(saved)).toEqual({});
  const wrong = { ...saved, contact_hours_start: '21:00', max_contacts: '0', max_contacts_days: 'week' };
  expect(Object.keys(problemsOf(wrong))).toEqual(['contact_hours_end', 'max_contacts', 'max_contacts_days']);
});

it('offers the time that is set, whichever it is', () => {
  expect(clocks('08:15')).toHaveLength(50);
  expect(clocks('24:00').at(-1)).toBe('24:00');
});
