import type { BusinessChange, BusinessDetail } from './queries.ts';

/** What the form holds: lists as one line each, numbers as they are typed. */
export interface ProfileDraft {
  name: string;
  website: string;
  zone: string;
  description: string;
  services: string;
  languages: string;
  opening_hours: BusinessDetail['opening_hours'];
  holidays: BusinessDetail['holidays'];
  after_hours_message: string;
  announce_recording: boolean;
  recording_announcement: string;
  announce_ai: boolean;
  ai_announcement: string;
  keep_recordings_days: string;
  keep_transcripts_days: string;
  keep_messages_days: string;
}

const days = (value: number | null): string => (value === null ? '' : String(value));

export const draftOf = (business: BusinessDetail): ProfileDraft => ({
  name: business.name,
  website: business.website ?? '',
  zone: business.zone,
  description: business.description,
  services: business.services.join('\n'),
  languages: business.languages.join(', '),
  opening_hours: business.opening_hours,
  holidays: business.holidays,
  after_hours_message: business.after_hours_message ?? '',
  announce_recording: business.announce_recording,
  recording_announcement: business.recording_announcement,
  announce_ai: business.announce_ai,
  ai_announcement: business.ai_announcement,
  keep_recordings_days: days(business.keep_recordings_days),
  keep_transcripts_days: days(business.keep_transcripts_days),
  keep_messages_days: days(business.keep_messages_days),
});

const listed = (text: string, separator: RegExp): string[] =>
  text
    .split(separator)
    .map((one) => one.trim())
    .filter(Boolean);

const orNull = (text: string): string | null => text.trim() || null;
const daysOrNull = (text: string): number | null => (text.trim() === '' ? null : Number(text));

/** What the API is told of one field of the form. */
const TOLD: { [F in keyof ProfileDraft]: (value: ProfileDraft[F]) => unknown } = {
  name: (value) => value.trim(),
  website: orNull,
  zone: (value) => value,
  description: (value) => value.trim(),
  services: (value) => listed(value, /\n/),
  languages: (value) => listed(value, /,/),
  opening_hours: (value) => value,
  holidays: (value) => value,
  after_hours_message: orNull,
  announce_recording: (value) => value,
  recording_announcement: (value) => value.trim(),
  announce_ai: (value) => value,
  ai_announcement: (value) => value.trim(),
  keep_recordings_days: daysOrNull,
  keep_transcripts_days: daysOrNull,
  keep_messages_days: daysOrNull,
};

/** The request that makes `saved` into `draft`; null where they say the same. */
export function changeOf(saved: ProfileDraft, draft: ProfileDraft): BusinessChange | null {
  const tell = <F extends keyof ProfileDraft>(of: ProfileDraft, field: F) => TOLD[field](of[field]);
  const changed = (Object.keys(TOLD) as (keyof ProfileDraft)[])
    .map((field) => [field, tell(draft, field), tell(saved, field)] as const)
    .filter(([, now, before]) => JSON.stringify(now) !== JSON.stringify(before));
  return changed.length === 0
    ? null
    : (Object.fromEntries(changed.map(([field, now]) => [field, now])) as BusinessChange);
}

/** What keeps a draft from being saved, by field. */
export function problemsOf(draft: ProfileDraft): Partial<Record<keyof ProfileDraft, string>> {
  const problems: Partial<Record<keyof ProfileDraft, string>> = {};
  if (draft.name.trim() === '') problems.name = 'This cannot be empty.';
  if (draft.website.trim() !== '' && !/^https?:\/\/[^\s/]+/.test(draft.website.trim()))
    problems.website = 'The whole address, with https:// in front.';
  if (draft.announce_recording && draft.recording_announcement.trim() === '')
    problems.recording_announcement = 'Say it in a sentence, or switch it off.';
  if (draft.announce_ai && draft.ai_announcement.trim() === '')
    problems.ai_announcement = 'Say it in a sentence, or switch it off.';
  for (const field of ['keep_recordings_days', 'keep_transcripts_days', 'keep_messages_days'] as const) {
    if (draft[field].trim() !== '' && !/^[1-9]\d{0,3}$/.test(draft[field].trim()))
      problems[field] = 'A number of days, or nothing to keep for ever.';
  }
  const spans = [...Object.values(draft.opening_hours ?? {}), ...draft.holidays.map(({ hours }) => hours)].flat();
  if (spans.some(({ open, close }) => open >= close)) problems.opening_hours = 'Each day must open before it closes.';
  if (draft.holidays.some(({ date, name }) => date === '' || name.trim() === ''))
    problems.holidays = 'Each holiday needs a date and a name.';
  return problems;
}
