import { sql } from 'kysely';
import { inTenant, type Tx } from '#lib/adapters/db/tenant.ts';
import type { Context } from '#lib/core/context.ts';
import { Ports } from '#lib/core/port.ts';
import { addressOf } from './address.ts';
import type { Ask } from './facts.ts';
import type { Verdict } from './rules.ts';

/** What the gate says to an ask. */
export interface Decision extends Verdict {
  readonly id: string;
}

/** A decision with what it was made from. */
export interface DecisionRow extends Decision {
  businessId: string;
  ask: Ask;
  inputs: Record<string, unknown>;
}

/** Writes decisions into the caller's transaction: one statement however many they are. */
export async function store(tx: Tx, rows: readonly DecisionRow[]): Promise<void> {
  if (rows.length === 0) return;
  const decisions = rows.map(({ id, businessId, ask, allowed, reasons, inputs, nextAllowedAt }) => ({
    id,
    business_id: businessId,
    channel: ask.channel,
    purpose: ask.purpose,
    address: addressOf(ask),
    lead_id: ask.leadId ?? null,
    allowed,
    reasons,
    inputs,
    next_allowed_at: nextAllowedAt,
  }));
  await sql`
    insert into contact_decisions (id, business_id, channel, purpose, address, lead_id, allowed, reasons, inputs, next_allowed_at)
    select id, business_id, channel, purpose, address, lead_id, allowed, reasons, inputs, next_allowed_at
      from jsonb_to_recordset(${JSON.stringify(decisions)}::jsonb)
           as d (id uuid, business_id uuid, channel text, purpose text, address text, lead_id uuid, allowed boolean,
                 reasons text[], inputs jsonb, next_allowed_at timestamptz)
        on conflict (id) do nothing`.execute(tx);
}

/**
 * Writes a refusal on a connection of its own, and waits for nobody: whoever waited while holding a connection could wait
 * for ever. Where the first transaction lives after all, the row is there already.
 */
export function keepAside(row: DecisionRow): void {
  const alone: Context = {
    requestId: 'contact_gate',
    principal: { kind: 'system', job: 'contact.gate' },
    businesses: [row.businessId],
    ip: null,
    ports: new Ports(),
    usage: {},
  };
  inTenant(alone, (tx) => store(tx, [row])).catch(() => {}); // the refusal itself stands
}
