import { newId } from '#lib/adapters/db/id.ts';
import type { Tx } from '#lib/adapters/db/tenant.ts';
import type { Context } from '#lib/core/context.ts';
import { recordAudit } from '#lib/services/audit/record.ts';
import { addressOf } from './facts.ts';
import type { Channel, ConsentState } from './schema.ts';

/** What a person said about being contacted. */
export interface Said {
  businessId: string;
  channel: Channel;
  /** A number in E.164, or an email address. */
  address: string;
  /** How it was said: `text`, `unsubscribe_link`, `api`. */
  source: string;
  /** What shows it: the word that was texted, the id of the message. */
  evidence?: string | null;
}

/** The person wants nothing more on this channel. Holds from now on, until they say otherwise. */
export const recordOptOut = (tx: Tx, ctx: Context, said: Said): Promise<void> => record(tx, ctx, said, 'out');

/** The person agrees to be contacted on this channel. */
export const recordOptIn = (tx: Tx, ctx: Context, said: Said): Promise<void> => record(tx, ctx, said, 'in');

/** The mailbox does not exist: nothing more is sent there, until the person says that it does. */
export const recordBounce = (tx: Tx, ctx: Context, said: Omit<Said, 'channel'>): Promise<void> =>
  record(tx, ctx, { ...said, channel: 'email' }, 'bounced');

const ACTIONS: Readonly<Record<ConsentState, string>> = {
  in: 'contact.opted_in',
  out: 'contact.opted_out',
  bounced: 'contact.bounced',
};

/** Saying the same again adds nothing. */
async function record(tx: Tx, ctx: Context, said: Said, state: ConsentState): Promise<void> {
  const { businessId, channel, source } = said;
  const address = addressOf({ channel, to: said.address });
  const before = await tx
    .selectFrom('consents')
    .select('state')
    .where('business_id', '=', businessId)
    .where('channel', '=', channel)
    .where('address', '=', address)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (before?.state === state) return;
  const id = newId();
  await tx
    .insertInto('consents')
    .values({ id, business_id: businessId, channel, address, state, source, evidence: said.evidence ?? null })
    .execute();
  await recordAudit(tx, ctx, {
    businessId,
    action: ACTIONS[state],
    subjectType: 'consent',
    subjectId: id,
    before: { state: before?.state ?? null },
    after: { state, channel, address, source },
  });
}
