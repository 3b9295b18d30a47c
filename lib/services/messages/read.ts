import type { z } from 'zod';
import { readOne, readPage } from '#lib/adapters/db/read.ts';
import { inTenant } from '#lib/adapters/db/tenant.ts';
import { businessesOf, type Context, oneBusiness } from '#lib/core/context.ts';
import type { Json } from '#lib/core/operation.ts';
import type {
  ListTextsInput,
  ListTextsOutput,
  ListThreadsInput,
  ListThreadsOutput,
  ReadThreadInput,
  ReadThreadOutput,
  Text,
} from './schema.ts';

const ROW = `r.id, r.channel, r.direction, case r.direction when 'inbound' then r.own_number else r.contact end as "to",
  case r.direction when 'inbound' then r.contact else r.own_number end as "from", r.body, r.status, r.error_code,
  r.segments, r.network_id as message_sid, r.purpose, r.details #>> '{model,fault}' as written_fault, r.agent_id, r.lead_id, l.name as lead_name, r.business_id,
  app.iso(r.created_at) as created_at`;

const LEAD = 'left join leads l on l.id = r.lead_id';

// As in the list of calls: an array of what was found is looked up by its ids.
const FOUND = `r.id = any (array(select app.search_messages($1::uuid[], ($?::text[])[1], ($?::text[])[2]::timestamptz,
  ($?::text[])[3]::uuid, ($?::text[])[4]::integer)))`;

export async function listTexts(
  ctx: Context,
  input: z.output<typeof ListTextsInput>,
): Promise<Json<typeof ListTextsOutput>> {
  const { agent_id, lead_id, channel, direction, status, phone, date_from, date_to, limit, after } = input;
  const filters = [agent_id, lead_id, channel, direction, status, phone, date_from, date_to];
  // The newest that match fill the page; where a filter may drop some of them, all that match are asked for.
  const most = filters.every((filter) => filter === undefined) ? limit + 1 : null;
  return readPage(ctx, {
    name: 'messages',
    table: 'messages',
    columns: ROW,
    joins: LEAD,
    businesses: businessesOf(ctx, input.business_id),
    where: { agent_id, lead_id, channel, direction, status, contact: phone },
    and: [
      ['r.created_at >= $?::timestamptz', date_from],
      ['r.created_at < $?::timestamptz', date_to],
      [FOUND, input.search && [input.search, after?.createdAt, after?.id, most]],
    ],
    limit,
    after,
  });
}

/** A text in reach, or 404. */
export async function getText(ctx: Context, id: string): Promise<Json<typeof Text>> {
  return readOne(ctx, { what: 'Message', table: 'messages', columns: ROW, joins: LEAD, id });
}

/** A thread takes its place in the list by its last text. */
const THREADS = '(select t.*, t.last_message_at as created_at from message_threads t)';

const THREAD_ROW = `r.id, r.contact as phone, r.lead_id, l.name as lead_name, r.agent_id, a.name as agent_name, r.business_id,
  r.unread, json_build_object('id', m.id, 'channel', m.channel, 'direction', m.direction, 'body', m.body, 'status', m.status) as last_message,
  app.iso(r.created_at) as created_at`;

export async function listThreads(
  ctx: Context,
  input: z.output<typeof ListThreadsInput>,
): Promise<Json<typeof ListThreadsOutput>> {
  return readPage(ctx, {
    name: 'threads',
    table: THREADS,
    columns: THREAD_ROW,
    joins: `${LEAD} left join agents a on a.id = r.agent_id left join messages m on m.id = r.last_message_id`,
    businesses: businessesOf(ctx, input.business_id),
    where: { agent_id: input.agent_id },
    limit: input.limit,
    after: input.after,
  });
}

/** Somebody of the business has read what a number wrote: nothing of it is unread any more. */
export async function readThread(
  ctx: Context,
  input: z.output<typeof ReadThreadInput>,
): Promise<z.output<typeof ReadThreadOutput>> {
  const businessId = oneBusiness(ctx, input.business_id);
  await inTenant(ctx, (tx) =>
    tx
      .updateTable('message_threads')
      .set({ unread: 0 })
      .where('business_id', '=', businessId)
      .where('contact', '=', input.phone)
      .execute(),
  );
  return { success: true, phone: input.phone };
}
