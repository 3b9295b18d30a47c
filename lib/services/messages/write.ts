import { sql } from 'kysely';
import { newId } from '#lib/adapters/db/id.ts';
import { jsonb } from '#lib/adapters/db/jsonb.ts';
import type { Tx } from '#lib/adapters/db/tenant.ts';
import type { Purpose } from '#lib/services/contact/schema.ts';
import { segmentsOf } from './segments.ts';

/** Why a text is written. The answer to a keyword is owed to whoever sends one, also to who wants no other text. */
export type TextPurpose = Purpose | 'keyword';

/** Somebody of the business wrote it, so what came in before has been seen. */
const BY_PEOPLE: ReadonlySet<TextPurpose> = new Set(['api_message', 'dashboard']);

export interface NewText {
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
  const { segments } = segmentsOf(text.body);
  const inbound = text.purpose === null;
  const row = await tx
    .insertInto('messages')
    .values({
      id: newId(),
      business_id: text.businessId,
      agent_id: text.agentId,
      lead_id: text.leadId === undefined ? leadWith(text.businessId, text.contact) : text.leadId,
      direction: inbound ? 'inbound' : 'outbound',
      contact: text.contact,
      own_number: text.ownNumber,
      body: text.body,
      segments,
      status: inbound ? 'received' : text.refused ? 'failed' : 'queued',
      error_code: text.refused ?? null,
      purpose: text.purpose,
      in_reply_to: text.inReplyTo ?? null,
      network: text.network,
      network_id: text.networkId ?? null,
      attempted_at: text.attempted ? sql<string>`clock_timestamp()` : null,
      details: jsonb(text.details ?? {}),
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning(['id', 'lead_id', 'created_at'])
    .executeTakeFirst();
  if (!row) return null;
  if (!text.aside) await addToThread(tx, text, row);
  return { id: row.id, leadId: row.lead_id, segments };
}

async function addToThread(
  tx: Tx,
  { businessId, agentId, contact, purpose }: NewText,
  row: { id: string; lead_id: string | null; created_at: string },
): Promise<void> {
  const unread =
    purpose === null
      ? sql<number>`message_threads.unread + 1`
      : BY_PEOPLE.has(purpose)
        ? 0
        : sql<number>`message_threads.unread`;
  await tx
    .insertInto('message_threads')
    .values({
      id: newId(),
      business_id: businessId,
      contact,
      lead_id: row.lead_id,
      agent_id: agentId,
      last_message_id: row.id,
      last_message_at: row.created_at,
      unread: purpose === null ? 1 : 0,
    })
    .onConflict((conflict) =>
      conflict.columns(['business_id', 'contact']).doUpdateSet({
        lead_id: sql`coalesce(excluded.lead_id, message_threads.lead_id)`,
        agent_id: agentId,
        last_message_id: sql`case when excluded.last_message_at > message_threads.last_message_at then excluded.last_message_id else message_threads.last_message_id end`,
        last_message_at: sql`greatest(excluded.last_message_at, message_threads.last_message_at)`,
        unread,
      }),
    )
    .execute();
}

const leadWith = (businessId: string, phone: string) =>
  sql<string | null>`(select l.id from leads l where l.business_id = ${businessId} and l.phone = ${phone})`;
