import { sql } from 'kysely';
import { newId } from '#lib/adapters/db/id.ts';
import type { Tx } from '#lib/adapters/db/tenant.ts';
import type { TextChannel } from '#lib/adapters/messaging/port.ts';
import type { Purpose } from '#lib/services/contact/schema.ts';
import { segmentsOf } from './segments.ts';

/** Why a text is written. The answer to a keyword is owed to whoever sends one, also to who wants no other text. */
export type TextPurpose = Purpose | 'keyword';

/** Somebody of the business wrote it, so what came in before has been seen. */
const BY_PEOPLE: ReadonlySet<TextPurpose> = new Set(['api_message', 'dashboard']);

export interface NewText {
  /** Made by us unless given: a repeated request names what it has begun. */
  id?: string | undefined;
  /** `sms`, unless said. */
  channel?: TextChannel | undefined;
  businessId: string;
  agentId: string;
  /** Undefined: the lead with this number, if there is one. */
  leadId?: string | null | undefined;
  contact: string;
  ownNumber: string;
  body: string;
  network: string;
  /** Null for what came in. */
  purpose: TextPurpose | null;
  /** The network's name of what came in. */
  networkId?: string;
  /** The network is asked as soon as this is committed. */
  attempted?: boolean;
  /** The network's code of why it was not taken. */
  refused?: string;
  /** Kept, but not shown among the threads. */
  aside?: boolean;
  inReplyTo?: string;
  details?: Record<string, unknown>;
}

export interface WrittenText {
  id: string;
  leadId: string | null;
  segments: number;
}

/** Writes a text into its thread. Answers null for one that is there already: received, or answered, before. */
export async function insertText(tx: Tx, text: NewText): Promise<WrittenText | null> {
  return (await insertTexts(tx, [text]))[0] ?? null;
}

/** As `insertText` for each, in their order: one statement however many they are. No two go to one number. */
export async function insertTexts(tx: Tx, texts: readonly NewText[]): Promise<(WrittenText | null)[]> {
  const rows = texts.map(rowOf);
  const { rows: written } = await sql<{ id: string; lead_id: string | null }>`
    with t as (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as t (
        id uuid, channel text, business_id uuid, agent_id uuid, lead_id uuid, finds_lead boolean, direction text, contact text,
        own_number text, body text, segments integer, status text, purpose text, in_reply_to uuid, network text,
        network_id text, attempted boolean, error_code text, details jsonb, thread_id uuid, in_thread boolean, seen boolean)),
    written as (
      insert into messages (id, channel, business_id, agent_id, lead_id, direction, contact, own_number, body, segments, status,
                            purpose, in_reply_to, network, network_id, attempted_at, error_code, details)
      select id, channel, business_id, agent_id,
             case when finds_lead then (select l.id from leads l where l.business_id = t.business_id and l.phone = t.contact)
                  else lead_id end,
             direction, contact, own_number, body, segments, status, purpose, in_reply_to, network, network_id,
             case when attempted then clock_timestamp() end, error_code, details
        from t
          on conflict do nothing
      returning id, lead_id, created_at),
    threads as (
      insert into message_threads as m (id, business_id, contact, lead_id, agent_id, last_message_id, last_message_at, unread)
      select thread_id, business_id, contact, w.lead_id, agent_id, id, w.created_at, (direction = 'inbound')::int
        from t join written w using (id) where in_thread
          on conflict (business_id, contact) do update set
             lead_id = coalesce(excluded.lead_id, m.lead_id),
             agent_id = excluded.agent_id,
             last_message_id = case when excluded.last_message_at > m.last_message_at then excluded.last_message_id else m.last_message_id end,
             last_message_at = greatest(excluded.last_message_at, m.last_message_at),
             unread = case when (select seen from t where t.id = excluded.last_message_id) then 0 else m.unread + excluded.unread end)
    select id, lead_id from written`.execute(tx);
  const leads = new Map(written.map(({ id, lead_id }) => [id, lead_id]));
  return rows.map(({ id, segments }) => {
    const leadId = leads.get(id);
    return leadId === undefined ? null : { id, leadId, segments };
  });
}

function rowOf(text: NewText) {
  const inbound = text.purpose === null;
  return {
    id: text.id ?? newId(),
    channel: text.channel ?? 'sms',
    business_id: text.businessId,
    agent_id: text.agentId,
    lead_id: text.leadId ?? null,
    finds_lead: text.leadId === undefined,
    direction: inbound ? 'inbound' : 'outbound',
    contact: text.contact,
    own_number: text.ownNumber,
    body: text.body,
    segments: segmentsOf(text.body).segments,
    status: inbound ? 'received' : text.refused ? 'failed' : 'queued',
    purpose: text.purpose,
    in_reply_to: text.inReplyTo ?? null,
    network: text.network,
    network_id: text.networkId ?? null,
    attempted: text.attempted ?? false,
    error_code: text.refused ?? null,
    details: text.details ?? {},
    thread_id: newId(),
    in_thread: !text.aside,
    seen: text.purpose !== null && BY_PEOPLE.has(text.purpose),
  };
}
