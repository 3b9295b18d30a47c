import { sql } from 'kysely';
import type { z } from 'zod';
import { inTenant, type Tx } from '#lib/adapters/db/tenant.ts';
import { type Context, requireBusiness } from '#lib/core/context.ts';
import { invalid, notFound } from '#lib/core/errors.ts';
import { requireActive } from '#lib/services/agents/active.ts';
import { recordAudit } from '#lib/services/audit/record.ts';
import {
  type ConfigOutput,
  DEFAULT_CONFIG,
  SdrConfig,
  type WriteConfigInput,
  type WriteConfigOutput,
} from './schema.ts';

const NOW = sql<string>`clock_timestamp()`;

/** What a business lets SDR do; the defaults where it has said nothing. */
export async function configOf(tx: Tx, businessId: string): Promise<SdrConfig> {
  const row = await tx.selectFrom('sdr_config').selectAll().where('business_id', '=', businessId).executeTakeFirst();
  return row ? SdrConfig.parse(row) : DEFAULT_CONFIG;
}

export async function readConfig(ctx: Context, input: { businessId: string }): Promise<z.output<typeof ConfigOutput>> {
  const businessId = requireBusiness(ctx, input.businessId);
  return { businessId, config: await inTenant(ctx, (tx) => configOf(tx, businessId)) };
}

/** Changes only what is given. Agent and email account must be of the business. */
export async function writeConfig(
  ctx: Context,
  input: z.output<typeof WriteConfigInput>,
): Promise<z.output<typeof WriteConfigOutput>> {
  const { businessId, ...changes } = input;
  requireBusiness(ctx, businessId);
  const config = await inTenant(ctx, async (tx) => {
    const before = await configOf(tx, businessId);
    const after = SdrConfig.parse({ ...before, ...changes });
    if (after.business_hours_start >= after.business_hours_end) {
      throw invalid('business_hours_end', 'must be later than business_hours_start');
    }
    if (changes.sdr_agent_id) await requireAgent(tx, businessId, changes.sdr_agent_id);
    if (changes.email_from_account_id) await requireAccount(tx, businessId, changes.email_from_account_id);
    await tx
      .insertInto('sdr_config')
      .values({ business_id: businessId, ...after, enabled_at: after.enabled ? NOW : null })
      .onConflict((conflict) =>
        conflict.column('business_id').doUpdateSet({
          ...after,
          enabled_at: after.enabled ? sql`coalesce(sdr_config.enabled_at, ${NOW})` : null,
          updated_at: NOW,
        }),
      )
      .execute();
    const changed = (Object.keys(after) as (keyof SdrConfig)[]).filter((name) => before[name] !== after[name]);
    if (changed.length > 0) {
      const only = (config: SdrConfig) => Object.fromEntries(changed.map((name) => [name, config[name]]));
      await recordAudit(tx, ctx, {
        businessId,
        action: 'sdr.configured',
        subjectType: 'sdr_config',
        subjectId: businessId,
        before: only(before),
        after: only(after),
      });
    }
    return after;
  });
  return { success: true, businessId, config };
}

async function requireAgent(tx: Tx, businessId: string, id: string): Promise<void> {
  const agent = await tx
    .selectFrom('agents')
    .select('status')
    .where('id', '=', id)
    .where('business_id', '=', businessId)
    .executeTakeFirst();
  if (!agent) throw notFound('Agent');
  requireActive(agent);
}

async function requireAccount(tx: Tx, businessId: string, id: string): Promise<void> {
  const account = await tx
    .selectFrom('email_accounts')
    .select('id')
    .where('id', '=', id)
    .where('business_id', '=', businessId)
    .executeTakeFirst();
  if (!account) throw notFound('Email account');
}
