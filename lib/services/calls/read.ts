import type { z } from 'zod';
import { always, jsonRow, plain, text, time, word } from '#lib/adapters/db/json-row.ts';
import { readPage } from '#lib/adapters/db/read.ts';
import { inTenant, readJson } from '#lib/adapters/db/tenant.ts';
import { storagePort } from '#lib/adapters/storage/port.ts';
import { businessesOf, type Context } from '#lib/core/context.ts';
import { AppError, notFound } from '#lib/core/errors.ts';
import { Json } from '#lib/core/operation.ts';
import { rangeEnd } from '#lib/core/time.ts';
import { recordingLinkPort } from '#lib/services/webhooks/recording-link.ts';
import { recordingKey } from './record.ts';
import { rescoreWithout } from './rescore.ts';
import { type CallDetail, type GetCallInput, type ListCallsInput, type ListCallsOutput, TERMINAL } from './schema.ts';

/** What a list tells of a call `r`; the names in it are looked up by `NAMES`. */
export const ROW = {
  id: always(word('r.id')),
  conversation_id: always(text('r.conversation_id')),
  direction: always(word('r.direction')),
  status: always(word('r.status')),
  duration: plain('r.duration'),
  agent_id: always(word('r.agent_id')),
  agent_name: text('a.name'),
  business_id: always(word('r.business_id')),
  lead_id: word('r.lead_id'),
  lead_name: text('l.name'),
  from: text('r.from_number'),
  to: always(text('r.to_number')),
  summary: text('r.summary'),
  ended_reason: text('r.ended_reason'),
  score: plain('r.score'),
  // Most calls have none.
  tags: always(plain("case r.tags when '{}' then '[]' else to_json(r.tags)::text end")),
  cost: plain('r.cost_micros / 1e6::float8'),
  created_at: always(time('r.created_at')),
  answered_at: time('r.answered_at'),
  ended_at: time('r.ended_at'),
};

// With `limit` each name is looked up row by row, in the order of the page: joined plainly, all agents are read and the
// page sorted again.
export const NAMES = `left join lateral (select name from agents where id = r.agent_id limit 1) a on true
  left join lateral (select name from leads where id = r.lead_id limit 1) l on true`;

const DETAIL = {
  ...ROW,
  name: text('r.name'),
  number_id: word('r.number_id'),
  trunk_id: word('r.trunk_id'),
  campaign_id: plain('null'),
  started_at: time('r.started_at'),
  hangup_cause: text('r.hangup_cause'),
  forwarded_to: text('r.forwarded_to'),
  reconciled: plain('r.reconciled'),
  realtime_cost: plain('r.realtime_cost_micros / 1000000.0'),
  cost_lines:
    plain(`(select coalesce(json_agg(json_build_object('component', c.component, 'quantity', c.quantity, 'unit', c.unit,
    'amount', c.amount_micros / 1000000.0) order by c.amount_micros desc, c.component), '[]') from ledger c where c.call_id = r.id)`),
  score_factors: plain('r.score_factors'),
  notes: text('r.notes'),
  recording_url: plain('null'),
  recording: word('r.recording'),
  recording_peaks: plain('r.recording_peaks'),
  quality_dimensions: plain('r.quality'),
  extraction: plain('r.extraction'),
  metadata: plain('r.metadata'),
  context: text('r.context'),
  carrier: text('r.carrier'),
  simulated: plain("r.carrier = 'sandbox'"),
  models: plain('r.models'),
  concluded_at: time('r.concluded_at'),
};

const TURNS = `(select coalesce(json_agg(json_build_object('index', t.index, 'speaker', t.speaker, 'text', t.text,
  'start_ms', t.start_ms, 'end_ms', t.end_ms, 'details', t.details) order by t.index), '[]') from call_turns t where t.call_id = r.id)`;

// As an array, what was found is looked up by its ids; as a sub-select it is looked for along the whole list.
const FOUND = `r.id = any (array(select app.search_calls($1::uuid[], ($?::text[])[1], ($?::text[])[2]::timestamptz,
  ($?::text[])[3]::uuid, ($?::text[])[4]::integer)))`;

export async function listCalls(
  ctx: Context,
  input: z.output<typeof ListCallsInput>,
): Promise<Json<typeof ListCallsOutput>> {
  const businesses = businessesOf(ctx, input.business_id);
  if (input.campaign_id) return new Json('{"calls":[],"has_more":false,"next_cursor":null}');
  const { status, direction, agent_id, number_id, lead_id, length, score, tag, ids, date_from, date_to } = input;
  const { limit, after } = input;
  const filters = [status, direction, agent_id, number_id, lead_id, length, score, tag, ids, date_from, date_to];
  // The newest that match fill the page; where a filter may drop some of them, all that match are asked for.
  const most = filters.every((filter) => filter === undefined) ? limit + 1 : null;
  return readPage(ctx, {
    name: 'calls',
    table: 'calls',
    columns: ROW,
    joins: NAMES,
    businesses,
    where: { status, direction, agent_id, number_id, lead_id, length, score_band: score },
    and: [
      ['r.id = any ($?::uuid[])', ids],
      // The first half is what the index of tagged calls says.
      ["r.tags <> '{}' and $? = any (r.tags)", tag],
      ['r.created_at >= $?::timestamptz', date_from],
      ['r.created_at < $?::timestamptz', date_to && rangeEnd(date_to)],
      [FOUND, input.search && [input.search, after?.createdAt, after?.id, most]],
    ],
    limit,
    after,
  });
}

/** A call in reach, or 404. The recording's address is signed when it is read. */
export async function getCall(ctx: Context, input: z.output<typeof GetCallInput>): Promise<CallDetail> {
  const detail = input.include === 'transcript' ? { ...DETAIL, transcript: plain(TURNS) } : DETAIL;
  const found = await readJson(ctx, {
    name: input.include === 'transcript' ? 'calls.get with transcript' : 'calls.get',
    text: `select ${jsonRow(detail)} from calls r ${NAMES} where r.id = $1 and r.business_id = any ($2::uuid[])`,
    values: [input.id, ctx.businesses],
  });
  if (!found) throw notFound('Call');
  const call: CallDetail = JSON.parse(found);
  return { ...call, recording_url: call.recording === 'ready' ? ctx.ports.get(recordingLinkPort)(call.id) : null };
}

/**
 * Deletes a call that is over, with all that belongs to it and the score it earned; the ledger keeps its lines.
 * @throws `not_found`; `call_active` while it is under way
 */
export async function deleteCall(ctx: Context, id: string): Promise<{ success: true }> {
  await inTenant(ctx, async (tx) => {
    const call = await tx
      .selectFrom('calls')
      .select(['id', 'status', 'lead_id'])
      .where('id', '=', id)
      .where('business_id', 'in', [...ctx.businesses])
      .forUpdate()
      .executeTakeFirst();
    if (!call) throw notFound('Call');
    if (!TERMINAL.includes(call.status)) {
      throw new AppError('call_active', 'An active call cannot be deleted. Wait until it is over.');
    }
    await tx.deleteFrom('calls').where('id', '=', id).execute();
    await rescoreWithout(tx, call);
  });
  await ctx.ports.get(storagePort).delete(recordingKey(id));
  return { success: true };
}
