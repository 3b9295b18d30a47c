import { isDeepStrictEqual } from 'node:util';
import { sql } from 'kysely';
import { newId } from '#lib/adapters/db/id.ts';
import { jsonb } from '#lib/adapters/db/jsonb.ts';
import type { Tx } from '#lib/adapters/db/tenant.ts';
import type { Context } from '#lib/core/context.ts';
import { actor, recordAudit } from '#lib/services/audit/record.ts';
import { requestMirror } from './mirror-request.ts';
import { tellOfPrompts } from './prompt-notice.ts';
import { Configuration } from './schema.ts';

/** Every field that a version keeps. */
const FIELDS = Object.keys(Configuration.shape) as (keyof Configuration)[];
/** What an agent is told: a change of it is recorded under its own name, and the owner hears of it. */
const PROMPTS = ['inbound_prompt', 'outbound_prompt', 'sms_prompt'] as const;

/** The configuration that a row of `agents`, or a snapshot, holds. */
export const configurationOf = (row: object): Configuration => Configuration.parse(row);

/** A configuration as values of its columns. */
export const columnsOf = (configuration: Configuration) => ({
  ...configuration,
  voice: jsonb(configuration.voice),
  model: jsonb(configuration.model),
  vapi_config: jsonb(configuration.vapi_config),
  metadata: jsonb(configuration.metadata),
});

export interface Change {
  reason?: string | undefined;
  /** The version that is put back. */
  restoredFrom?: number;
}

interface Configured {
  id: string;
  business_id: string;
  version: number;
}

/**
 * Gives an agent another configuration, where it differs: row, version, audit entry and, for prompts, the owner's
 * notice in one transaction. The row must be locked.
 */
export async function configure(
  tx: Tx,
  ctx: Context,
  agent: Configured,
  after: Configuration,
  change: Change = {},
): Promise<{ version: number; fields: string[] }> {
  const before = configurationOf(agent);
  const fields = FIELDS.filter((name) => !isDeepStrictEqual(before[name], after[name]));
  if (fields.length === 0) return { version: agent.version, fields };
  const version = agent.version + 1;
  await tx
    .updateTable('agents')
    .set({ ...columnsOf(after), version, updated_at: sql`clock_timestamp()` })
    .where('id', '=', agent.id)
    .execute();
  await writeVersion(tx, ctx, { ...agent, version }, after, fields, change);
  await requestMirror(tx, ctx, agent);
  const prompts = PROMPTS.filter((name) => fields.includes(name));
  await recordAudit(tx, ctx, {
    businessId: agent.business_id,
    action: prompts.length > 0 ? 'agent.prompt_changed' : 'agent.changed',
    subjectType: 'agent',
    subjectId: agent.id,
    before: picked(before, fields),
    after: picked(after, fields),
    reason: change.reason,
  });
  if (prompts.length > 0) {
    await tellOfPrompts(tx, { ...agent, version, name: after.name, reason: change.reason }, prompts, before, after);
  }
  return { version, fields };
}

const picked = (configuration: Configuration, names: readonly (keyof Configuration)[]): Partial<Configuration> =>
  Object.fromEntries(names.map((name) => [name, configuration[name]]));

/** Keeps a configuration for good, whole, under its number. */
export async function writeVersion(
  tx: Tx,
  ctx: Context,
  agent: Configured,
  snapshot: Configuration,
  changedFields: readonly string[],
  { reason, restoredFrom }: Change = {},
): Promise<void> {
  await tx
    .insertInto('agent_versions')
    .values({
      id: newId(),
      business_id: agent.business_id,
      agent_id: agent.id,
      version: agent.version,
      snapshot: jsonb(snapshot),
      changed_fields: jsonb(changedFields),
      restored_from: restoredFrom ?? null,
      ...actor(ctx.principal),
      reason: reason ?? null,
    })
    .execute();
}
