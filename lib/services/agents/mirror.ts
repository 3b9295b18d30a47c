import { sql } from 'kysely';
import { type AssistantSettings, type Carrier, CarrierRefused, carriersPort } from '#lib/adapters/carrier/port.ts';
import { callApp } from '#lib/adapters/db/outside.ts';
import { inTenant, type Tx } from '#lib/adapters/db/tenant.ts';
import type { Context } from '#lib/core/context.ts';
import { job } from '#lib/core/job.ts';
import { carrierOf, readBusiness } from '#lib/services/businesses/service.ts';
import { isSimulated } from '#lib/services/carrier/simulated.ts';
import { mirrorOf } from './assistant.ts';
import { configurationOf } from './configuration.ts';
import { MIRRORING, requestMirror } from './mirror-request.ts';

/** Longer than the carrier may take to answer; shorter than a lost attempt counts as under way. */
const LEASE_SECONDS = 45;

/**
 * Tells the carrier how an agent is now: the whole of it. One worker at a time tells of an agent, and goes on until
 * nothing newer is there, so that whatever order the jobs come in, the newest is told last.
 */
export const mirrorJob = job({
  ...MIRRORING,
  expireSeconds: 60,
  // After these it is for the round that looks for what was forgotten.
  retryLimit: 3,
  concurrency: 4,
  run: (ctx, input) => mirror(ctx, input.agent_id),
});

export async function mirror(ctx: Context, agentId: string): Promise<void> {
  for (let behind = true; behind; ) {
    const turn = await inTenant(ctx, (tx) => take(tx, ctx, agentId));
    if (!turn) return;
    try {
      const told = await tell(ctx, turn);
      behind = await inTenant(ctx, (tx) => settle(tx, turn, told));
    } catch (error) {
      await inTenant(ctx, (tx) => release(tx, agentId));
      throw error;
    }
  }
}

interface Turn {
  agentId: string;
  assistantId: string;
  /** How many changes this tells of. */
  wanted: number;
  carrier: Carrier;
  settings: AssistantSettings;
}

/** What is to be told, if anything is and nobody else is telling it. */
async function take(tx: Tx, ctx: Context, agentId: string): Promise<Turn | null> {
  const row = await tx
    .updateTable('agent_mirrors')
    .set({ leased_until: sql`clock_timestamp() + make_interval(secs => ${LEASE_SECONDS})` })
    .where('agent_id', '=', agentId)
    .whereRef('told', '<', 'wanted')
    .where((eb) => eb.or([eb('leased_until', 'is', null), eb('leased_until', '<', sql<string>`clock_timestamp()`)]))
    .returning(['wanted'])
    .executeTakeFirst();
  if (!row) return null;
  const agent = await tx.selectFrom('agents').selectAll().where('id', '=', agentId).executeTakeFirstOrThrow();
  const number = await tx
    .selectFrom('numbers')
    .select('forward_to')
    .where('agent_id', '=', agentId)
    .orderBy('created_at')
    .executeTakeFirst();
  return {
    agentId,
    assistantId: agent.assistant_id,
    wanted: row.wanted,
    carrier: carrierOf(ctx, await readBusiness(tx, agent.business_id)),
    settings: mirrorOf(agent, configurationOf(agent), number?.forward_to ?? null),
  };
}

interface Told {
  assistantId: string;
  problem: string | null;
}

/** A mirror that the carrier does not know, or that was made while calls were simulated, is made anew. */
async function tell(ctx: Context, { carrier, assistantId, settings }: Turn): Promise<Told> {
  try {
    if (!isSimulated(assistantId) && (await carrier.updateAssistant(ctx, assistantId, settings))) {
      return { assistantId, problem: null };
    }
    return { assistantId: await carrier.createAssistant(ctx, settings), problem: null };
  } catch (error) {
    if (error instanceof CarrierRefused) return { assistantId, problem: error.message };
    throw error;
  }
}

/** Writes down what was told. Answers whether there is something newer by now. */
async function settle(tx: Tx, turn: Turn, { assistantId, problem }: Told): Promise<boolean> {
  if (assistantId !== turn.assistantId) {
    await tx.updateTable('agents').set({ assistant_id: assistantId }).where('id', '=', turn.agentId).execute();
  }
  const row = await tx
    .updateTable('agent_mirrors')
    .set({ told: turn.wanted, problem, leased_until: null, updated_at: sql`clock_timestamp()` })
    .where('agent_id', '=', turn.agentId)
    .returning(['wanted', 'told'])
    .executeTakeFirst();
  return row !== undefined && row.told < row.wanted;
}

const release = (tx: Tx, agentId: string) =>
  tx.updateTable('agent_mirrors').set({ leased_until: null }).where('agent_id', '=', agentId).execute();

const BATCH = 100;

/** Tells what was forgotten: agents whose jobs were lost for good, and those made before a carrier was configured. */
export async function mirrorForgottenAgents(system: Context): Promise<number> {
  if (!system.ports.get(carriersPort).live) return 0;
  const untold = await callApp<{ id: string; business_id: string }>(
    'select id, business_id from app.untold_agents($1)',
    [BATCH],
  );
  for (const agent of untold) {
    const ctx = { ...system, businesses: [agent.business_id] };
    await inTenant(ctx, (tx) => requestMirror(tx, ctx, agent));
  }
  return untold.length;
}
