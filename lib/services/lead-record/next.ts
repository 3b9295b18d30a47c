import { sql } from 'kysely';
import type { z } from 'zod';
import { inTenant, type Tx } from '#lib/adapters/db/tenant.ts';
import type { Context } from '#lib/core/context.ts';
import { type Ask, type Decision, previewDecisions } from '#lib/services/contact/gate.ts';
import { RULES } from '#lib/services/contact/rules.ts';
import { requireLead } from '#lib/services/leads/read.ts';
import { configOf } from '#lib/services/sdr/config.ts';
import { type PipelineLead, pipelineOf } from '#lib/services/sdr/pipeline-sql.ts';
import { HOLDS, type SdrConfig, SEGMENTS } from '#lib/services/sdr/schema.ts';
import { LEAD_CHANNELS, type LeadNext, type NextInput, type Permission } from './schema.ts';

/** What the pipeline would do next with a lead, and whether anybody may contact it now, on each channel, and why not. */
export async function leadNext(ctx: Context, { id }: z.output<typeof NextInput>): Promise<LeadNext> {
  return inTenant(ctx, async (tx) => {
    const { business_id } = await requireLead(tx, ctx, id);
    const config = await configOf(tx, business_id);
    const lead = await placeOf(tx, business_id, config, id);
    const channels = await permissions(tx, business_id, lead);
    return {
      id,
      segment: lead.segment,
      segment_rule: SEGMENTS.find(({ name }) => name === lead.segment)?.rule ?? '',
      next_action: lead.next_action,
      next_action_at: lead.next_action_at,
      hold: lead.hold,
      hold_rule: HOLDS.find(({ name }) => name === lead.hold)?.rule ?? null,
      enabled: config.enabled,
      paused: lead.paused_at !== null,
      manual_review: lead.manual_review_at !== null,
      touch_count: lead.touches,
      max_touches: config.max_touches,
      on_do_not_call: channels.some(({ by_person }) => by_person.reasons.some(({ rule }) => rule === 'number_on_dnc')),
      channels,
    };
  });
}

type Placed = PipelineLead & { next_action_at: string | null };

async function placeOf(tx: Tx, businessId: string, config: SdrConfig, id: string): Promise<Placed> {
  const { rows } = await sql<Placed>`
    select s.*, case when hold in ('too_soon', 'deferred') then greatest(last_touch_at + touch_gap, deferred_until) end as next_action_at
      from ${pipelineOf(businessId, config, new Date())} where id = ${id}`.execute(tx);
  const [lead] = rows;
  if (!lead) throw new Error('a lead in reach has a place in the pipeline');
  return lead;
}

async function permissions(tx: Tx, businessId: string, lead: Placed): Promise<LeadNext['channels']> {
  const asked = LEAD_CHANNELS.map((channel) => ({ channel, to: channel === 'email' ? lead.email : lead.phone }));
  const asks = asked.flatMap(({ channel, to }): Ask[] =>
    to === null ? [] : (['dashboard', 'sdr'] as const).map((purpose) => ({ channel, to, purpose, leadId: lead.id })),
  );
  const decisions = await previewDecisions(tx, businessId, asks);
  const permission = (channel: string, to: string | null, purpose: string): Permission => {
    if (to === null) return unknownAddress(channel);
    const place = asks.findIndex((ask) => ask.channel === channel && ask.purpose === purpose);
    return inWords(decisions[place] as Decision);
  };
  return asked.map(({ channel, to }) => ({
    channel,
    to,
    by_person: permission(channel, to, 'dashboard'),
    by_pipeline: permission(channel, to, 'sdr'),
  }));
}

const unknownAddress = (channel: string): Permission => ({
  allowed: false,
  reasons: [{ rule: 'no_address', says: `No ${channel === 'email' ? 'email address' : 'phone number'} is known.` }],
  next_allowed_at: null,
});

const inWords = ({ allowed, reasons, nextAllowedAt }: Decision): Permission => ({
  allowed,
  reasons: reasons.map((rule) => ({ rule, says: RULES.find(({ name }) => name === rule)?.says ?? rule })),
  next_allowed_at: nextAllowedAt,
});
