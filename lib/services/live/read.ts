import type { z } from 'zod';
import { jsonRow, plain, text, time, word } from '#lib/adapters/db/json-row.ts';
import { type JsonQuery, readJson } from '#lib/adapters/db/tenant.ts';
import { type Context, oneBusiness } from '#lib/core/context.ts';
import { Json } from '#lib/core/operation.ts';
import { NAMES, ROW } from '#lib/services/calls/read.ts';
import { LINGER_SECONDS, type LiveCall, type LiveInput, type LiveSnapshot, MOST_LIVE } from './schema.ts';

/** A call with its words from the turn `$from` on. */
const liveRow = (from: string) =>
  jsonRow({
    ...ROW,
    name: text('r.name'),
    forwarded_to: text('r.forwarded_to'),
    simulated: plain("r.carrier = 'sandbox'"),
    typed: plain(
      "coalesce((select (s.script ->> 'typed')::boolean from sandbox_calls s where s.call_id = r.id), false)",
    ),
    concluded_at: time('r.concluded_at'),
    recording: word('r.recording'),
    transcript:
      plain(`(select coalesce(json_agg(json_build_object('index', t.index, 'speaker', t.speaker, 'text', t.text,
      'start_ms', t.start_ms, 'end_ms', t.end_ms, 'details', t.details) order by t.index), '[]')
      from call_turns t where t.call_id = r.id and t.index >= ${from})`),
  });

/** A call lasts two hours at most, and waits for its turn before that. */
const LONGEST = '3 hours';

const SNAPSHOT: Omit<JsonQuery, 'values'> = {
  name: 'live.snapshot',
  text: `select concat('{"calls":[', string_agg(call, ','), '],"at":"', app.iso(clock_timestamp()), '"}') from (
    select ${liveRow('0')} as call from (
      select r.* from calls r
       where r.business_id = $1 and r.created_at > now() - interval '${LONGEST}'
         and (r.ended_at is null or r.ended_at > least($2::timestamptz, now() - interval '${LINGER_SECONDS} seconds'))
       order by r.created_at desc, r.id desc limit ${MOST_LIVE}) r ${NAMES}
     order by r.created_at desc, r.id desc) c`,
};

/**
 * The calls of a business that are under way, with their words, and those that ended within the last minute, or since
 * `since`. The newest 100.
 */
export async function readLive(
  ctx: Context,
  businessId: string,
  since: string | null = null,
): Promise<Json<typeof LiveSnapshot>> {
  return new Json((await readJson(ctx, { ...SNAPSHOT, values: [businessId, since] })) as string);
}

export const listLive = (ctx: Context, { business_id }: z.output<typeof LiveInput>) =>
  readLive(ctx, oneBusiness(ctx, business_id));

/** One call as it stands, with its words from the turn `from` on; null where it is out of reach, or gone. */
export async function readLiveCall(
  ctx: Context,
  businessId: string,
  callId: string,
  from: number,
): Promise<{ call: LiveCall; at: string } | null> {
  const found = await readJson(ctx, {
    name: 'live.call',
    text: `select concat('{"call":', ${liveRow('$3')}, ',"at":"', app.iso(clock_timestamp()), '"}')
      from calls r ${NAMES} where r.id = $2 and r.business_id = $1`,
    values: [businessId, callId, from],
  });
  return found === null ? null : JSON.parse(found);
}
