import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { enqueue } from '#lib/adapters/db/enqueue.ts';
import { inTenant, type Tx } from '#lib/adapters/db/tenant.ts';
import type { ModelUse } from '#lib/adapters/model/port.ts';
import type { Context } from '#lib/core/context.ts';
import { job } from '#lib/core/job.ts';
import { advanceCall } from '#lib/services/calls/advance.ts';
import { type Briefing, brief } from '#lib/services/calls/enrichment.ts';
import { spentOn, turnModelOf } from '#lib/services/calls/models.ts';
import { isTerminal } from '#lib/services/calls/state.ts';
import { mindOf, type Spent } from '#lib/services/model-use/mind.ts';
import { nextBeat } from './beat.ts';
import { type Beat, type Happening, type Scene, says } from './scene.ts';
import { Script } from './script.ts';

/** Pauses up to this long are slept in the job; longer ones give the worker back and go on in another job. */
const SLEPT_MS = 300;
/** How long a person who types may say nothing, where the agent's settings leave it open. */
const SILENCE_SECONDS = 110;

/**
 * Takes a simulated call on, beat by beat. Each beat is one transaction that finds its own step number, so that a
 * worker killed anywhere loses at most the beat it was thinking about, and two workers never play the same one.
 */
export const runJob = job({
  name: 'sandbox.run',
  input: z.object({ business_id: z.guid(), call_id: z.guid() }),
  expireSeconds: 60,
  retryLimit: 20,
  concurrency: 100,
  run: (ctx, input) => run(ctx, input.business_id, input.call_id),
});

async function run(ctx: Context, businessId: string, callId: string): Promise<void> {
  for (;;) {
    const now = await inTenant(ctx, (tx) => look(tx, callId));
    if (!now) return;
    const beat = await think(ctx, businessId, now);
    if (beat.kind === 'over') return;
    const later = beat.kind === 'waits' ? beat.forMs : beat.pauseMs;
    await inTenant(ctx, async (tx, within) => {
      if (beat.kind === 'happens' && !(await play(tx, within, callId, now.scene.step, beat))) return;
      if (later > SLEPT_MS)
        await enqueue(
          tx,
          runJob,
          { business_id: businessId, call_id: callId },
          { startAt: new Date(Date.now() + later) },
        );
    });
    if (later > SLEPT_MS) return;
    await sleep(later);
  }
}

interface Now {
  scene: Scene;
  briefing: Briefing;
  spent: Spent;
}

/** A simulated call as it stands; null once it is over. */
export async function look(tx: Tx, callId: string): Promise<Now | null> {
  const row = await tx.selectFrom('sandbox_calls').selectAll().where('call_id', '=', callId).executeTakeFirst();
  const call = await tx.selectFrom('calls').selectAll().where('id', '=', callId).executeTakeFirst();
  if (!row || !call || row.hung_up || isTerminal(call.status)) return null;
  const turns = await tx
    .selectFrom('call_turns')
    .select(['speaker', 'text', 'details', 'created_at'])
    .where('call_id', '=', callId)
    .orderBy('index')
    .execute();
  const briefing = await brief(tx, call, new Date(call.created_at));
  const last = turns.at(-1);
  return {
    briefing,
    spent: spentOn(turns),
    scene: {
      script: Script.parse(row.script),
      step: row.step,
      direction: call.direction,
      pace: call.pace,
      number: call.direction === 'inbound' ? call.from_number : call.to_number,
      businessName: briefing.businessName,
      firstMessage: briefing.firstMessage,
      clockMs: row.clock_ms,
      settings: briefing.settings,
      maxDurationMs: Math.min(call.max_duration, briefing.settings.maxDurationSeconds ?? call.max_duration) * 1000,
      silenceMs: (briefing.settings.silenceTimeoutSeconds ?? SILENCE_SECONDS) * 1000,
      idleMs: last ? Date.now() - Date.parse(last.created_at) : 0,
      heard: turns.map((turn) => ({
        speaker: turn.speaker,
        text: turn.text,
        endCall: (turn.details as { end_call?: boolean }).end_call === true,
      })),
    },
  };
}

/** The next beat; where it is the agent's turn to speak, its words come from the language model. */
async function think(
  ctx: Context,
  businessId: string,
  { scene, briefing, spent }: Now,
): Promise<Exclude<Beat, { kind: 'agent-speaks' }>> {
  const beat = nextBeat(scene);
  if (beat.kind !== 'agent-speaks') return beat;
  const turns = scene.heard.flatMap((turn) =>
    turn.speaker === 'note' ? [] : [{ role: turn.speaker, text: turn.text }],
  );
  const mind = await mindOf(ctx, businessId, spent);
  const uses: ModelUse[] = [];
  const report = (use: ModelUse) => void uses.push(use);
  const reply = await mind.nextTurn(
    { system: briefing.system, turns, callerNumber: scene.number, report },
    briefing.agentModel,
  );
  const details = {
    ...(reply.endCall ? { end_call: true } : {}),
    ...(reply.unanswered.length > 0 ? { unanswered: reply.unanswered } : {}),
    ...(reply.used.length > 0 ? { used: reply.used } : {}),
    ...(reply.failed ? { failed: true } : {}),
    ...uses.map(turnModelOf)[0],
  };
  const { event, clockMs } = says(scene, 'agent', reply.text, details);
  const pauseMs = scene.pace === 'live' ? event.endMs - event.startMs : 0;
  return { kind: 'happens', events: [event], clockMs, pauseMs: scene.script.typed ? 0 : pauseMs };
}

/** Plays a beat if the call still stands where it was thought of; answers whether it did. */
async function play(
  tx: Tx,
  ctx: Context,
  callId: string,
  step: number,
  beat: Extract<Beat, { kind: 'happens' }>,
): Promise<boolean> {
  const row = await tx
    .selectFrom('sandbox_calls')
    .select(['step', 'hung_up'])
    .where('call_id', '=', callId)
    .forUpdate()
    .executeTakeFirst();
  if (!row || row.hung_up || row.step !== step) return false;
  for (const [index, happening] of beat.events.entries()) {
    await advanceCall(ctx, callId, { ...happening, id: `${callId}:${step}:${index}`, at: new Date() } as Happening & {
      id: string;
      at: Date;
    });
  }
  await tx
    .updateTable('sandbox_calls')
    .set({ step: step + 1, clock_ms: beat.clockMs })
    .where('call_id', '=', callId)
    .execute();
  return true;
}
