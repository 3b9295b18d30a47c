import { sql } from 'kysely';
import { z } from 'zod';
import type { Carrier } from '#lib/adapters/carrier/port.ts';
import { jsonb } from '#lib/adapters/db/jsonb.ts';
import { inTenant, type Tx } from '#lib/adapters/db/tenant.ts';
import type { Context } from '#lib/core/context.ts';
import { job } from '#lib/core/job.ts';
import { carrierOf, readBusiness } from '#lib/services/businesses/service.ts';
import { type Briefing, brief } from '#lib/services/calls/enrichment.ts';
import { mindOf } from '#lib/services/model-use/mind.ts';
import { playAtCarrier } from './at-carrier.ts';
import { type Played, play } from './play.ts';
import { hashOf } from './prompt-hash.ts';
import { type EvalMessage, messagesOf } from './scenario.ts';
import { testCall } from './test-call.ts';

/** A run takes no longer than this, in ms: less than a caller may wait for it. */
const RUN_MS = 100_000;

/**
 * Plays one run: at the business's carrier, or here where calls are simulated. It has no effect but on its own row, and a row that has ended is never written again: an attempt that
 * was lost, or counted as lost, can be made again at any time.
 */
export const evalRunJob = job({
  name: 'evals.run',
  input: z.object({ business_id: z.guid(), run_id: z.guid() }),
  expireSeconds: 120,
  retryLimit: 3,
  concurrency: 10,
  run: (ctx, input) => run(ctx, input.business_id, input.run_id),
});

async function run(ctx: Context, businessId: string, runId: string): Promise<void> {
  const begun = await inTenant(ctx, (tx) => begin(tx, ctx, runId));
  if (!begun) return;
  const { carrier, briefing, messages } = begun;
  const signal = AbortSignal.timeout(RUN_MS);
  const played = carrier.simulated
    ? await play(await mindOf(ctx, businessId), briefing, messages, signal)
    : await playAtCarrier(ctx, carrier, runId, briefing, signal);
  await inTenant(ctx, (tx) => end(tx, runId, played));
}

interface Begun {
  carrier: Carrier;
  briefing: Briefing;
  messages: EvalMessage[];
}

async function begin(tx: Tx, ctx: Context, runId: string): Promise<Begun | null> {
  const row = await tx
    .selectFrom('eval_runs as r')
    .innerJoin('evals as e', 'e.id', 'r.eval_id')
    .innerJoin('agents as a', 'a.id', 'r.agent_id')
    .select([
      'r.business_id',
      'r.agent_id',
      'r.prompt_override',
      'e.messages',
      'e.version as eval_version',
      'a.version as agent_version',
      'a.inbound_prompt',
    ])
    .where('r.id', '=', runId)
    .where('r.status', '<>', 'ended')
    .forUpdate('r')
    .executeTakeFirst();
  if (!row) return null;
  const instructions = row.prompt_override ?? row.inbound_prompt;
  await tx
    .updateTable('eval_runs')
    .set({
      status: 'in-progress',
      started_at: sql`coalesce(started_at, clock_timestamp())`,
      eval_version: row.eval_version,
      agent_version: row.agent_version,
      prompt_hash: hashOf(instructions),
    })
    .where('id', '=', runId)
    .execute();
  return {
    carrier: carrierOf(ctx, await readBusiness(tx, row.business_id)),
    briefing: await brief(tx, testCall(runId, row, { instructions }), new Date()),
    messages: messagesOf(row),
  };
}

async function end(tx: Tx, runId: string, { status, messages, error }: Played): Promise<void> {
  await tx
    .updateTable('eval_runs')
    .set({
      status: 'ended',
      outcome: status,
      error,
      results: jsonb([{ status, messages }]),
      ended_at: sql`clock_timestamp()`,
    })
    .where('id', '=', runId)
    .where('status', '<>', 'ended')
    .execute();
}
