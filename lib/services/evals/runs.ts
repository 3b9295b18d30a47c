import type { z } from 'zod';
import { readPage } from '#lib/adapters/db/read.ts';
import { inTenant, readJson } from '#lib/adapters/db/tenant.ts';
import type { Context } from '#lib/core/context.ts';
import { notFound } from '#lib/core/errors.ts';
import { Json } from '#lib/core/operation.ts';
import { findAgent } from '#lib/services/agents/service.ts';
import type { EvalRun, EvalRunRow, ListRunsInput, ListRunsOutput } from './schema.ts';

const ROW = `r.id as run_id, r.vapi_run_id, r.eval_id, e.name, r.agent_id, r.business_id, r.status, r.outcome,
  r.outcome = 'pass' as passed, r.error, r.eval_version, r.agent_version, r.prompt_hash, r.prompt_override is not null as prompt_overridden,
  r.baseline_run_id, app.iso(r.created_at) as created_at, app.iso(r.started_at) as started_at, app.iso(r.ended_at) as ended_at`;
const NAME = 'join evals e on e.id = r.eval_id';

const one = (column: 'id' | 'vapi_run_id') => `select row_to_json(t)::text from (
  select ${ROW}, r.results from eval_runs r ${NAME} where r.${column} = $1 and r.business_id = any ($2::uuid[])) t`;
const BY_ID = { name: 'evals.run by id', text: one('id') };
const BY_CARRIER_ID = { name: 'evals.run by carrier id', text: one('vapi_run_id') };
const SEVERAL = `select coalesce(json_agg(t order by t.name, t.run_id), '[]')::text from (
  select ${ROW} from eval_runs r ${NAME} where r.id = any ($1::uuid[]) and r.business_id = any ($2::uuid[])) t`;
const OPEN = `select count(*)::text from eval_runs r
  where r.id = any ($1::uuid[]) and r.business_id = any ($2::uuid[]) and r.status <> 'ended'`;

async function read(ctx: Context, query: { name: string; text: string }, id: string): Promise<Json<typeof EvalRun>> {
  const text = await readJson(ctx, { ...query, values: [id, ctx.businesses] });
  if (!text) throw notFound('Run');
  return new Json(text);
}

/** A run in reach with its results, or 404. Once it has ended, it stays as it is. */
export const getRun = (ctx: Context, id: string) => read(ctx, BY_ID, id);
/** The same by the carrier's name for it. */
export const findRun = (ctx: Context, vapiRunId: string) => read(ctx, BY_CARRIER_ID, vapiRunId);

/** The latest runs of an agent, newest first. */
export async function listRuns(
  ctx: Context,
  input: z.output<typeof ListRunsInput>,
): Promise<Json<typeof ListRunsOutput>> {
  const agent = await inTenant(ctx, (tx) => findAgent(tx, ctx, input.agent_id));
  return readPage(ctx, {
    name: 'runs',
    table: 'eval_runs',
    columns: `r.id, ${ROW}`,
    joins: NAME,
    businesses: [agent.business_id],
    where: { agent_id: agent.id },
    limit: input.limit,
    after: input.after,
  });
}

/** Several runs without their results, by the names of their scenarios. */
export async function readRuns(ctx: Context, ids: readonly string[]): Promise<EvalRunRow[]> {
  const text = await readJson(ctx, { name: 'evals.runs', text: SEVERAL, values: [ids, ctx.businesses] });
  return JSON.parse(text ?? '[]');
}

/** How many of these runs have not ended yet. */
export async function openRuns(ctx: Context, ids: readonly string[]): Promise<number> {
  return Number(await readJson(ctx, { name: 'evals.open runs', text: OPEN, values: [ids, ctx.businesses] }));
}
