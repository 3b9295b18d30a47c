import { setTimeout as sleep } from 'node:timers/promises';
import type { z } from 'zod';
import { inTenant, type Tx } from '#lib/adapters/db/tenant.ts';
import type { Context } from '#lib/core/context.ts';
import { notFound } from '#lib/core/errors.ts';
import type { AgentRecord } from '#lib/services/agents/service.ts';
import { recordAudit } from '#lib/services/audit/record.ts';
import { hashOf } from './prompt-hash.ts';
import { liveRuns, queueRuns, type ScenarioToRun } from './queue-runs.ts';
import { getRun, openRuns, readRuns } from './runs.ts';
import type { EvalFlip, EvalRun, EvalRunRow, FanOut, RunEvalInput, RunEvalOutput } from './schema.ts';
import { activeAgent } from './service.ts';

type Input = z.output<typeof RunEvalInput>;

/** What one request set going: its runs, and the live ones that they are compared with. */
interface Started {
  agent: AgentRecord;
  runs: string[];
  baselines: string[];
}

/** Runs one scenario, or all of an agent's, and waits for their end as long as it may. */
export async function runEvals(ctx: Context, input: Input): Promise<z.input<typeof RunEvalOutput>> {
  const started = await inTenant(ctx, (tx, within) => start(tx, within, input));
  // Within a transaction (an idempotent request) the jobs begin only after it: there is nothing to wait for.
  if (input.wait && !ctx.transaction) {
    await untilEnded(ctx, [...started.runs, ...started.baselines], input.max_wait_ms);
  }
  const rows = await readRuns(ctx, started.runs);
  const flips =
    input.prompt_override === undefined ? {} : { flips: await check(ctx, input.prompt_override, started, rows) };
  const [only] = started.runs;
  if (input.eval_id && only) return { ...(JSON.parse((await getRun(ctx, only)).text) as EvalRun), ...flips };
  return { ...counted(rows), ...flips };
}

async function start(tx: Tx, ctx: Context, input: Input): Promise<Started> {
  const { agent, scenarios } = input.eval_id
    ? await oneScenario(tx, ctx, input.eval_id, input.agent_id)
    : await allScenarios(tx, ctx, input.agent_id as string);
  if (input.prompt_override === undefined) {
    return { agent, runs: [...(await queueRuns(tx, agent, scenarios)).values()], baselines: [] };
  }
  const baselines = await liveRuns(tx, agent, scenarios);
  const runs = await queueRuns(tx, agent, scenarios, { prompt: input.prompt_override, baselines });
  return { agent, runs: [...runs.values()], baselines: [...baselines.values()] };
}

interface ToRun {
  agent: AgentRecord;
  scenarios: ScenarioToRun[];
}

async function oneScenario(tx: Tx, ctx: Context, id: string, agentId?: string): Promise<ToRun> {
  const scenario = await tx
    .selectFrom('evals')
    .select(['id', 'version', 'agent_id'])
    .where('id', '=', id)
    .where('business_id', 'in', [...ctx.businesses])
    .executeTakeFirst();
  if (!scenario || (agentId !== undefined && scenario.agent_id !== agentId)) throw notFound('Eval');
  return { agent: await activeAgent(tx, ctx, scenario.agent_id), scenarios: [scenario] };
}

async function allScenarios(tx: Tx, ctx: Context, agentId: string): Promise<ToRun> {
  const agent = await activeAgent(tx, ctx, agentId);
  const scenarios = await tx
    .selectFrom('evals')
    .select(['id', 'version'])
    .where('business_id', '=', agent.business_id)
    .where('agent_id', '=', agentId)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  return { agent, scenarios };
}

const FIRST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 500;

/** Looks again and again, without holding a connection, until the runs have ended or the time is up. */
async function untilEnded(ctx: Context, ids: readonly string[], maxMs: number): Promise<void> {
  const deadline = performance.now() + maxMs;
  for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(pause * 1.5, LONGEST_PAUSE_MS)) {
    const left = deadline - performance.now();
    if (left <= 0 || (await openRuns(ctx, ids)) === 0) return;
    await sleep(Math.min(pause, left));
  }
}

function counted(results: EvalRunRow[]): z.input<typeof FanOut> {
  const having = (outcome: EvalRunRow['outcome']) => results.filter((run) => run.outcome === outcome).length;
  return {
    total: results.length,
    completed: results.filter((run) => run.status === 'ended').length,
    passed: having('pass'),
    failed: having('fail'),
    errored: having('error'),
    results,
  };
}

/** Names the scenarios that end otherwise with the prompt that was tried, and keeps in the journal that it was. */
async function check(
  ctx: Context,
  prompt: string,
  { agent, baselines }: Started,
  runs: readonly EvalRunRow[],
): Promise<EvalFlip[]> {
  const live = new Map((await readRuns(ctx, baselines)).map((run) => [run.run_id, run]));
  const flips = runs.flatMap(({ eval_id, name, outcome: to, baseline_run_id, eval_version }): EvalFlip[] => {
    const baseline = live.get(baseline_run_id ?? '');
    // A scenario that was changed in between asked two different questions.
    if (!to || !baseline?.outcome || baseline.eval_version !== eval_version) return [];
    return baseline.outcome === to ? [] : [{ eval_id, name, from: baseline.outcome, to }];
  });
  const { results: _results, ...counts } = counted([...runs]);
  await inTenant(ctx, (tx) =>
    recordAudit(tx, ctx, {
      businessId: agent.business_id,
      action: 'eval.checked',
      subjectType: 'agent',
      subjectId: agent.id,
      before: { prompt_hash: hashOf(agent.inbound_prompt) },
      after: { prompt_hash: hashOf(prompt), ...counts, flips },
    }),
  );
  return flips;
}
