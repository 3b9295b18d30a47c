import { z } from 'zod';
import { after, limit, pageTail } from '#lib/core/page.ts';
import { isoTime } from '#lib/core/time.ts';

export const TranscriptRow = z
  .object({
    call_id: z.guid(),
    conversation_id: z.string(),
    agent_id: z.guid(),
    agent_name: z.string(),
    status: z.string(),
    duration: z.number().int().nullable(),
    summary: z.string().nullable(),
    transcript: z
      .string()
      .describe('Lines of "Agent: …" and "Caller: …"; what happened beside the words stands in brackets.'),
    created_at: isoTime,
  })
  .meta({ id: 'TranscriptRow' });

/** `days` above 90 is cut to 90 (reference: "Transcripts"). */
const days = z.coerce
  .number('must be a whole number')
  .int('must be a whole number')
  .min(1, 'must be at least 1')
  .transform((n) => Math.min(n, 90))
  .default(30)
  .meta({
    description: 'Look-back period in days (default 30, maximum 90).',
    override: { type: 'integer', minimum: 1, default: 30 },
  });

export const ListTranscriptsInput = z.object({
  limit: limit(20, 50),
  agent_id: z.guid().optional(),
  business_id: z.guid().optional(),
  after: after.optional(),
  days,
});
export const ListTranscriptsOutput = z.object({ transcripts: z.array(TranscriptRow), ...pageTail });
