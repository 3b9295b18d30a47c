import { sql } from 'kysely';
import { enqueue } from '#lib/adapters/db/enqueue.ts';
import { newId } from '#lib/adapters/db/id.ts';
import type { Tx } from '#lib/adapters/db/tenant.ts';
import type { AgentRecord } from '#lib/services/agents/service.ts';
import { hashOf } from './prompt-hash.ts';
import { evalRunJob } from './run-job.ts';
import { LOCAL_RUN } from './run-name.ts';

export interface ScenarioToRun {
  id: string;
  version: number;
}

/** Other instructions than the live ones, and the live run of each scenario that theirs is compared with. */
export interface Trial {
  prompt: string;
  baselines: ReadonlyMap<string, string>;
}

/** Writes the runs and their jobs: a single run goes before those of a fan-out. Answers their ids, by scenario. */
export async function queueRuns(
  tx: Tx,
  agent: AgentRecord,
  scenarios: readonly ScenarioToRun[],
  trial?: Trial,
): Promise<Map<string, string>> {
  if (scenarios.length === 0) return new Map();
  const rows = scenarios.map((scenario) => {
    const id = newId();
    return {
      id,
      business_id: agent.business_id,
      agent_id: agent.id,
      eval_id: scenario.id,
      vapi_run_id: `${LOCAL_RUN}${id}`,
      eval_version: scenario.version,
      agent_version: agent.version,
      prompt_hash: hashOf(trial?.prompt ?? agent.inbound_prompt),
      prompt_override: trial?.prompt ?? null,
      baseline_run_id: trial?.baselines.get(scenario.id) ?? null,
    };
  });
  const priority = rows.length === 1 ? 1 : 0;
  const insert = tx.insertInto('eval_runs').values(rows).execute();
  const jobs = rows.map(({ id }) =>
    enqueue(tx, evalRunJob, { business_id: agent.business_id, run_id: id }, { priority }),
  );
  await Promise.all([insert, ...jobs]);
  return new Map(rows.map((row) => [row.eval_id, row.id]));
}

/**
 * The run of each scenario that says how the live agent does: the latest one, if neither the scenario, nor the agent,
 * nor its business has changed since; else one that is queued now.
 */
export async function liveRuns(
  tx: Tx,
  agent: AgentRecord,
  scenarios: readonly ScenarioToRun[],
): Promise<Map<string, string>> {
  const { rows } = await sql<{ eval_id: string; id: string }>`
    select e.id as eval_id, r.id
      from evals e
      join businesses b on b.id = e.business_id
     cross join lateral (
       select r.id from eval_runs r
        where r.business_id = e.business_id and r.eval_id = e.id and r.eval_version = e.version
          and r.prompt_override is null and r.agent_version = ${agent.version}
          and r.outcome in ('pass', 'fail') and r.created_at > b.updated_at
        order by r.created_at desc, r.id desc limit 1) r
     where e.business_id = ${agent.business_id} and e.id = any (${scenarios.map(({ id }) => id)}::uuid[])`.execute(tx);
  const known = new Map(rows.map((row) => [row.eval_id, row.id]));
  const queued = await queueRuns(
    tx,
    agent,
    scenarios.filter(({ id }) => !known.has(id)),
  );
  return new Map([...known, ...queued]);
}
