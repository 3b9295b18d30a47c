import { sql } from 'kysely';
import { z } from 'zod';
import { enqueue } from '#lib/adapters/db/enqueue.ts';
import { jsonb } from '#lib/adapters/db/jsonb.ts';
import { inTenant, type Tx } from '#lib/adapters/db/tenant.ts';
import { isVoice, type Recording, type SpokenTurn, speechPort, type Voice } from '#lib/adapters/speech/port.ts';
import { storagePort } from '#lib/adapters/storage/port.ts';
import type { Context } from '#lib/core/context.ts';
import { job } from '#lib/core/job.ts';
import { voiceOfCaller } from '#lib/services/sandbox/voice.ts';
import { announce } from './announce.ts';
import { fetchRecording } from './fetch-recording.ts';

/** Where a call's recording lies in the storage. */
export const recordingKey = (callId: string): string => `recordings/${callId}.mp3`;

/**
 * Makes the recording after the call, in a queue of its own, and then announces the call: a simulated call is spoken, a
 * real one is fetched from its carrier. What fails costs the recording, never the announcement.
 */
export const recordJob = job({
  name: 'calls.record',
  input: z.object({ business_id: z.guid(), call_id: z.guid() }),
  expireSeconds: 180,
  retryLimit: 3,
  concurrency: 2,
  run: (ctx, input) => record(ctx, input.call_id),
});

async function record(ctx: Context, callId: string): Promise<void> {
  const subject = await inTenant(ctx, (tx) => readPending(tx, callId));
  if (!subject) return;
  const heard = await (subject.call.carrier === 'sandbox'
    ? synthesise(ctx, subject)
    : fetchRecording(ctx, subject.call));
  if (heard === 'later') return later(ctx, subject.call);
  const made = heard && (await stored(ctx, callId, heard));
  await inTenant(ctx, async (tx) => {
    await tx
      .updateTable('calls')
      .set(made ? { recording: 'ready', recording_peaks: jsonb(made.peaks) } : { recording: 'failed' })
      .where('id', '=', callId)
      .where('recording', '=', 'pending')
      .execute();
    if (made && (await wasDeleted(tx, callId))) await ctx.ports.get(storagePort).delete(recordingKey(callId));
    if (made && made.timings.length > 0) await writeTimings(tx, callId, subject.turns, made.timings);
    await announce(tx, callId);
  });
}

/** The recording, once it lies in the storage; null where that has failed. */
const stored = (ctx: Context, callId: string, recording: Recording): Promise<Recording | null> =>
  ctx.ports
    .get(storagePort)
    .put(recordingKey(callId), recording.mp3, 'audio/mpeg')
    .then(
      () => recording,
      () => null,
    );

/** Until a carrier is asked again for a recording that was not there. */
const AGAIN_MS = 20_000;

const later = (ctx: Context, { id, business_id }: Pending['call']): Promise<void> =>
  inTenant(ctx, (tx) =>
    enqueue(tx, recordJob, { business_id, call_id: id }, { priority: -1, startAt: new Date(Date.now() + AGAIN_MS) }),
  );

/** Deleted, or its number erased, while the recording was being made. */
async function wasDeleted(tx: Tx, callId: string): Promise<boolean> {
  const call = await tx.selectFrom('calls').select('recording').where('id', '=', callId).executeTakeFirst();
  return call === undefined || call.recording === 'expired';
}

/** The transcript follows the recording: each turn gets the moments at which it is really heard. */
async function writeTimings(
  tx: Tx,
  callId: string,
  turns: Pending['turns'],
  timings: Recording['timings'],
): Promise<void> {
  const heard = turns
    .filter((turn) => turn.speaker !== 'note')
    .map((turn, place) => ({ index: turn.index, ...timings[place] }));
  await sql`
    update call_turns t set start_ms = h."startMs", end_ms = h."endMs"
      from jsonb_to_recordset(${JSON.stringify(heard)}::jsonb) as h (index integer, "startMs" integer, "endMs" integer)
     where t.call_id = ${callId} and t.index = h.index`.execute(tx);
}

async function readPending(tx: Tx, callId: string) {
  const call = await tx
    .selectFrom('calls as c')
    .innerJoin('agents as a', 'a.id', 'c.agent_id')
    .select([
      'c.id',
      'c.business_id',
      'c.carrier',
      'c.carrier_call_id',
      'c.attempted_at',
      'c.created_at',
      'c.ended_at',
      'c.duration',
      'c.direction',
      'c.from_number',
      'c.to_number',
      'a.voice',
      'a.vapi_config',
    ])
    .where('c.id', '=', callId)
    .where('c.recording', '=', 'pending')
    .executeTakeFirst();
  if (!call) return null;
  const turns = await tx
    .selectFrom('call_turns')
    .select(['index', 'speaker', 'text', 'start_ms'])
    .where('call_id', '=', callId)
    .orderBy('index')
    .execute();
  return { call, turns };
}

type Pending = NonNullable<Awaited<ReturnType<typeof readPending>>>;

async function synthesise(ctx: Context, { call, turns }: Pending): Promise<Recording | null> {
  const wanted = (call.voice as { voiceId?: string }).voiceId ?? '';
  const agentVoice: Voice = isVoice(wanted) ? wanted : 'slt';
  const callerVoice = voiceOfCaller(
    (call.direction === 'inbound' ? call.from_number : call.to_number) ?? '',
    agentVoice,
  );
  const spoken = turns.flatMap((turn): SpokenTurn[] =>
    turn.speaker === 'note' ? [] : [{ speaker: turn.speaker, text: turn.text, startMs: turn.start_ms }],
  );
  try {
    return await ctx.ports
      .get(speechPort)
      .record(spoken, { durationMs: (call.duration ?? 0) * 1000, agentVoice, callerVoice });
  } catch {
    return null;
  }
}
