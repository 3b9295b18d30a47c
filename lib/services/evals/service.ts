import { sql } from 'kysely';
import type { z } from 'zod';
import { newId } from '#lib/adapters/db/id.ts';
import { jsonb } from '#lib/adapters/db/jsonb.ts';
import { readPage } from '#lib/adapters/db/read.ts';
import { inTenant, readJson, type Tx } from '#lib/adapters/db/tenant.ts';
import { businessesOf, type Context, requireBusiness } from '#lib/core/context.ts';
import { AppError, notFound } from '#lib/core/errors.ts';
import { Json } from '#lib/core/operation.ts';
import { requireActive } from '#lib/services/agents/active.ts';
import { type AgentRecord, findAgent } from '#lib/services/agents/service.ts';
import { recordAudit } from '#lib/services/audit/record.ts';
import { carrierOf, readBusiness } from '#lib/services/businesses/service.ts';
import { makeThenWrite } from '#lib/services/carrier/ask.ts';
import { type EvalMessage, messagesOf } from './scenario.ts';
import type { CreateEvalInput, EvalDetail, ListEvalsInput, ListEvalsOutput, UpdateEvalInput } from './schema.ts';

/** All of an agent's scenarios are run by one request: more than this is another kind of work. */
const MOST_OF_AN_AGENT = 200;

const CLOCK = sql<string>`clock_timestamp()`;
const ROW = `r.id, r.agent_id, r.business_id, r.vapi_eval_id, r.name, r.description, r.version, r.call_id,
  app.iso(r.created_at) as created_at, app.iso(r.updated_at) as updated_at`;
const DETAIL = `select row_to_json(t)::text from (
  select ${ROW}, r.messages from evals r where r.id = $1 and r.business_id = any ($2::uuid[])) t`;

export async function listEvals(
  ctx: Context,
  input: z.output<typeof ListEvalsInput>,
): Promise<Json<typeof ListEvalsOutput>> {
  return readPage(ctx, {
    name: 'evals',
    table: 'evals',
    columns: ROW,
    businesses: businessesOf(ctx, input.business_id),
    where: { agent_id: input.agent_id },
    limit: input.limit,
    after: input.after,
  });
}

/** A scenario in reach, with its messages, or 404. */
export async function getEval(ctx: Context, id: string): Promise<Json<typeof EvalDetail>> {
  const text = await readJson(ctx, { name: 'evals.get', text: DETAIL, values: [id, ctx.businesses] });
  if (!text) throw notFound('Eval');
  return new Json(text);
}

/**
 * An agent that takes calls: an archived one keeps its evals, and runs none.
 * @throws `not_found`; `invalid_request` for an archived one
 */
export async function activeAgent(tx: Tx, ctx: Context, id: string): Promise<AgentRecord> {
  const agent = await findAgent(tx, ctx, id);
  requireActive(agent);
  return agent;
}

export interface NewEval {
  name: string;
  description: string | null;
  messages: readonly EvalMessage[];
  callId?: string;
}

type Owner = Pick<AgentRecord, 'id' | 'business_id'>;

/** Makes the carrier's mirror of a scenario, then its row. A repetition of the same request finds what it has made. */
export async function makeEval(ctx: Context, agent: Owner, scenario: NewEval): Promise<Json<typeof EvalDetail>> {
  const id = ctx.onceId ?? newId();
  const { made, carrier } = await inTenant(ctx, async (tx) => {
    const row = await tx
      .selectFrom('evals')
      .select('id')
      .where('id', '=', id)
      .where('business_id', '=', agent.business_id)
      .executeTakeFirst();
    if (!row) await requireRoom(tx, agent);
    return { made: Boolean(row), carrier: carrierOf(ctx, await readBusiness(tx, agent.business_id)) };
  });
  if (!made) {
    await makeThenWrite({
      make: () => carrier.createEval(ctx, scenario),
      write: (mirrorId) => inTenant(ctx, (tx) => insertEval(tx, ctx, { id, agent, scenario, mirrorId })),
      unmake: (mirrorId) => carrier.deleteEval(ctx, mirrorId),
    });
  }
  return getEval(ctx, id);
}

async function requireRoom(tx: Tx, agent: Owner): Promise<void> {
  const { count } = await tx
    .selectFrom('evals')
    .select((eb) => eb.cast<number>(eb.fn.countAll(), 'integer').as('count'))
    .where('business_id', '=', agent.business_id)
    .where('agent_id', '=', agent.id)
    .executeTakeFirstOrThrow();
  if (count >= MOST_OF_AN_AGENT) {
    throw new AppError('invalid_request', `An agent has at most ${MOST_OF_AN_AGENT} evals.`);
  }
}

async function insertEval(
  tx: Tx,
  ctx: Context,
  { id, agent, scenario, mirrorId }: { id: string; agent: Owner; scenario: NewEval; mirrorId: string },
): Promise<void> {
  const { name, description, messages, callId } = scenario;
  await tx
    .insertInto('evals')
    .values({
      id,
      business_id: agent.business_id,
      agent_id: agent.id,
      vapi_eval_id: mirrorId,
      mirrored_at: CLOCK,
      name,
      description,
      messages: jsonb(messages),
      call_id: callId ?? null,
    })
    .execute();
  await recordAudit(tx, ctx, {
    businessId: agent.business_id,
    action: 'eval.created',
    subjectType: 'eval',
    subjectId: id,
    after: { name, agent_id: agent.id },
  });
}

export async function createEval(
  ctx: Context,
  input: z.output<typeof CreateEvalInput>,
): Promise<Json<typeof EvalDetail>> {
  requireBusiness(ctx, input.business_id);
  const agent = await inTenant(ctx, (tx) => activeAgent(tx, ctx, input.agent_id));
  if (agent.business_id !== input.business_id) throw notFound('Agent');
  const { name, description = null, messages } = input;
  return makeEval(ctx, agent, { name, description, messages });
}

const lockedEval = async (tx: Tx, ctx: Context, id: string) => {
  const row = await tx
    .selectFrom('evals')
    .selectAll()
    .where('id', '=', id)
    .where('business_id', 'in', [...ctx.businesses])
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw notFound('Eval');
  return row;
};

/**
 * Changes only what is named. Other messages are another version: its runs are not compared with those before. The
 * carrier's mirror follows before the next run there.
 */
export async function updateEval(
  ctx: Context,
  input: z.output<typeof UpdateEvalInput>,
): Promise<Json<typeof EvalDetail>> {
  return inTenant(ctx, async (tx, within) => {
    const before = await lockedEval(tx, within, input.id);
    const name = input.name ?? before.name;
    const description = input.description === undefined ? before.description : input.description;
    const messages = input.messages ?? messagesOf(before);
    const { version } = await tx
      .updateTable('evals')
      .set({
        name,
        description,
        messages: jsonb(messages),
        version: sql`version + (messages <> ${JSON.stringify(messages)}::jsonb)::int`,
        updated_at: CLOCK,
        mirrored_at: null,
      })
      .where('id', '=', before.id)
      .returning('version')
      .executeTakeFirstOrThrow();
    await recordAudit(tx, within, {
      businessId: before.business_id,
      action: 'eval.changed',
      subjectType: 'eval',
      subjectId: before.id,
      before: { name: before.name, description: before.description, version: before.version },
      after: { name, description, version },
    });
    return getEval(within, before.id);
  });
}

/** Deletes a scenario with its runs; the carrier's mirror of it goes soon after. */
export async function deleteEval(ctx: Context, id: string): Promise<{ success: true }> {
  return inTenant(ctx, async (tx, within) => {
    const row = await lockedEval(tx, within, id);
    await tx.deleteFrom('evals').where('id', '=', id).execute();
    await recordAudit(tx, within, {
      businessId: row.business_id,
      action: 'eval.deleted',
      subjectType: 'eval',
      subjectId: id,
      before: { name: row.name, agent_id: row.agent_id },
    });
    return { success: true };
  });
}
