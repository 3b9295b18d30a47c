import { expect, test } from 'vitest';
import { UpdateBusinessInput } from '#lib/services/businesses/schema.ts';
import { changeOf, draftOf, problemsOf } from './profile-draft.ts';
import type { BusinessDetail } from './queries.ts';

const ID = '01994c1e-7a30-7000-8000-00000000000a';
const BUSINESS: BusinessDetail = {
  id: ID,
  name: 'Bloom Dental',
  type: null,
  website: null,
  zone: 'America/New_York',
  test: false,
  twin_of: null,
  subscription_status: 'trialing',
  trial_ends_at: '2026-12-22T00:00:00Z',
  created_at: '2026-11-22T00:00:00Z',
  updated_at: '2026-11-22T00:00:00Z',
  description: '',
  services: ['Cleaning'],
  languages: ['English'],
  opening_hours: null,
  holidays: [],
  after_hours_message: null,
  announce_recording: true,
  recording_announcement: 'This call is recorded.',
  announce_ai: true,
  ai_announcement: 'I am an AI assistant.',
  keep_recordings_days: null,
  keep_transcripts_days: 30,
  keep_messages_days: null,
};
const SAVED = draftOf(BUSINESS);

test('an untouched form changes nothing, and neither does a stray space', () => {
  expect(changeOf(SAVED, SAVED)).toBeNull();
  expect(changeOf(SAVED, { ...SAVED, services: ' Cleaning \n\n', name: 'Bloom Dental ' })).toBeNull();
});

test('only what was changed is told, in the words of the API', () => {
  const change = changeOf(SAVED, {
    ...SAVED,
    services: 'Cleaning\nWhitening',
    languages: 'English, Spanish',
    keep_recordings_days: '90',
    keep_transcripts_days: '',
    after_hours_message: 'We are closed.',
  });
  expect(change).toEqual({
    services: ['Cleaning', 'Whitening'],
    languages: ['English', 'Spanish'],
    keep_recordings_days: 90,
    keep_transcripts_days: null,
    after_hours_message: 'We are closed.',
  });
  expect(UpdateBusinessInput.safeParse({ id: ID, ...change }).success).toBe(true);
});

test('what the API would refuse is said in the form', () => {
  expect(problemsOf(SAVED)).toEqual({});
  expect(Object.keys(problemsOf({ ...SAVED, name: ' ', keep_recordings_days: 'soon', ai_announcement: '' }))).toEqual([
    'name',
    'ai_announcement',
    'keep_recordings_days',
  ]);
  expect(problemsOf({ ...SAVED, announce_ai: false, ai_announcement: '' })).toEqual({});
});
