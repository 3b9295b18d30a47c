import { sql } from 'kysely';
import type { z } from 'zod';
import { jsonb } from '#lib/adapters/db/jsonb.ts';
import { inTenant, type Tx } from '#lib/adapters/db/tenant.ts';
import { type Context, oneBusiness } from '#lib/core/context.ts';
import { type GetStartInput, STEPS, type Start, type Step, type UpdateStartInput } from './schema.ts';

type Progress = Record<Step, boolean> & { skipped: Step[] | null; hidden: boolean | null };

/** What is done is read where it was done: nothing can be ticked off that has not happened. */
async function readProgress(tx: Tx, businessId: string): Promise<Progress> {
  const { rows } = await sql<Progress>`
    select exists (select from business_profiles p where p.business_id = b.id
                     and (p.description <> '' or p.services <> '[]' or p.opening_hours is not null)) as describe,
           exists (select from calls c where c.business_id = b.id and c.recording = 'ready') as hear,
           exists (select from calls c where c.business_id = b.id and c.direction = 'inbound' and c.answered_at is not null) as call,
           exists (select from numbers n where n.business_id = b.id and n.forward_to is not null) as forward,
           exists (select from webhooks w where w.business_id = b.id) as webhook,
           exists (select from invitations i where i.business_id = b.id)
             or (select count(*) > 1 from memberships m where m.business_id = b.id) as invite,
           s.skipped, s.hidden
      from businesses b left join start_progress s on s.business_id = b.id
     where b.id = ${businessId}`.execute(tx);
  return rows[0] as Progress;
}

function startOf(progress: Progress): Start {
  const { skipped, hidden } = progress;
  return {
    steps: STEPS.map((step) => ({ step, done: progress[step], skipped: skipped?.includes(step) ?? false })),
    hidden: hidden ?? false,
  };
}

export async function getStart(ctx: Context, input: z.output<typeof GetStartInput>): Promise<Start> {
  const businessId = oneBusiness(ctx, input.business_id);
  return inTenant(ctx, async (tx) => startOf(await readProgress(tx, businessId)));
}

/** Keeps what is passed over; what is not named stays as it is. */
export async function updateStart(ctx: Context, input: z.output<typeof UpdateStartInput>): Promise<Start> {
  const businessId = oneBusiness(ctx, input.business_id);
  const values = {
    ...(input.skipped && { skipped: jsonb(input.skipped) }),
    ...(input.hidden !== undefined && { hidden: input.hidden }),
    updated_at: sql<string>`clock_timestamp()`,
  };
  return inTenant(ctx, async (tx) => {
    await tx
      .insertInto('start_progress')
      .values({ business_id: businessId, ...values })
      .onConflict((conflict) => conflict.column('business_id').doUpdateSet(values))
      .execute();
    return startOf(await readProgress(tx, businessId));
  });
}
