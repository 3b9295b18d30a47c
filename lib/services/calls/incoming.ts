import { sql } from 'kysely';
import type { Carrier } from '#lib/adapters/carrier/port.ts';
import { newId } from '#lib/adapters/db/id.ts';
import type { Tx } from '#lib/adapters/db/tenant.ts';
import { isBlocked } from '#lib/services/blocked-callers/service.ts';
import { deadlineOf } from './deadline.ts';

/** Seconds, where the agent's settings name no longer or shorter one. */
const LONGEST_CALL = 600;

export interface RingingCall {
  id?: string;
  businessId: string;
  agentId: string;
  number: { id: string; phone_number: string } | undefined;
  /** What was called where that is no number of ours. */
  called?: string;
  from: string | null;
  /** `twilio`: the owner's phone took it, or nobody, before a carrier was asked. */
  carrier: Carrier['name'] | 'twilio';
  carrierCallId: string;
  record?: boolean;
  /** Seconds. */
  maxDuration?: number | null;
  pace?: 'fast' | 'live';
}

/**
 * Files a call that rings, with the lead whose number calls. A carrier may tell of it twice, or of one that was deleted
 * here: then nothing is inserted, and the answer is undefined.
 */
export async function insertIncoming(tx: Tx, call: RingingCall) {
  if (await wasDeleted(tx, call.carrierCallId)) return undefined;
  const id = call.id ?? newId();
  const maxDuration = call.maxDuration ?? LONGEST_CALL;
  const lead = call.from
    ? await tx
        .selectFrom('leads')
        .select('id')
        .where('business_id', '=', call.businessId)
        .where('phone', '=', call.from)
        .executeTakeFirst()
    : undefined;
  const row = await tx
    .insertInto('calls')
    .values({
      id,
      business_id: call.businessId,
      agent_id: call.agentId,
      number_id: call.number?.id ?? null,
      lead_id: lead?.id ?? null,
      direction: 'inbound',
      from_number: call.from,
      to_number: call.number?.phone_number ?? call.called ?? '',
      conversation_id: `conv_${newId()}`,
      record: call.record ?? true,
      max_duration: maxDuration,
      pace: call.pace ?? 'live',
      carrier: call.carrier,
      carrier_call_id: call.carrierCallId,
      contact_basis: 'inbound',
      attempted_at: sql<string>`now()`,
      deadline: deadlineOf(maxDuration),
    })
    .onConflict((conflict) => conflict.column('carrier_call_id').doNothing())
    .returningAll()
    .executeTakeFirst();
  return row && { call: row, blocked: await isBlocked(tx, call.businessId, call.from) };
}

async function wasDeleted(tx: Tx, carrierCallId: string): Promise<boolean> {
  const { rows } = await sql<{ gone: boolean }>`select app.was_deleted(${carrierCallId}) as gone`.execute(tx);
  return rows[0]?.gone === true;
}
