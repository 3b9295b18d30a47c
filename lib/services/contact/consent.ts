import type { z } from 'zod';
import { newId } from '#lib/adapters/db/id.ts';
import { inTenant, type Tx } from '#lib/adapters/db/tenant.ts';
import { type Context, oneBusiness } from '#lib/core/context.ts';
import { recordAudit } from '#lib/services/audit/record.ts';
import { addressGiven, addressOf } from './address.ts';
import type { Channel, Consent, ConsentState, RecordConsentInput } from './schema.ts';

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

/** What holds from now on. */
type Held = z.output<typeof Consent>;

/** The person wants nothing more on this channel. Holds from now on, until they say otherwise. */
export async function recordOptOut(tx: Tx, ctx: Context, said: Said): Promise<void> {
  await record(tx, ctx, said, 'out');
}

/** The person agrees to be contacted on this channel. */
export async function recordOptIn(tx: Tx, ctx: Context, said: Said): Promise<void> {
  await record(tx, ctx, said, 'in');
}

/** The mailbox does not exist: nothing more is sent there, until the person says that it does. */
export async function recordBounce(tx: Tx, ctx: Context, said: Omit<Said, 'channel'>): Promise<void> {
  await record(tx, ctx, { ...said, channel: 'email' }, 'bounced');
}

const ACTIONS: Readonly<Record<ConsentState, string>> = {
  in: 'contact.opted_in',
  out: 'contact.opted_out',
  bounced: 'contact.bounced',
};

/** Saying the same again adds nothing. */
async function record(tx: Tx, ctx: Context, said: Said, state: ConsentState): Promise<Held> {
  const { businessId, channel, source } = said;
  const address = addressOf({ channel, to: said.address });
  const before = await tx
    .selectFrom('consents')
    .selectAll()
    .where('business_id', '=', businessId)
    .where('channel', '=', channel)
    .where('address', '=', address)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (before?.state === state) return before as Held;
  const row = await tx
    .insertInto('consents')
    .values({ id: newId(), business_id: businessId, channel, address, state, source, evidence: said.evidence ?? null })
    .returningAll()
    .executeTakeFirstOrThrow();
  await recordAudit(tx, ctx, {
    businessId,
    action: ACTIONS[state],
    subjectType: 'consent',
    subjectId: row.id,
    before: { state: before?.state ?? null },
    after: { state, channel, address, source },
  });
  return row as Held;
}

/** Somebody tells what a person has said elsewhere: on paper, in a form, at the counter. */
export async function recordConsent(ctx: Context, input: z.output<typeof RecordConsentInput>): Promise<Held> {
  const { channel, state, evidence } = input;
  const said = {
    businessId: oneBusiness(ctx, input.business_id),
    channel,
    address: addressGiven(channel, 'address', input.address),
    source: ctx.principal.kind === 'session' ? 'dashboard' : 'api',
    evidence: evidence ?? null,
  };
  return inTenant(ctx, (tx) => record(tx, ctx, said, state));
}
