import { setTimeout as sleep } from 'node:timers/promises';
import type { Selectable } from 'kysely';
import { sql } from 'kysely';
import { type Carrier, CarrierRefused, type EvalOrder, type EvalState } from '#lib/adapters/carrier/port.ts';
import type { EvalRuns, Evals } from '#lib/adapters/db/db.gen.ts';
import { inTenant, type Tx } from '#lib/adapters/db/tenant.ts';
import type { Context } from '#lib/core/context.ts';
import { mirrorOf } from '#lib/services/agents/assistant.ts';
import { configurationOf } from '#lib/services/agents/configuration.ts';
import type { Briefing } from '#lib/services/calls/enrichment.ts';
import { isSimulated } from '#lib/services/carrier/simulated.ts';
import { playedAtCarrier } from './carried.ts';
import type { Played } from './play.ts';
import { LOCAL_RUN } from './run-name.ts';
import { messagesOf } from './scenario.ts';
import { namedTools } from './stubs.ts';

const POLL_MS = 1000;

/**
 * Has the carrier play a run, and waits for its end. An attempt that was lost goes on with the run that it started.
 * What the carrier refuses, and what it cannot do, is an error of the run and never a failure of the agent.
 * @throws when the carrier does not answer: the attempt is made again
 */
export async function playAtCarrier(
  ctx: Context,
  carrier: Carrier,
  runId: string,
  briefing: Briefing,
  signal: AbortSignal,
): Promise<Played> {
  try {
    const carrierRun = await started(ctx, carrier, runId, briefing);
    for (;;) {
      const state: EvalState = await carrier.evalRun(ctx, carrierRun);
      if (state.status !== 'running') return playedAtCarrier(state);
      if (signal.aborted) return failed('The run took too long and was stopped.');
      await sleep(POLL_MS);
    }
  } catch (error) {
    if (error instanceof CarrierRefused) return failed(`The carrier says: ${error.message}`);
    throw error;
  }
}

const failed = (error: string): Played => ({ status: 'error', messages: [], error });

/** The carrier's name for the run: of an attempt before this one, or started now. */
async function started(ctx: Context, carrier: Carrier, runId: string, briefing: Briefing): Promise<string> {
  const { run, scenario, agent } = await inTenant(ctx, (tx) => read(tx, runId));
  if (!run.vapi_run_id.startsWith(LOCAL_RUN)) return run.vapi_run_id;
  const messages = messagesOf(scenario);
  // A draft, and an agent whom the carrier does not know yet, are told whole.
  const known = run.prompt_override === null && !isSimulated(agent.assistant_id);
  const mirror = mirrorOf(agent, configurationOf(agent));
  const order: EvalOrder = {
    evalId: await mirrored(ctx, carrier, scenario),
    assistantId: known ? agent.assistant_id : null,
    assistant: {
      ...mirror,
      template: false,
      system: briefing.system,
      firstMessage: briefing.firstMessage,
      model: { ...mirror.model, model: briefing.agentModel },
      tools: [...mirror.tools, ...namedTools(messages)],
    },
  };
  const carrierRun = await carrier.runEval(ctx, order);
  await inTenant(ctx, (tx) =>
    tx.updateTable('eval_runs').set({ vapi_run_id: carrierRun }).where('id', '=', runId).execute(),
  );
  return carrierRun;
}

async function read(tx: Tx, runId: string) {
  const run: Selectable<EvalRuns> = await tx
    .selectFrom('eval_runs')
    .selectAll()
    .where('id', '=', runId)
    .executeTakeFirstOrThrow();
  const scenario = await tx.selectFrom('evals').selectAll().where('id', '=', run.eval_id).executeTakeFirstOrThrow();
  const agent = await tx.selectFrom('agents').selectAll().where('id', '=', run.agent_id).executeTakeFirstOrThrow();
  return { run, scenario, agent };
}

/** The carrier's mirror of a scenario, as the scenario is now. */
async function mirrored(ctx: Context, carrier: Carrier, row: Selectable<Evals>): Promise<string> {
  const { name, description } = row;
  const scenario = { name, description, messages: messagesOf(row) };
  const known = !isSimulated(row.vapi_eval_id);
  if (known && row.mirrored_at !== null) return row.vapi_eval_id;
  const updated = known && (await carrier.updateEval(ctx, row.vapi_eval_id, scenario));
  const mirrorId = updated ? row.vapi_eval_id : await carrier.createEval(ctx, scenario);
  await inTenant(ctx, (tx) =>
    tx
      .updateTable('evals')
      .set({ vapi_eval_id: mirrorId, mirrored_at: sql`clock_timestamp()` })
      .where('id', '=', row.id)
      // Changed meanwhile: the next run tells of it.
      .where('updated_at', '=', row.updated_at)
      .execute(),
  );
  return mirrorId;
}
