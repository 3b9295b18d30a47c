import { sql } from 'kysely';
import type { Tx } from '#lib/adapters/db/tenant.ts';
import type { ModelUse } from '#lib/adapters/model/port.ts';

/** Today, as the business counts its days. */
const today = (businessId: string) =>
  sql`(select (now() at time zone b.zone)::date from businesses b where b.id = ${businessId})`;

/** Tokens of the configured model that a business has used today. */
export async function tokensToday(tx: Tx, businessId: string): Promise<number> {
  const { rows } = await sql<{ tokens: number }>`
    select tokens from model_days where business_id = ${businessId} and day = ${today(businessId)}`.execute(tx);
  return rows[0]?.tokens ?? 0;
}

/** Adds one use of the model to its day, also one that failed. */
export async function recordUse(tx: Tx, businessId: string, { tokens, fault }: ModelUse): Promise<void> {
  const failures = fault ? 1 : 0;
  const failedAt = fault ? sql`clock_timestamp()` : sql`null`;
  await sql`
    insert into model_days as d (business_id, day, requests, tokens, failures, last_fault, last_failed_at)
    values (${businessId}, ${today(businessId)}, 1, ${tokens}, ${failures}, ${fault}, ${failedAt})
    on conflict (business_id, day) do update
      set requests = d.requests + 1, tokens = d.tokens + excluded.tokens, failures = d.failures + excluded.failures,
          last_fault = coalesce(excluded.last_fault, d.last_fault),
          last_failed_at = coalesce(excluded.last_failed_at, d.last_failed_at)`.execute(tx);
}
