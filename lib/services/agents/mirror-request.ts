import { sql } from 'kysely';
import { z } from 'zod';
import { carriersPort } from '#lib/adapters/carrier/port.ts';
import { enqueue } from '#lib/adapters/db/enqueue.ts';
import type { Tx } from '#lib/adapters/db/tenant.ts';
import type { Context } from '#lib/core/context.ts';
import { readBusiness } from '#lib/services/businesses/service.ts';

/** The queue of what the carrier is to be told of agents, without its worker. */
export const MIRRORING = {
  name: 'agents.mirror',
  input: z.object({ business_id: z.guid(), agent_id: z.guid() }),
};

/**
 * Has the carrier told how the agent is, once this transaction has committed. However often it is asked for, the newest
 * is told, and told last. Nothing to do where calls are simulated.
 */
export async function requestMirror(tx: Tx, ctx: Context, agent: { id: string; business_id: string }): Promise<void> {
  if (!ctx.ports.get(carriersPort).live) return;
  if ((await readBusiness(tx, agent.business_id)).test) return;
  await tx
    .insertInto('agent_mirrors')
    .values({ agent_id: agent.id, business_id: agent.business_id })
    .onConflict((conflict) =>
      conflict.column('agent_id').doUpdateSet({
        wanted: sql`agent_mirrors.wanted + 1`,
        problem: null,
        updated_at: sql`clock_timestamp()`,
      }),
    )
    .execute();
  await enqueue(tx, MIRRORING, { business_id: agent.business_id, agent_id: agent.id });
}
