import { sql } from 'kysely';
import { newId } from '#lib/adapters/db/id.ts';
import type { Tx } from '#lib/adapters/db/tenant.ts';
import type { Context } from '#lib/core/context.ts';
import { AppError } from '#lib/core/errors.ts';
import { queueCallsTo } from '#lib/services/calls/place.ts';
import { queueEmails } from '#lib/services/emails/queue.ts';
import { queueTexts } from '#lib/services/messages/queue-many.ts';
import type { Channel } from './plan.ts';
import type { SdrConfig } from './schema.ts';
import type { SegmentName } from './segments.ts';
import { callContext, mailFor, type Parties, smsFor } from './templates.ts';

/** A touch that was claimed and may be made. */
export interface Touch {
  leadId: string;
  segment: SegmentName;
  channel: Channel;
  /** Which touch of the lead this is, from 1. */
  number: number;
  firstName: string | null;
  phone: string | null;
  email: string | null;
}

/** Who speaks for the business in the pipeline. */
export interface Speaker {
  businessId: string;
  businessName: string;
  zone: string;
  agentId: string | null;
  agentName: string;
  /** The agent has a number to text from. */
  canText: boolean;
}

/** The configured agent, else the oldest active one of the business. */
export async function speakerOf(tx: Tx, businessId: string, config: SdrConfig): Promise<Speaker> {
  const row = await tx
    .selectFrom('businesses as b')
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('agents as a')
          .select(['a.id as agent_id', 'a.name as agent_name'])
          .select((on) =>
            on
              .exists(on.selectFrom('numbers as n').select('n.id').whereRef('n.agent_id', '=', 'a.id'))
              .as('has_number'),
          )
          .where('a.business_id', '=', businessId)
          .where('a.status', '=', 'active')
          .where((on) => (config.sdr_agent_id ? on('a.id', '=', config.sdr_agent_id) : on.lit(true)))
          .orderBy('a.created_at')
          .limit(1)
          .as('a'),
      (join) => join.onTrue(),
    )
    .select(['b.name', 'b.zone', 'a.agent_id', 'a.agent_name', 'a.has_number'])
    .where('b.id', '=', businessId)
    .executeTakeFirstOrThrow();
  return {
    businessId,
    businessName: row.name,
    zone: row.zone,
    agentId: row.agent_id,
    agentName: row.agent_name ?? row.name,
    canText: Boolean(row.has_number),
  };
}

/** What a touch has become: the row that carries it out. */
type Refs = { [ref in 'call_id' | 'message_id' | 'email_id']?: string | undefined };

const DETAIL = { call: 'Call queued', email: 'Email queued', sms: 'SMS queued' } as const satisfies Record<
  Channel,
  string
>;
export const detailOf = (channel: Channel): string => DETAIL[channel];

/**
 * Queues the calls, texts and mails of touches, and logs each, all in the caller's transaction: what is claimed is
 * carried out, or nothing is. `approved` mails go out without a person.
 */
export async function dispatch(
  tx: Tx,
  ctx: Context,
  order: { speaker: Speaker; config: SdrConfig; touches: readonly Touch[]; runId: string | null; approved: boolean },
): Promise<void> {
  const { speaker, touches, runId } = order;
  const refs = new Map<Touch, Refs>();
  const of = (channel: Channel) => touches.filter((touch) => touch.channel === channel);
  await Promise.all([
    callAll(tx, ctx, speaker, of('call'), refs),
    textAll(tx, ctx, speaker, of('sms'), refs),
    mailAll(tx, ctx, order, of('email'), refs),
  ]);
  await logActivity(
    tx,
    speaker.businessId,
    touches.map((touch) => ({
      leadId: touch.leadId,
      runId,
      action: touch.channel,
      segment: touch.segment,
      touch: touch.number,
      detail: detailOf(touch.channel),
      ...refs.get(touch),
    })),
  );
}

const partiesOf = ({ agentName, businessName }: Speaker, touch: Touch): Parties => ({
  name: touch.firstName ?? '',
  agent_name: agentName,
  business_name: businessName,
});

function agentOf({ agentId }: Speaker): string {
  if (!agentId) throw new AppError('invalid_request', 'This business has no active agent to call or text with.');
  return agentId;
}

type Send = (
  tx: Tx,
  ctx: Context,
  speaker: Speaker,
  touches: readonly Touch[],
  refs: Map<Touch, Refs>,
) => Promise<void>;

const callAll: Send = async (tx, ctx, speaker, touches, refs) => {
  if (touches.length === 0) return;
  const ids = await queueCallsTo(tx, ctx, {
    agentId: agentOf(speaker),
    calls: touches.map(({ leadId, phone, firstName, segment, number }) => ({
      leadId,
      to: phone ?? '',
      name: firstName,
      context: callContext(segment),
      metadata: { sdr_segment: segment, sdr_touch: String(number) },
    })),
  });
  for (const [index, touch] of touches.entries()) refs.set(touch, { call_id: ids[index] });
};

const textAll: Send = async (tx, ctx, speaker, touches, refs) => {
  if (touches.length === 0) return;
  const ids = await queueTexts(tx, ctx, {
    agentId: agentOf(speaker),
    // The moment was chosen here; when the text goes out only lists are looked at again.
    purpose: 'sdr_action',
    texts: touches.map((touch) => ({
      leadId: touch.leadId,
      to: touch.phone ?? '',
      body: smsFor(touch.segment, touch.number, partiesOf(speaker, touch)),
    })),
  });
  for (const [index, touch] of touches.entries()) refs.set(touch, { message_id: ids[index] });
};

async function mailAll(
  tx: Tx,
  ctx: Context,
  { speaker, config, approved }: { speaker: Speaker; config: SdrConfig; approved: boolean },
  touches: readonly Touch[],
  refs: Map<Touch, Refs>,
): Promise<void> {
  const mails = touches.map((touch) => ({
    to: touch.email ?? '',
    ...mailFor(touch.segment, touch.number, partiesOf(speaker, touch)),
    leadId: touch.leadId,
    accountId: config.email_from_account_id,
    approved,
    source: 'sdr' as const,
  }));
  const queued = await queueEmails(tx, ctx, speaker.businessId, mails);
  for (const [index, touch] of touches.entries()) refs.set(touch, { email_id: queued[index]?.id });
}

/** A line of the activity log. */
export interface Activity extends Refs {
  leadId: string;
  runId: string | null;
  action: Channel | 'skip' | 'escalate' | 'pause' | 'resume';
  segment: SegmentName;
  touch: number | null;
  detail: string;
}

/** Writes the activity log: one statement however many lines. */
export async function logActivity(tx: Tx, businessId: string, lines: readonly Activity[]): Promise<void> {
  if (lines.length === 0) return;
  const rows = lines.map(({ leadId, runId, ...line }) => ({ ...line, id: newId(), lead_id: leadId, run_id: runId }));
  await sql`
    insert into sdr_activity_log (id, business_id, lead_id, run_id, action, segment, touch, call_id, message_id, email_id, detail)
    select id, ${businessId}, lead_id, run_id, action, segment, touch, call_id, message_id, email_id, detail
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
           as a (id uuid, lead_id uuid, run_id uuid, action text, segment text, touch integer, call_id uuid,
                 message_id uuid, email_id uuid, detail text)`.execute(tx);
}
