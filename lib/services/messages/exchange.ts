import { sql } from 'kysely';
import type { Tx } from '#lib/adapters/db/tenant.ts';
import type { Turn } from '#lib/adapters/model/port.ts';

/** The texts that a conversation is read from, at most. */
const MOST_TEXTS = 40;

/**
 * What a business and a number have written to each other up to now, as the agent reads it: oldest first, without what
 * was never sent and without keywords and their answers. Null when `messageId` is no longer the last text that came in.
 */
export async function readExchange(tx: Tx, messageId: string) {
  const text = await tx.selectFrom('messages').selectAll().where('id', '=', messageId).executeTakeFirst();
  if (!text) return null;
  const rows = await tx
    .selectFrom('messages')
    .select(['id', 'direction', 'body', 'purpose', 'in_reply_to'])
    .where('business_id', '=', text.business_id)
    .where('contact', '=', text.contact)
    .where('status', '<>', 'failed')
    .where(sql<boolean>`coalesce(purpose, '') not in ('keyword', 'notice')`)
    .where(sql<boolean>`details -> 'keyword' is null`)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(MOST_TEXTS)
    .execute();
  const last = rows.findIndex(({ direction }) => direction === 'inbound');
  if (rows[last]?.id !== messageId) return null;
  const turns = rows
    .map((row): Turn => ({ role: row.direction === 'inbound' ? 'caller' : 'agent', text: row.body }))
    .reverse();
  // An answer to the text before it may have crossed it on the way.
  const answered = rows.slice(0, last).some((row) => row.in_reply_to === null || row.in_reply_to === messageId);
  return { text, turns, answered };
}
