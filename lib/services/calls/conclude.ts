import { sql } from 'kysely';
import { enqueue } from '#lib/adapters/db/enqueue.ts';
import { jsonb } from '#lib/adapters/db/jsonb.ts';
import { inTenant, type Tx } from '#lib/adapters/db/tenant.ts';
import { receptionistPort } from '#lib/adapters/model/port.ts';
import type { Context } from '#lib/core/context.ts';
import { job } from '#lib/core/job.ts';
import { insertDnc } from '#lib/services/dnc/service.ts';
import { chargeCall } from '#lib/services/ledger/charge.ts';
import { mindOf } from '#lib/services/model-use/mind.ts';
import { announce } from './announce.ts';
import { concludeRequest } from './conclude-request.ts';
import { leadOf } from './lead-of-call.ts';
import { modelsOf } from './models.ts';
import { completeReport } from './reconcile.ts';
import { recordJob } from './record.ts';
import { readSubject, type Subject, spokeWithSomeone } from './subject.ts';
import { type Understanding, understand } from './understand.ts';

/**
 * What follows the end of a call: transcript, summary, extracted fields, quality, lead, score, ledger. The conversation
 * is read before the transaction, everything is written in one, and a call is concluded once; once more where its words
 * came late (`late-report.ts`).
 */
export const concludeJob = job({
  ...concludeRequest,
  expireSeconds: 120,
  retryLimit: 8,
  concurrency: 40,
  async run(ctx, input) {
    await completeReport(ctx, input.call_id);
    await conclude(ctx, input.call_id);
  },
});

export async function conclude(ctx: Context, callId: string): Promise<void> {
  const subject = await inTenant(ctx, (tx) => readSubject(tx, callId));
  if (!subject) return;
  const understanding = spokeWithSomeone(subject)
    ? await understand(await mindOf(ctx, subject.call.business_id), subject)
    : null;
  await inTenant(ctx, async (tx) => {
    const call = await tx.selectFrom('calls').selectAll().where('id', '=', callId).forUpdate().executeTakeFirst();
    if (!call || call.concluded_at !== null || call.ended_at === null) return;
    const leadId = await leadOf(tx, call, understanding);
    if (understanding?.extraction.opt_out) await optOut(tx, ctx, call);
    if (subject.turns.length > 0) await writeTranscript(tx, call, subject.turns);
    const cost = await chargeCall(tx, call);
    const recorded = call.record && subject.turns.some((turn) => turn.speaker !== 'note');
    await tx
      .updateTable('calls')
      .set({
        concluded_at: sql`clock_timestamp()`,
        lead_id: leadId,
        summary: understanding?.summary ?? null,
        extraction: understanding ? jsonb(understanding.extraction) : null,
        models: jsonb(modelsOf(subject.turns, understanding?.read ?? [], speakerOf(ctx, call.carrier))),
        quality: understanding ? jsonb(understanding.quality) : null,
        ...earned(call.id, understanding),
        recording: recorded ? 'pending' : 'none',
        cost_micros: cost.total,
        realtime_cost_micros: cost.realtime,
      })
      .where('id', '=', callId)
      .execute();
    if (recorded) await enqueue(tx, recordJob, { business_id: call.business_id, call_id: callId }, { priority: -1 });
    else await announce(tx, callId);
  });
}

/** Whose agent spoke, where the turns do not say: ours in a simulated call, the carrier's in any other. */
const speakerOf = ({ ports }: Context, carrier: string): string =>
  carrier === 'sandbox' ? ports.get(receptionistPort).label : carrier;

/** The score as the call's own, so that its page still tells it after a later call has scored the lead anew. */
function earned(callId: string, understanding: Understanding | null) {
  if (!understanding || understanding.score.factors.length === 0) return {};
  const { score, factor_details } = understanding.score;
  return { score, score_factors: jsonb(factor_details.map((factor) => ({ ...factor, call_id: callId }))) };
}

async function optOut(tx: Tx, ctx: Context, call: Subject['call']): Promise<void> {
  const phone = call.direction === 'inbound' ? call.from_number : call.to_number;
  if (phone?.startsWith('+'))
    await insertDnc(tx, ctx, {
      businessId: call.business_id,
      phone,
      reason: 'Asked on the phone never to be called again',
      source: 'call',
    });
}

const SPEAKERS: Readonly<Record<string, string>> = { agent: 'Agent', caller: 'Caller' };

async function writeTranscript(tx: Tx, call: Subject['call'], turns: Subject['turns']): Promise<void> {
  const text = turns
    .map((turn) => (SPEAKERS[turn.speaker] ? `${SPEAKERS[turn.speaker]}: ${turn.text}` : `[${turn.text}]`))
    .join('\n');
  await tx
    .insertInto('transcripts')
    .values({
      call_id: call.id,
      business_id: call.business_id,
      agent_id: call.agent_id,
      text,
      created_at: call.created_at,
    })
    // Of a call whose report came late there were notes, and no words.
    .onConflict((conflict) => conflict.column('call_id').doUpdateSet({ text }))
    .execute();
}
