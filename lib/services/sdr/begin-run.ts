import { newId } from '#lib/adapters/db/id.ts';
import { inTenant, type Tx } from '#lib/adapters/db/tenant.ts';
import type { Context } from '#lib/core/context.ts';
import { AppError } from '#lib/core/errors.ts';
import { requireEntitled } from '#lib/services/billing/entitlement.ts';
import { configOf } from './config.ts';
import { type Speaker, speakerOf } from './dispatch.ts';
import { businessHours } from './hours.ts';
import type { NextAction } from './plan.ts';
import type { SdrConfig } from './schema.ts';

/** One walk over the pipeline of one business. */
export interface Run {
  /** Null for a dry run: nothing is written. */
  readonly id: string | null;
  readonly businessId: string;
  readonly config: SdrConfig;
  readonly speaker: Speaker;
  /** Every lead is looked at as of this moment. */
  readonly at: Date;
  /** Whether a lead with this number may be contacted at that moment. */
  readonly isOpen: (phone: string | null) => boolean;
  /** Channels whose daily cap has been reached on the way. */
  readonly spent: Set<NextAction>;
}

export interface RunOptions {
  dryRun?: boolean;
  /** The slot of a scheduled run: asked for again after a crash, it goes on in the same row. */
  slot?: string;
  /** The walk goes no further then, and says that it is not complete. */
  until?: Date;
}

/**
 * Opens a run, or goes on in the row of its slot.
 * @throws `sdr_disabled` while the business does not let SDR work, `payment_required` while nothing may go out
 */
export async function beginRun(ctx: Context, businessId: string, { dryRun, slot }: RunOptions): Promise<Run> {
  return inTenant(ctx, async (tx) => {
    const wanted = await configOf(tx, businessId);
    if (!wanted.enabled) throw new AppError('sdr_disabled', 'SDR is not enabled for this business (config: enabled).');
    if (!dryRun) await requireEntitled(tx, ctx, businessId);
    const speaker = await speakerOf(tx, businessId, wanted);
    const config = {
      ...wanted,
      auto_call: wanted.auto_call && speaker.agentId !== null,
      auto_sms: wanted.auto_sms && speaker.canText,
    };
    const id = dryRun ? null : await openRun(tx, businessId, slot ?? null);
    const at = new Date();
    const isOpen = businessHours(config, speaker.zone, at);
    return { id, businessId, config, speaker, at, isOpen, spent: new Set<NextAction>() };
  });
}

async function openRun(tx: Tx, businessId: string, slot: string | null): Promise<string> {
  const row = await tx
    .insertInto('sdr_runs')
    .values({ id: newId(), business_id: businessId, slot })
    .onConflict((conflict) => conflict.columns(['business_id', 'slot']).doUpdateSet({ finished_at: null }))
    .returning('id')
    .executeTakeFirstOrThrow();
  return row.id;
}
