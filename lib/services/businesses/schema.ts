import { z } from 'zod';
import { isoTime, zone } from '#lib/core/time.ts';
import { Holiday, OpeningHours } from './opening-hours.ts';

export const Business = z
  .object({
    id: z.guid(),
    name: z.string(),
    type: z.string().nullable(),
    website: z.string().nullable(),
    zone: z.string().describe('IANA time zone: days and weeks are the business’s own.'),
    test: z.boolean().describe('A test business: everything in it is simulated.'),
    /** The live business of a test twin. */
    twin_of: z.guid().nullable(),
    subscription_status: z.enum(['trialing', 'active', 'past_due', 'canceled']),
    trial_ends_at: z.string(),
  })
  .meta({ id: 'Business' });
export type Business = z.output<typeof Business>;

/** The address of a business on the web. */
export const website = z.url({ protocol: /^https?$/, error: 'must be an http or https address' }).max(2048);

const sentence = z.string().trim().min(1, 'must not be empty').max(500);
const shortList = z.array(z.string().trim().min(1, 'must not be empty').max(200)).max(100);
const days = z.number().int().min(1, 'must be at least 1').max(3650);

/** Letters of a line that says what a business is, from which an agent is made (`in-a-line.ts`). */
export const MOST_OF_A_LINE = 300;

/** Each field of a profile, once: what is stored, what may be changed, and what a business has that was told nothing. */
const FIELDS = {
  description: z.string().trim().max(2_000).describe('What the business is, in a few sentences.'),
  services: shortList.describe('What it offers: one line each. The agent may tell callers.'),
  languages: shortList.describe('Languages in which callers are served.'),
  opening_hours: OpeningHours.nullable().describe('By weekday, in the business’s zone; null: not told, never closed.'),
  holidays: z.array(Holiday).max(200).describe('Days with other hours.'),
  after_hours_message: sentence.nullable().describe('The agent’s opening line while the business is closed.'),
  announce_recording: z.boolean().describe('Say at the start of a recorded call that it is recorded.'),
  recording_announcement: sentence,
  announce_ai: z.boolean().describe('Say at the start of a call that an AI assistant speaks.'),
  ai_announcement: sentence,
  keep_recordings_days: days.nullable().describe('Days that recordings are kept; null: for ever.'),
  keep_transcripts_days: days.nullable().describe('Days that transcripts are kept; null: for ever.'),
  keep_messages_days: days.nullable().describe('Days that text messages are kept; null: for ever.'),
};

export const Profile = z.object({
  description: FIELDS.description.default(''),
  services: FIELDS.services.default([]),
  languages: FIELDS.languages.default(['English']),
  opening_hours: FIELDS.opening_hours.default(null),
  holidays: FIELDS.holidays.default([]),
  after_hours_message: FIELDS.after_hours_message.default(null),
  announce_recording: FIELDS.announce_recording.default(true),
  recording_announcement: FIELDS.recording_announcement.default('This call is recorded.'),
  announce_ai: FIELDS.announce_ai.default(true),
  ai_announcement: FIELDS.ai_announcement.default('I am an AI assistant.'),
  keep_recordings_days: FIELDS.keep_recordings_days.default(null),
  keep_transcripts_days: FIELDS.keep_transcripts_days.default(null),
  keep_messages_days: FIELDS.keep_messages_days.default(null),
});
export type Profile = z.output<typeof Profile>;

export const BusinessDetail = z
  .object({ ...Business.shape, ...Profile.shape, created_at: isoTime, updated_at: isoTime })
  .meta({ id: 'BusinessDetail' });

export const ListBusinessesInput = z.object({});
export const ListBusinessesOutput = z.object({ businesses: z.array(Business) });
export const GetBusinessInput = z.object({ id: z.guid() });
export const UpdateBusinessInput = z.object({
  id: z.guid(),
  name: z.string().trim().min(1, 'must not be empty').max(200).optional(),
  type: z.string().trim().max(100).nullable().optional(),
  website: website.nullable().optional(),
  zone: zone.optional(),
  ...z.object(FIELDS).partial().shape,
});
