import type { z } from 'zod';
import { inTenant, readJson, type Tx } from '#lib/adapters/db/tenant.ts';
import { type Context, requireBusiness } from '#lib/core/context.ts';
import { AppError, invalid, notFound } from '#lib/core/errors.ts';
import { Json } from '#lib/core/operation.ts';
import { setStatus } from './archive.ts';
import { configurationOf, configure } from './configuration.ts';
import {
  type AgentDetail,
  type ArchiveAgentInput,
  type ArchiveAgentOutput,
  type Configuration,
  type ListAgentsInput,
  type ListAgentsOutput,
  MOST_MERGED,
  type UpdateAgentInput,
  type UpdateAgentOutput,
} from './schema.ts';
import { sanitised } from './vapi-config.ts';

const LIST = `
  select json_build_object('agents', coalesce(json_agg(json_build_object(
    'id', a.id, 'name', a.name, 'business_id', a.business_id, 'phone_number', a.phone_number,
    'status', a.status, 'created_at', app.iso(a.created_at)) order by a.created_at desc, a.id desc), '[]'))::text
  from (select a.*, (select n.phone_number from numbers n where n.agent_id = a.id order by n.created_at limit 1) as phone_number
          from agents a where a.business_id = any ($1::uuid[]) and a.status = any ($2::text[])) a`;

const STATUSES = { active: ['active'], archived: ['archived'], all: ['active', 'archived'] } as const;

/** The agents in reach: those that answer, unless others are asked for. */
export async function listAgents(
  ctx: Context,
  input: z.input<typeof ListAgentsInput> = {},
): Promise<Json<typeof ListAgentsOutput>> {
  const businesses = input.business_id ? [requireBusiness(ctx, input.business_id)] : ctx.businesses;
  const values = [businesses, STATUSES[input.status ?? 'active']];
  const text = await readJson(ctx, { name: 'agents.list', text: LIST, values });
  return new Json(text ?? '{"agents":[]}');
}

const agentRow = (tx: Tx, ctx: Context, id: string) =>
  tx
    .selectFrom('agents')
    .selectAll()
    .where('id', '=', id)
    .where('business_id', 'in', [...ctx.businesses]);

export type AgentRecord = Awaited<ReturnType<typeof findAgent>>;

/** An agent in reach, archived or not, or 404. */
export async function findAgent(tx: Tx, ctx: Context, id: string) {
  const row = await agentRow(tx, ctx, id).executeTakeFirst();
  if (!row) throw notFound('Agent');
  return row;
}

/** As `findAgent`, locked until the transaction ends: what is changed next is changed from what is read here. */
export async function lockAgent(tx: Tx, ctx: Context, id: string) {
  const row = await agentRow(tx, ctx, id).forUpdate().executeTakeFirst();
  if (!row) throw notFound('Agent');
  return row;
}

export async function getAgent(ctx: Context, id: string): Promise<AgentDetail> {
  return inTenant(ctx, async (tx) => {
    const row = await findAgent(tx, ctx, id);
    const number = await tx
      .selectFrom('numbers')
      .select('phone_number')
      .where('agent_id', '=', id)
      .orderBy('created_at')
      .executeTakeFirst();
    const mirror = await tx.selectFrom('agent_mirrors').selectAll().where('agent_id', '=', id).executeTakeFirst();
    const model = row.model as AgentDetail['model'];
    return {
      id: row.id,
      name: row.name,
      business_id: row.business_id,
      vapi_assistant_id: row.assistant_id,
      phone_number: number?.phone_number ?? null,
      status: row.status,
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
      version: row.version,
      carrier: carrierState(mirror),
    };
  });
}

function carrierState(mirror: { wanted: number; told: number; problem: string | null } | undefined) {
  const problem = mirror?.problem ?? null;
  if (problem !== null) return { state: 'refused' as const, problem };
  return { state: mirror && mirror.told < mirror.wanted ? ('pending' as const) : ('current' as const), problem };
}

const TEXTS = [
  'name',
  'inbound_prompt',
  'outbound_prompt',
  'sms_prompt',
  'first_message',
  'outbound_first_message',
  'outbound_llm',
  'sms_llm',
] as const;
const MERGED = ['voice', 'model', 'metadata', 'vapi_config'] as const;

/**
 * Changes only what is named: voice, model, metadata and vapi_config are merged with what is there. What comes out
 * different is a new version, and recorded; the same text again changes nothing.
 * @throws `conflict` when the agent is not at `expected_version` any more.
 */
export async function updateAgent(
  ctx: Context,
  input: z.output<typeof UpdateAgentInput>,
): Promise<z.output<typeof UpdateAgentOutput>> {
  const named = { ...input, inbound_prompt: input.inbound_prompt ?? input.system_prompt };
  return inTenant(ctx, async (tx) => {
    const row = await lockAgent(tx, ctx, input.id);
    requireVersion(row.version, input.expected_version);
    const before = configurationOf(row);
    const texts = TEXTS.filter((name) => named[name] !== undefined);
    const merged = MERGED.filter((name) => named[name] !== undefined);
    const after: Configuration = {
      ...before,
      ...Object.fromEntries(texts.map((name) => [name, named[name]])),
      voice: partly(before.voice, named.voice, 'voice', 'voiceId'),
      model: partly(before.model, named.model, 'model', 'model'),
      metadata: within('metadata', { ...before.metadata, ...named.metadata }),
      vapi_config: within(
        'vapi_config',
        withoutNulls({ ...before.vapi_config, ...sanitised(named.vapi_config ?? {}) }),
      ),
    };
    const { version } = await configure(tx, ctx, row, after, { reason: input.reason });
    if (input.status !== undefined) await setStatus(tx, ctx, row, input.status, input.reason);
    const fields = [...texts, ...merged, ...(input.status === undefined ? [] : ['status'])];
    return {
      id: row.id,
      name: after.name,
      business_id: row.business_id,
      vapi_assistant_id: row.assistant_id,
      updated: fields.length > 0,
      updated_fields: fields,
      version,
    };
  });
}

/** Archives an agent (`setStatus`); one that is archived already stays as it is. */
export const archiveAgent = (
  ctx: Context,
  input: z.output<typeof ArchiveAgentInput>,
): Promise<z.output<typeof ArchiveAgentOutput>> =>
  inTenant(ctx, async (tx) => {
    const agent = await lockAgent(tx, ctx, input.id);
    await setStatus(tx, ctx, agent, 'archived', input.reason);
    return { success: true as const, id: agent.id, status: 'archived' as const };
  });

function requireVersion(version: number, expected: number | undefined): void {
  if (expected === undefined || expected === version) return;
  throw new AppError('conflict', `The agent is at version ${version} by now, not ${expected}.`);
}

/** A provider's voice or model means nothing to another provider: who names another names both. */
function partly<T extends { provider: string }>(
  before: T,
  change: Partial<T> | undefined,
  field: string,
  own: keyof T & string,
): T {
  if (change?.provider !== undefined && change.provider !== before.provider && change[own] === undefined) {
    throw invalid(`${field}.${own}`, `name the one of ${change.provider}`);
  }
  return { ...before, ...change };
}

/** What is merged again and again must not grow without end. */
function within<T extends object>(field: keyof typeof MOST_MERGED, value: T): T {
  const most = MOST_MERGED[field];
  if (JSON.stringify(value).length > most) throw invalid(field, `would be more than ${most / 1024} KB together`);
  return value;
}

const withoutNulls = <T extends object>(value: T): T =>
  Object.fromEntries(Object.entries(value).filter(([, setting]) => setting !== null)) as T;
