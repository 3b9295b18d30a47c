import { z } from 'zod';
import { after, limit, pageTail } from '#lib/core/page.ts';
import { isoTime, lookBack } from '#lib/core/time.ts';

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

const days = lookBack('Look-back period in days');

export const ListTranscriptsInput = z.object({
  limit: limit(20, 50),
  agent_id: z.guid().optional(),
  business_id: z.guid().optional(),
  after: after.optional(),
  days,
});
export const ListTranscriptsOutput = z.object({ transcripts: z.array(TranscriptRow), ...pageTail });
