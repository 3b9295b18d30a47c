import { sql } from 'kysely';
import type { z } from 'zod';
import { inTenant, type Tx } from '#lib/adapters/db/tenant.ts';
import { type Context, requireBusiness } from '#lib/core/context.ts';
import { HOUR_MS } from '#lib/core/duration.ts';
import { AppError, notFound } from '#lib/core/errors.ts';
import { recordAudit } from '#lib/services/audit/record.ts';
import { requireEntitled } from '#lib/services/billing/entitlement.ts';
import { contactDecision, requireAllowed } from '#lib/services/contact/gate.ts';
import { cadenceOf, claimTouches } from './cadence.ts';
import { configOf } from './config.ts';
import { detailOf, dispatch, logActivity, speakerOf } from './dispatch.ts';
import { type PipelineLead, pipelineOf } from './pipeline-sql.ts';
import { CHANNELS, type Channel } from './plan.ts';
import type { ActionInput, ActionOutput, SdrConfig } from './schema.ts';

type Input = z.output<typeof ActionInput>;

const isTouch = (action: Input['action']): action is Channel => (CHANNELS as readonly string[]).includes(action);

/**
 * One action on one lead, asked for by name: it needs no `enabled` and no `auto_*`, but keeps the cadence and the lists.
 * A lead that is paused is not touched until it is resumed.
 * @throws `rate_limited` with `nextAllowedAt`, `conflict` when paused, and what the contact gate refuses.
 */
export async function act(ctx: Context, input: Input): Promise<z.output<typeof ActionOutput>> {
  const { businessId, leadId, action } = input;
  requireBusiness(ctx, businessId);
  const detail = await inTenant(ctx, async (tx) => {
    const config = await configOf(tx, businessId);
    const lead = await leadInPipeline(tx, businessId, leadId, config);
    return isTouch(action)
      ? touch(tx, ctx, businessId, config, lead, action)
      : DECISIONS[action](tx, ctx, businessId, config, lead);
  });
  return { success: true, action, leadId, detail };
}

async function leadInPipeline(tx: Tx, businessId: string, leadId: string, config: SdrConfig): Promise<PipelineLead> {
  const { rows } = await sql<PipelineLead>`
    select id, first_name, email, phone, touches, last_touch_at, paused_at, manual_review_at, segment
      from ${pipelineOf(businessId, config, new Date())} where id = ${leadId}`.execute(tx);
  const [lead] = rows;
  if (!lead) throw notFound('Lead');
  return lead;
}

async function touch(
  tx: Tx,
  ctx: Context,
  businessId: string,
  config: SdrConfig,
  lead: PipelineLead,
  channel: Channel,
): Promise<string> {
  const to = channel === 'email' ? lead.email : lead.phone;
  if (to === null) {
    throw new AppError(
      'invalid_request',
      `This lead has no ${channel === 'email' ? 'email address' : 'phone number'}.`,
    );
  }
  await requireEntitled(tx, ctx, businessId);
  const early = refusalOf(lead, config);
  if (early) throw early;
  requireAllowed(await contactDecision(tx, businessId, { channel, to, purpose: 'sdr_action', leadId: lead.id }));
  const [claim] = await claimTouches(tx, businessId, config, [lead.id], 'hand');
  if (!claim) throw refusalOf(await leadInPipeline(tx, businessId, lead.id, config), config) ?? overtaken();
  await dispatch(tx, ctx, {
    speaker: await speakerOf(tx, businessId, config),
    config,
    runId: null,
    approved: config.auto_email,
    touches: [
      {
        leadId: lead.id,
        segment: lead.segment,
        channel,
        number: claim.touches,
        firstName: lead.first_name,
        phone: lead.phone,
        email: lead.email,
      },
    ],
  });
  return detailOf(channel);
}

/** Why a lead may not be touched now, or null. */
const refusalOf = (lead: PipelineLead, config: SdrConfig): AppError | null =>
  lead.paused_at === null
    ? cadenceOf(lead, config, new Date())
    : new AppError('conflict', 'This lead is paused. Resume it first.');

const overtaken = () => new AppError('conflict', 'Somebody else is working on this lead. Try again.');

type Decide = (tx: Tx, ctx: Context, businessId: string, config: SdrConfig, lead: PipelineLead) => Promise<string>;

/** What a person can decide about a lead without touching it. */
const DECISIONS: Readonly<Record<'skip' | 'pause' | 'resume', Decide>> = {
  async skip(tx, _ctx, businessId, config, lead) {
    const until = new Date(Date.now() + config.min_touch_gap_hours * HOUR_MS).toISOString();
    await change(tx, businessId, lead.id, { deferred_until: until });
    const detail = `Skipped until ${until}`;
    await log(tx, businessId, lead, 'skip', detail);
    return detail;
  },
  async pause(tx, ctx, businessId, _config, lead) {
    if (lead.paused_at !== null) return 'Paused already';
    await change(tx, businessId, lead.id, { paused_at: new Date().toISOString() });
    await log(tx, businessId, lead, 'pause', 'Paused');
    await audit(tx, ctx, businessId, lead.id, 'sdr.lead_paused');
    return 'Paused';
  },
  async resume(tx, ctx, businessId, _config, lead) {
    if (lead.paused_at === null && lead.manual_review_at === null) return 'Not paused';
    await change(tx, businessId, lead.id, { paused_at: null, manual_review_at: null });
    await log(tx, businessId, lead, 'resume', 'Resumed');
    await audit(tx, ctx, businessId, lead.id, 'sdr.lead_resumed');
    return 'Resumed';
  },
};

type Changes = Partial<Record<'deferred_until' | 'paused_at' | 'manual_review_at', string | null>>;

async function change(tx: Tx, businessId: string, leadId: string, changes: Changes): Promise<void> {
  await tx
    .insertInto('sdr_leads')
    .values({ lead_id: leadId, business_id: businessId, ...changes })
    .onConflict((conflict) => conflict.column('lead_id').doUpdateSet(changes))
    .execute();
}

const log = (tx: Tx, businessId: string, lead: PipelineLead, action: 'skip' | 'pause' | 'resume', detail: string) =>
  logActivity(tx, businessId, [{ leadId: lead.id, runId: null, action, segment: lead.segment, touch: null, detail }]);

const audit = (tx: Tx, ctx: Context, businessId: string, leadId: string, action: string) =>
  recordAudit(tx, ctx, { businessId, action, subjectType: 'lead', subjectId: leadId });
