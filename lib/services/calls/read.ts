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

const ROW = `'id', r.id, 'conversation_id', r.conversation_id, 'direction', r.direction, 'status', r.status, 'duration', r.duration,
  'agent_id', r.agent_id, 'agent_name', (select a.name from agents a where a.id = r.agent_id), 'business_id', r.business_id,
  'lead_id', r.lead_id, 'lead_name', (select l.name from leads l where l.id = r.lead_id), 'from', r.from_number, 'to', r.to_number,
  'summary', r.summary, 'ended_reason', r.ended_reason, 'created_at', app.iso(r.created_at), 'ended_at', app.iso(r.ended_at)`;

const DETAIL = `${ROW}, 'name', r.name, 'number_id', r.number_id, 'campaign_id', null, 'started_at', app.iso(r.started_at),
  'answered_at', app.iso(r.answered_at), 'hangup_cause', r.hangup_cause, 'reconciled', r.reconciled,
  'cost', r.cost_micros / 1000000.0, 'realtime_cost', r.realtime_cost_micros / 1000000.0, 'recording_url', null, 'recording', r.recording,
  'recording_peaks', r.recording_peaks, 'quality_dimensions', r.quality, 'extraction', r.extraction, 'metadata', r.metadata,
  'context', r.context, 'carrier', r.carrier, 'simulated', r.carrier = 'sandbox', 'concluded_at', app.iso(r.concluded_at)`;

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
    json: ROW,
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
  const detail = input.include === 'transcript' ? `${DETAIL}, 'transcript', ${TURNS}` : DETAIL;
  const text = await readJson(ctx, {
    name: input.include === 'transcript' ? 'calls.get with transcript' : 'calls.get',
    text: `select json_build_object(${detail})::text from calls r where r.id = $1 and r.business_id = any ($2::uuid[])`,
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
