import { sql } from 'kysely';
import type { Tx } from '#lib/adapters/db/tenant.ts';
import { HOUR_MS } from '#lib/core/duration.ts';
import { AppError } from '#lib/core/errors.ts';
import type { SdrConfig } from './schema.ts';

/** A touch that may now be made, and which one of its lead it is. */
export interface Claim {
  lead_id: string;
  touches: number;
}

/**
 * Takes the next touch of each lead whose cadence allows one, and answers those. One statement decides and writes under
 * the row's lock: however many ask at once, by hand or by runs, a lead is touched once per gap, never past the cap, and
 * not while it is paused; on manual review by hand alone.
 */
export async function claimTouches(
  tx: Tx,
  businessId: string,
  config: Pick<SdrConfig, 'min_touch_gap_hours' | 'max_touches'>,
  leadIds: readonly string[],
  by: 'run' | 'hand',
): Promise<Claim[]> {
  const { rows } = await sql<Claim>`
    insert into sdr_leads as s (lead_id, business_id, touches, last_touch_at)
    select id, ${businessId}, 1, clock_timestamp() from unnest(${[...leadIds].sort()}::uuid[]) id
        on conflict (lead_id) do update set touches = s.touches + 1, last_touch_at = excluded.last_touch_at
     where s.touches < ${config.max_touches} and s.paused_at is null and (s.manual_review_at is null or ${by === 'hand'})
       and (s.last_touch_at is null or s.last_touch_at <= excluded.last_touch_at - make_interval(hours => ${config.min_touch_gap_hours}::integer))
    returning lead_id, touches`.execute(tx);
  return rows;
}

/** Why a lead may not be touched now, or null. */
export function cadenceOf(
  lead: { touches: number; last_touch_at: string | null },
  config: Pick<SdrConfig, 'min_touch_gap_hours' | 'max_touches'>,
  now: Date,
): AppError | null {
  if (lead.touches >= config.max_touches) {
    return tooOften(`This lead has had its ${config.max_touches} touches (max_touches).`, null);
  }
  if (lead.last_touch_at === null) return null;
  const next = new Date(Date.parse(lead.last_touch_at) + config.min_touch_gap_hours * HOUR_MS);
  if (next <= now) return null;
  return tooOften(
    `This lead was touched less than ${config.min_touch_gap_hours} hours ago (min_touch_gap_hours).`,
    next,
  );
}

/** 429 with `nextAllowedAt`; null where no time will bring it. */
const tooOften = (message: string, next: Date | null): AppError =>
  new AppError('rate_limited', message, {
    beside: { nextAllowedAt: next?.toISOString() ?? null },
    ...(next ? { retryAfter: Math.max(1, Math.ceil((next.getTime() - Date.now()) / 1000)) } : {}),
  });
