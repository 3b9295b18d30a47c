import type { z } from 'zod';
import { readPage } from '#lib/adapters/db/read.ts';
import { inTenant, readJson } from '#lib/adapters/db/tenant.ts';
import type { Context } from '#lib/core/context.ts';
import { notFound } from '#lib/core/errors.ts';
import { Json } from '#lib/core/operation.ts';
import { configure } from './configuration.ts';
import {
  type AgentVersion,
  Configuration,
  type GetVersionInput,
  type ListVersionsInput,
  type ListVersionsOutput,
  type RestoreAgentInput,
  type RestoreAgentOutput,
} from './schema.ts';
import { findAgent, lockAgent } from './service.ts';
import { sanitised } from './vapi-config.ts';

const ROW = `r.id, r.agent_id, r.business_id, r.version, r.changed_fields, r.restored_from, r.actor_kind, r.actor_id,
  r.reason, app.iso(r.created_at) as created_at`;

/** The configurations that an agent has had, newest first, without their texts. */
export const listVersions = (
  ctx: Context,
  input: z.output<typeof ListVersionsInput>,
): Promise<Json<typeof ListVersionsOutput>> =>
  inTenant(ctx, async (tx, within) => {
    const { business_id } = await findAgent(tx, ctx, input.agent_id);
    return readPage(within, {
      name: 'versions',
      table: 'agent_versions',
      columns: ROW,
      businesses: [business_id],
      where: { agent_id: input.agent_id },
      limit: input.limit,
      after: input.after,
    });
  });

/** One version with its whole configuration, or 404. */
export async function getVersion(
  ctx: Context,
  input: z.output<typeof GetVersionInput>,
): Promise<Json<typeof AgentVersion>> {
  const text = await readJson(ctx, {
    name: 'agents.versions.get',
    text: `select row_to_json(t)::text from (select ${ROW}, r.snapshot from agent_versions r
            where r.agent_id = $1 and r.version = $2 and r.business_id = any ($3::uuid[])) t`,
    values: [input.agent_id, input.version, ctx.businesses],
  });
  if (!text) throw notFound('Version');
  return new Json(text);
}

/** Puts an old version back as a new one: nothing of what came in between is lost. The same as now changes nothing. */
export const restoreAgent = (
  ctx: Context,
  input: z.output<typeof RestoreAgentInput>,
): Promise<z.output<typeof RestoreAgentOutput>> =>
  inTenant(ctx, async (tx) => {
    const agent = await lockAgent(tx, ctx, input.agent_id);
    const old = await tx
      .selectFrom('agent_versions')
      .select('snapshot')
      .where('agent_id', '=', agent.id)
      .where('version', '=', input.version)
      .executeTakeFirst();
    if (!old) throw notFound('Version');
    const snapshot = Configuration.parse(old.snapshot);
    const after = { ...snapshot, vapi_config: sanitised(snapshot.vapi_config) };
    const { version, fields } = await configure(tx, ctx, agent, after, {
      reason: input.reason,
      restoredFrom: input.version,
    });
    return {
      id: agent.id,
      name: after.name,
      business_id: agent.business_id,
      vapi_assistant_id: agent.assistant_id,
      updated: fields.length > 0,
      updated_fields: fields,
      version,
      restored_from: input.version,
    };
  });
