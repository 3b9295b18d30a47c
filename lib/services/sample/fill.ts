import { sql } from 'kysely';
import { z } from 'zod';
import type { CarrierEvent } from '#lib/adapters/carrier/port.ts';
import { newId } from '#lib/adapters/db/id.ts';
import { jsonb } from '#lib/adapters/db/jsonb.ts';
import { inTenant, type Tx } from '#lib/adapters/db/tenant.ts';
import { spokenMs } from '#lib/adapters/speech/port.ts';
import type { Context } from '#lib/core/context.ts';
import { job } from '#lib/core/job.ts';
import { readBusiness } from '#lib/services/businesses/service.ts';
import { advanceCall } from '#lib/services/calls/advance.ts';
import { conclude } from '#lib/services/calls/conclude.ts';
import { type SampleCall, sampleCalls } from './month.ts';
import { SAMPLE_MARK, SAMPLE_PAGE } from './schema.ts';
import { writeTexts } from './texts.ts';

/** Makes a sample through the services that make real calls, one call per transaction, and goes on where it was left. */
export const fillJob = job({
  name: 'sample.fill',
  input: z.object({ business_id: z.guid() }),
  expireSeconds: 600,
  retryLimit: 10,
  concurrency: 1,
  run: (ctx, input) => fill(ctx, input.business_id),
});

export interface Place {
  businessId: string;
  businessName: string;
  zone: string;
  agentId: string;
  numberId: string | null;
  number: string;
}

async function fill(ctx: Context, businessId: string): Promise<void> {
  for (;;) {
    const goesOn = await inTenant(ctx, async (tx, within) => {
      // Whoever removes the sample takes this row, and so waits for the call at hand.
      const state = await tx
        .selectFrom('sample_fills')
        .select(['made', 'status', 'created_at'])
        .where('business_id', '=', businessId)
        .forUpdate()
        .executeTakeFirst();
      if (state?.status !== 'filling') return false;
      const place = await placeOf(tx, businessId);
      const call = sampleCalls(new Date(state.created_at))[state.made];
      if (call) await makeCall(tx, within, place, call);
      else await writeTexts(tx, place);
      await tx
        .updateTable('sample_fills')
        .set(call ? { made: state.made + 1 } : { status: 'ready' })
        .where('business_id', '=', businessId)
        .execute();
      return call !== undefined;
    });
    if (!goesOn) return;
  }
}

async function placeOf(tx: Tx, businessId: string): Promise<Place> {
  const { name, zone } = await readBusiness(tx, businessId);
  const agent = await tx
    .selectFrom('agents as a')
    .leftJoin('numbers as n', 'n.agent_id', 'a.id')
    .select(['a.id', 'a.assistant_id', 'n.id as number_id', 'n.phone_number'])
    .where('a.business_id', '=', businessId)
    .where('a.status', '=', 'active')
    .orderBy('a.created_at')
    .executeTakeFirstOrThrow();
  return {
    businessId,
    businessName: name,
    zone,
    agentId: agent.id,
    numberId: agent.number_id,
    number: agent.phone_number ?? agent.assistant_id,
  };
}

/** A call as it would have been then. It was announced long ago: nobody is told of it, and no webhook fires. */
async function makeCall(tx: Tx, ctx: Context, place: Place, call: SampleCall): Promise<void> {
  const { person, conversation } = call;
  const inbound = conversation.direction === 'inbound';
  const { rows } = await sql<{ at: string }>`
    select app.iso(((now() at time zone ${place.zone})::date - ${call.daysAgo}::integer
      + make_interval(mins => ${call.minute})) at time zone ${place.zone}) as at`.execute(tx);
  const at = rows[0]?.at ?? '';
  const id = newId();
  await tx
    .insertInto('calls')
    .values({
      id,
      business_id: place.businessId,
      agent_id: place.agentId,
      number_id: place.numberId,
      direction: conversation.direction,
      from_number: inbound ? person.phone : place.number,
      to_number: inbound ? place.number : person.phone,
      conversation_id: `conv_${newId()}`,
      name: inbound ? null : person.name,
      metadata: jsonb(SAMPLE_MARK),
      record: call.recorded,
      carrier: 'sandbox',
      carrier_call_id: `sample:${id}`,
      contact_basis: inbound ? 'inbound' : 'caller_responsible',
      attempted_at: at,
      announced_at: at,
      deadline: at,
      created_at: at,
    })
    .execute();
  for (const event of eventsOf(id, Date.parse(at), place, call)) await advanceCall(ctx, id, event);
  await conclude(ctx, id);
  await settleLead(tx, place, call, id, at);
  await silence(tx, place.businessId);
}

const RING_MS = 4_000;
const PAUSE_MS = 600;

const SPEAKER = { A: 'agent', C: 'caller' } as const;

function eventsOf(id: string, start: number, place: Place, { conversation, person }: SampleCall): CarrierEvent[] {
  const answered = start + RING_MS;
  const filled = (text: string) =>
    text
      .replaceAll('{business}', place.businessName)
      .replaceAll('{name}', person.name)
      .replaceAll('{email}', person.email);
  let clock = 0;
  const spoken = conversation.turns.map(([who, words]) => {
    const text = filled(words);
    const startMs = clock === 0 ? 0 : clock + PAUSE_MS;
    clock = startMs + Math.round(spokenMs(text));
    return { type: 'speech', speaker: SPEAKER[who], text, startMs, endMs: clock } as const;
  });
  const { reason } = conversation;
  const missed = { 'customer-did-not-answer': 'no-answer', 'customer-busy': 'busy' } as const;
  const outcome = reason in missed ? missed[reason as keyof typeof missed] : 'completed';
  const cause = { 'no-answer': 'NO_ANSWER', busy: 'USER_BUSY', completed: 'NORMAL_CLEARING' } as const;
  const talked = outcome === 'completed';
  const happened = [
    { type: 'ringing', at: start },
    ...(talked ? [{ type: 'answered', at: answered } as const] : []),
    ...spoken.map((turn) => ({ ...turn, at: answered + turn.startMs })),
    {
      type: 'ended',
      outcome,
      reason,
      cause: cause[outcome],
      ...(talked ? { seconds: clock / 1000 } : {}),
      at: talked ? answered + clock : start + 5 * RING_MS,
    },
  ] as const;
  return happened.map((event, index) => ({ ...event, id: `sample:${id}:${index}`, at: new Date(event.at) }));
}

/** The lead as it would stand now: filed then, worked since, marked, and left alone by the follow-up. */
async function settleLead(tx: Tx, place: Place, call: SampleCall, callId: string, at: string): Promise<void> {
  const { lead_id: id } = await tx
    .selectFrom('calls')
    .select('lead_id')
    .where('id', '=', callId)
    .executeTakeFirstOrThrow();
  if (!id) return;
  const status = call.person.worked && call.conversation.becomes;
  await tx
    .updateTable('leads')
    .set({
      created_at: sql<string>`least(created_at, ${at}::timestamptz)`,
      updated_at: at,
      source_page: SAMPLE_PAGE,
      ...(status ? { status } : {}),
    })
    .where('id', '=', id)
    .execute();
  await tx
    .insertInto('sdr_leads')
    .values({ lead_id: id, business_id: place.businessId, paused_at: sql<string>`now()` })
    .onConflict((conflict) => conflict.column('lead_id').doNothing())
    .execute();
}

/** What this transaction would tell somebody, it does not: events with their deliveries, and notices. */
async function silence(tx: Tx, businessId: string): Promise<void> {
  await tx
    .deleteFrom('events')
    .where('business_id', '=', businessId)
    .where('created_at', '>=', sql<string>`now()`)
    .execute();
  await tx
    .deleteFrom('notices')
    .where('business_id', '=', businessId)
    .where('created_at', '>=', sql<string>`now()`)
    .execute();
}
