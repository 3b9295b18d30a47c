import type { z } from 'zod';
import { pageQuery } from '#lib/adapters/db/page-query.ts';
import { inTenant, readJson } from '#lib/adapters/db/tenant.ts';
import { storagePort } from '#lib/adapters/storage/port.ts';
import { type Context, requireBusiness } from '#lib/core/context.ts';
import { AppError, notFound } from '#lib/core/errors.ts';
import { Json } from '#lib/core/operation.ts';
import { recordingLinkPort } from '#lib/services/webhooks/recording-link.ts';
import { recordingKey } from './record.ts';
import {
  type CallDetail,
  type CallStatus,
  type GetCallInput,
  type ListCallsInput,
  type ListCallsOutput,
  TERMINAL,
} from './schema.ts';

const ROW = `r.id, r.conversation_id, r.direction, r.status, r.duration, r.agent_id, a.name as agent_name, r.business_id,
  r.lead_id, l.name as lead_name, r.from_number as "from", r.to_number as "to", r.summary, r.ended_reason,
  app.iso(r.created_at) as created_at, app.iso(r.answered_at) as answered_at, app.iso(r.ended_at) as ended_at`;

const NAMES = 'left join agents a on a.id = r.agent_id left join leads l on l.id = r.lead_id';

const DETAIL = `${ROW}, r.name, r.number_id, null as campaign_id, app.iso(r.started_at) as started_at,
  r.hangup_cause, r.reconciled, r.cost_micros / 1000000.0 as cost,
  r.realtime_cost_micros / 1000000.0 as realtime_cost, null as recording_url, r.recording, r.recording_peaks,
  r.quality as quality_dimensions, r.extraction, r.metadata, r.context, r.carrier, r.carrier = 'sandbox' as simulated,
  app.iso(r.concluded_at) as concluded_at`;

const TURNS = `(select coalesce(json_agg(json_build_object('index', t.index, 'speaker', t.speaker, 'text', t.text,
  'start_ms', t.start_ms, 'end_ms', t.end_ms, 'details', t.details) order by t.index), '[]') from call_turns t where t.call_id = r.id)`;

/** A day means all of it: `date_to=2026-02-15` ends with that day (UTC). */
const endOf = (time: string): string =>
  /^\d{4}-\d{2}-\d{2}$/.test(time) ? new Date(Date.parse(time) + 86_400_000).toISOString() : time;

export async function listCalls(
  ctx: Context,
  input: z.output<typeof ListCallsInput>,
): Promise<Json<typeof ListCallsOutput>> {
  if (input.business_id) requireBusiness(ctx, input.business_id);
  const businesses = input.business_id ? [input.business_id] : ctx.businesses;
  if (input.campaign_id) return new Json('{"calls":[],"has_more":false,"next_cursor":null}');
  const query = pageQuery({
    name: 'calls',
    table: 'calls',
    columns: ROW,
    joins: NAMES,
    businesses,
    where: {
      status: input.status,
      direction: input.direction,
      agent_id: input.agent_id,
      number_id: input.number_id,
      lead_id: input.lead_id,
    },
    and: [
      ['r.created_at >= $?::timestamptz', input.date_from],
      ['r.created_at < $?::timestamptz', input.date_to && endOf(input.date_to)],
      ['r.id in (select app.search_calls($1::uuid[], $?::text))', input.search],
    ],
    limit: input.limit,
    after: input.after,
  });
  return new Json((await readJson(ctx, query)) as string);
}

/** A call in reach, or 404. The recording's address is signed when it is read. */
export async function getCall(ctx: Context, input: z.output<typeof GetCallInput>): Promise<CallDetail> {
  const detail = input.include === 'transcript' ? `${DETAIL}, ${TURNS} as transcript` : DETAIL;
  const text = await readJson(ctx, {
    name: input.include === 'transcript' ? 'calls.get with transcript' : 'calls.get',
    text: `select row_to_json(t)::text from (select ${detail} from calls r ${NAMES} where r.id = $1 and r.business_id = any ($2::uuid[])) t`,
    values: [input.id, ctx.businesses],
  });
  if (!text) throw notFound('Call');
  const call: CallDetail = JSON.parse(text);
  return { ...call, recording_url: call.recording === 'ready' ? ctx.ports.get(recordingLinkPort)(call.id) : null };
}

/** Deletes a call that is over, with all that belongs to it; the ledger keeps its lines. */
export async function deleteCall(ctx: Context, id: string): Promise<{ success: true }> {
  await inTenant(ctx, async (tx) => {
    const call = await tx
      .selectFrom('calls')
      .select('status')
      .where('id', '=', id)
      .where('business_id', 'in', [...ctx.businesses])
      .forUpdate()
      .executeTakeFirst();
    if (!call) throw notFound('Call');
    if (!TERMINAL.includes(call.status as CallStatus)) {
      throw new AppError('call_active', 'An active call cannot be deleted. Wait until it is over.');
    }
    await tx.deleteFrom('calls').where('id', '=', id).execute();
  });
  await ctx.ports.get(storagePort).delete(recordingKey(id));
  return { success: true };
}
