import { sql } from 'kysely';
import type { Tx } from '#lib/adapters/db/tenant.ts';

/** Automatic answers to one number within an hour: two machines must not write to each other for ever. */
const MOST_ANSWERS_AN_HOUR = 20;

/** Whether a number may be answered automatically once more. */
export async function mayAnswer(tx: Tx, businessId: string, contact: string): Promise<boolean> {
  const { answers } = await tx
    .selectFrom('messages')
    .select((eb) => eb.fn.countAll<number>().as('answers'))
    .where('business_id', '=', businessId)
    .where('contact', '=', contact)
    .where('purpose', 'in', ['auto_reply', 'keyword'])
    .where('created_at', '>', sql<string>`now() - interval '1 hour'`)
    .executeTakeFirstOrThrow();
  return answers < MOST_ANSWERS_AN_HOUR;
}
