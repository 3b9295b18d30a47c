import { sql } from 'kysely';
import type { z } from 'zod';
import { jsonb } from '#lib/adapters/db/jsonb.ts';
import { inTenant, readJson, type Tx } from '#lib/adapters/db/tenant.ts';
import type { Context } from '#lib/core/context.ts';
import { notFound } from '#lib/core/errors.ts';
import { Json } from '#lib/core/operation.ts';
import type { AgentDetail, ListAgentsOutput, UpdateAgentInput, UpdateAgentOutput } from './schema.ts';
import { sanitised } from './vapi-config.ts';

const LIST = `
  select json_build_object('agents', coalesce(json_agg(json_build_object(
    'id', a.id, 'name', a.name, 'business_id', a.business_id, 'phone_number', a.phone_number,
    'status', a.status, 'created_at', app.iso(a.created_at)) order by a.created_at desc, a.id desc), '[]'))::text
  from (select a.*, (select n.phone_number from numbers n where n.agent_id = a.id order by n.created_at limit 1) as phone_number
          from agents a where a.business_id = any ($1::uuid[]) and a.status = 'active') a`;

/** All agents in reach. Archived ones are left out. */
export async function listAgents(ctx: Context): Promise<Json<typeof ListAgentsOutput>> {
  const text = await readJson(ctx, { name: 'agents.list', text: LIST, values: [ctx.businesses] });
  return new Json(text ?? '{"agents":[]}');
}

const agentRow = (ctx: Context, tx: Tx, id: string) =>
  tx
    .selectFrom('agents')
    .selectAll()
    .where('id', '=', id)
    .where('business_id', 'in', [...ctx.businesses]);

export type AgentRecord = Awaited<ReturnType<typeof findAgent>>;

/** An agent in reach, or 404. */
export async function findAgent(ctx: Context, tx: Tx, id: string) {
  const row = await agentRow(ctx, tx, id).executeTakeFirst();
  if (!row) throw notFound('Agent');
  return row;
}

export async function getAgent(ctx: Context, id: string): Promise<AgentDetail> {
  return inTenant(ctx, async (tx) => {
    const row = await findAgent(ctx, tx, id);
    const number = await tx
      .selectFrom('numbers')
      .select('phone_number')
      .where('agent_id', '=', id)
      .orderBy('created_at')
      .executeTakeFirst();
    const model = row.model as AgentDetail['model'];
    return {
      id: row.id,
      name: row.name,
      business_id: row.business_id,
      vapi_assistant_id: row.assistant_id,
      phone_number: number?.phone_number ?? null,
      status: row.status as AgentDetail['status'],
      created_at: row.created_at,
      updated_at: row.updated_at,
      prompts: {
        inbound: { prompt: row.inbound_prompt, llm: model.model },
        outbound: {
          prompt: row.outbound_prompt,
          llm: row.outbound_llm ?? model.model,
          first_message: row.outbound_first_message,
        },
        sms: { prompt: row.sms_prompt, llm: row.sms_llm ?? model.model },
      },
      voice: row.voice as AgentDetail['voice'],
      model,
      first_message: row.first_message,
      vapi_config: row.vapi_config as AgentDetail['vapi_config'],
      metadata: row.metadata as AgentDetail['metadata'],
    };
  });
}

const COLUMNS = [
  'name',
  'inbound_prompt',
  'outbound_prompt',
  'sms_prompt',
  'first_message',
  'outbound_first_message',
  'outbound_llm',
  'sms_llm',
] as const;

/** Changes only what is named; metadata and vapi_config are merged with what is there. */
export async function updateAgent(
  ctx: Context,
  input: z.output<typeof UpdateAgentInput>,
): Promise<z.output<typeof UpdateAgentOutput>> {
  const { system_prompt, ...rest } = input;
  const fields = { ...rest, inbound_prompt: input.inbound_prompt ?? system_prompt };
  return inTenant(ctx, async (tx) => {
    const before = await agentRow(ctx, tx, input.id).forUpdate().executeTakeFirst();
    if (!before) throw notFound('Agent');
    const changed: string[] = COLUMNS.filter((name) => fields[name] !== undefined);
    const set: Record<string, unknown> = Object.fromEntries(
      changed.map((name) => [name, fields[name as (typeof COLUMNS)[number]]]),
    );
    for (const name of ['voice', 'model'] as const) {
      if (input[name] === undefined) continue;
      set[name] = jsonb(input[name]);
      changed.push(name);
    }
    if (input.metadata !== undefined) {
      set.metadata = sql`metadata || ${JSON.stringify(input.metadata)}::jsonb`;
      changed.push('metadata');
    }
    if (input.vapi_config !== undefined) {
      set.vapi_config = sql`vapi_config || ${JSON.stringify(sanitised(input.vapi_config))}::jsonb`;
      changed.push('vapi_config');
    }
    if (changed.length > 0) {
      await tx
        .updateTable('agents')
        .set({ ...set, updated_at: sql`clock_timestamp()` })
        .where('id', '=', input.id)
        .execute();
    }
    return {
      id: before.id,
      name: input.name ?? before.name,
      business_id: before.business_id,
      vapi_assistant_id: before.assistant_id,
      updated: changed.length > 0,
      updated_fields: changed,
    };
  });
}
