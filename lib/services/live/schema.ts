import { z } from 'zod';
import { isoTime } from '#lib/core/time.ts';
import { CallRow, Turn } from '#lib/services/calls/schema.ts';

export const LiveCall = CallRow.extend({
  name: z.string().nullable().describe('The name given when the call was placed.'),
  forwarded_to: z.string().nullable(),
  simulated: z.boolean(),
  typed: z.boolean().describe('A simulated caller whose lines are typed: POST /api/v1/sandbox/calls/say.'),
  concluded_at: isoTime.nullable().describe('Summary, lead and score are there.'),
  recording: z.enum(['none', 'pending', 'ready', 'failed', 'expired']),
  transcript: z.array(Turn),
}).meta({ id: 'LiveCall' });
export type LiveCall = z.output<typeof LiveCall>;

export const LiveInput = z.object({ business_id: z.guid().optional() });

export const LiveSnapshot = z
  .object({
    calls: z.array(LiveCall).describe('Those under way and those that ended within the last minute, the newest first.'),
    at: isoTime.describe('When this was read.'),
  })
  .meta({ id: 'LiveSnapshot' });
export type LiveSnapshot = z.output<typeof LiveSnapshot>;

/** What a change of one call tells: how it stands now, and of its words those that were not told before. */
export const LiveChange = z.object({ call: LiveCall, at: isoTime });
export type LiveChange = z.output<typeof LiveChange>;

/** Calls that are shown at once; more than that nobody can watch. */
export const MOST_LIVE = 100;
/** Seconds for which a call that has ended still stands among the live ones. */
export const LINGER_SECONDS = 60;
