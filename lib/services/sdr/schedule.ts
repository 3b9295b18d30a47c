import { z } from 'zod';
import { callApp } from '#lib/adapters/db/outside.ts';
import { AppError } from '#lib/core/errors.ts';
import { job } from '#lib/core/job.ts';
import { runPipeline } from './run.ts';

export interface Slot {
  /** The beginning of the two hours. */
  slot: string;
  /** Businesses whose run was asked for now. */
  runs: number;
}

/**
 * Asks for a run of every business that lets SDR work, once per business and slot of two hours (`0 *\/2 * * *`, UTC),
 * however many workers walk this round and however often the cron address is called. A worker asks by itself only for
 * those that let SDR work since before the slot began.
 */
export async function openSlot(by: 'worker' | 'cron'): Promise<Slot> {
  const [slot] = await callApp<Slot>('select slot, runs from app.open_sdr_slot(now(), $1)', [by === 'worker']);
  if (!slot) throw new Error('the slot gave no answer');
  return slot;
}

/** A run of one business: the scheduled one of a slot, or the rest of one that was asked for. */
export const sdrRunJob = job({
  name: 'sdr.run',
  input: z.object({ business_id: z.guid(), slot: z.string().optional() }),
  expireSeconds: 1800,
  retryLimit: 3,
  concurrency: 2,
  async run(ctx, { business_id, slot }) {
    try {
      await runPipeline(ctx, business_id, slot ? { slot } : {});
    } catch (error) {
      if (error instanceof AppError && (error.code === 'sdr_disabled' || error.code === 'payment_required')) return; // since then
      throw error;
    }
  },
});
