import type { z } from 'zod';
import { readPage } from '#lib/adapters/db/read.ts';
import { businessesOf, type Context } from '#lib/core/context.ts';
import type { Json } from '#lib/core/operation.ts';
import type { ListTranscriptsInput, ListTranscriptsOutput } from './schema.ts';

/** Transcripts of recent calls, newest call first. Only calls that have one. */
export async function listTranscripts(
  ctx: Context,
  input: z.output<typeof ListTranscriptsInput>,
): Promise<Json<typeof ListTranscriptsOutput>> {
  return readPage(ctx, {
    name: 'transcripts',
    table: 'transcripts',
    id: 'call_id',
    columns: `r.call_id, c.conversation_id, r.agent_id, a.name as agent_name, c.status, c.duration, c.summary,
      r.text as transcript, app.iso(r.created_at) as created_at`,
    joins: 'left join calls c on c.id = r.call_id left join agents a on a.id = r.agent_id',
    businesses: businessesOf(ctx, input.business_id),
    where: { agent_id: input.agent_id },
    and: [['r.created_at >= now() - make_interval(days => $?::int)', input.days]],
    limit: input.limit,
    after: input.after,
  });
}
