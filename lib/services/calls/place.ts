import { type InsertObject, sql } from 'kysely';
import type { z } from 'zod';
import type { DB } from '#lib/adapters/db/db.gen.ts';
import { type EnqueueOptions, enqueueAll } from '#lib/adapters/db/enqueue.ts';
import { newId } from '#lib/adapters/db/id.ts';
import { jsonb } from '#lib/adapters/db/jsonb.ts';
import { inTenant, type Tx } from '#lib/adapters/db/tenant.ts';
import type { Context } from '#lib/core/context.ts';
import { AppError, invalid, notFound } from '#lib/core/errors.ts';
import { isSipUri, refusal } from '#lib/core/phone.ts';
import { requireActive } from '#lib/services/agents/active.ts';
import { requireEntitled } from '#lib/services/billing/entitlement.ts';
import { carrierOf } from '#lib/services/businesses/service.ts';
import { erasedAddress } from '#lib/services/contact/erased.ts';
import { deadlineOf } from './deadline.ts';
import { dialRequest } from './dial-request.ts';
import type { PlaceCallInput, PlaceCallOutput, QueuedCall } from './schema.ts';

/**
 * Accepts one call per destination and answers at once: row and dial job are one transaction, the carrier is asked by a
 * worker. Consent is the caller's responsibility, as the quickstart says, and recorded as such.
 */
export async function placeCall(ctx: Context, input: PlaceCallInput): Promise<z.output<typeof PlaceCallOutput>> {
  const listed = typeof input.to === 'string' ? [input.to] : input.to;
  for (const [index, to] of listed.entries()) {
    const reason = refusal(to);
    if (reason) throw invalid(typeof input.to === 'string' ? 'to' : `to.${index}`, reason);
  }
  // Listed twice, also in two ways of writing it, a number rings once.
  const destinations = [...new Set(listed)];
  const calls = await inTenant(ctx, async (tx) => {
    const from = await callingParty(tx, ctx, input);
    await refuseListed(tx, from, destinations);
    return queueCalls(tx, ctx, input, from, destinations);
  });
  const [only] = calls;
  if (typeof input.to === 'string' && only) {
    ctx.usage.callId = only.id;
    return only;
  }
  return { calls };
}

type NewCall = InsertObject<DB, 'calls'> & { id: string };

interface CallingParty {
  businessId: string;
  test: boolean;
  skipDnc: boolean;
  numberId: string | null;
  from: string | null;
}

/** Agent, business and number in one look: what is out of reach does not exist. */
async function callingParty(
  tx: Tx,
  ctx: Context,
  input: Pick<PlaceCallInput, 'agent_id' | 'number_id' | 'trunk_id' | 'lead_id'>,
): Promise<CallingParty> {
  const row = await tx
    .selectFrom('agents as a')
    .innerJoin('businesses as b', 'b.id', 'a.business_id')
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('numbers as n')
          .select(['n.id as number_id', 'n.phone_number'])
          .whereRef('n.business_id', '=', 'a.business_id')
          .where((on) => (input.number_id ? on('n.id', '=', input.number_id) : on('n.agent_id', '=', on.ref('a.id'))))
          .orderBy('n.created_at')
          .limit(1)
          .as('n'),
      (join) => join.onTrue(),
    )
    .select(['b.id', 'b.twin_of', 'b.api_calls_skip_dnc', 'a.status', 'n.number_id', 'n.phone_number'])
    .where('a.id', '=', input.agent_id)
    .where('a.business_id', 'in', [...ctx.businesses])
    .executeTakeFirst();
  if (!row) throw notFound('Agent');
  requireActive(row);
  if (input.number_id && !row.number_id) throw notFound('Number');
  await requireEntitled(tx, ctx, row.id);
  if (input.trunk_id) await requireTrunk(tx, input.trunk_id, row.id);
  if (input.lead_id) {
    const lead = await tx
      .selectFrom('leads')
      .select('id')
      .where('id', '=', input.lead_id)
      .where('business_id', '=', row.id)
      .executeTakeFirst();
    if (!lead) throw notFound('Lead');
  }
  return {
    businessId: row.id,
    test: row.twin_of !== null,
    skipDnc: row.api_calls_skip_dnc,
    numberId: row.number_id,
    from: row.phone_number,
  };
}

/** @throws `not_found` for a trunk of another business, `invalid_request` for one that is switched off. */
async function requireTrunk(tx: Tx, id: string, businessId: string): Promise<void> {
  const trunk = await tx
    .selectFrom('trunks')
    .select('active')
    .where('id', '=', id)
    .where('business_id', '=', businessId)
    .executeTakeFirst();
  if (!trunk) throw notFound('Trunk');
  if (!trunk.active) throw new AppError('invalid_request', 'This trunk is switched off.');
}

/** A business may refuse what the API would otherwise do at the caller's responsibility. */
async function refuseListed(tx: Tx, from: CallingParty, destinations: readonly string[]): Promise<void> {
  if (from.skipDnc) return;
  const listed = await tx
    .selectFrom('dnc_entries')
    .select('phone')
    .where('business_id', '=', from.businessId)
    .where('phone', 'in', [...destinations, ...destinations.map((to) => erasedAddress(from.businessId, to))])
    .executeTakeFirst();
  if (listed)
    throw new AppError(
      'number_on_dnc',
      'This number is on the do-not-call list, and this business does not call such numbers.',
    );
}

/** The rows of an order: one per destination. */
async function queueCalls(
  tx: Tx,
  ctx: Context,
  input: PlaceCallInput,
  from: CallingParty,
  destinations: readonly string[],
): Promise<QueuedCall[]> {
  const name = input.name ?? input.customer_name ?? null;
  const rows = destinations.map((to) => ({
    ...rowFor(ctx, from, input.agent_id, to, input.max_duration),
    trunk_id: input.trunk_id ?? null,
    lead_id: input.lead_id ?? leadWith(from.businessId, to),
    name,
    context: input.context ?? null,
    first_message: input.firstMessage ?? input.first_message ?? null,
    metadata: jsonb(input.metadata),
    record: input.record,
    pace: input.pace,
    webhook_url: input.webhook_url ?? null,
    post_call_webhook: hook(
      input.post_call_webhook_url,
      input.post_call_webhook_method,
      input.post_call_webhook_headers,
    ),
    call_status_webhook: hook(
      input.call_status_webhook_url,
      input.call_status_webhook_method,
      input.call_status_webhook_headers,
    ),
  }));
  const inserted = await insertCalls(tx, from.businessId, rows);
  return inserted.map((row) => ({
    id: row.id,
    conversation_id: row.conversation_id,
    status: 'queued' as const,
    direction: 'outbound' as const,
    agent_id: input.agent_id,
    to: row.to_number,
    from: from.from,
    name,
    created_at: row.created_at,
  }));
}

/** A call that the product itself decided on, after the contact gate allowed it. */
export interface CallToLead {
  leadId: string;
  to: string;
  name: string | null;
  /** What the agent is told of this call. */
  context: string;
  metadata: Readonly<Record<string, string>>;
}

/** Calls that nobody waits for come after those of the API. */
const BEHIND_THE_API = -1;
const LEAD_CALL_SECONDS = 600;

/**
 * Queues calls to leads in the caller's transaction, and answers their ids in the same order: two statements however
 * many they are. The agent must be an active one of the business.
 */
export async function queueCallsTo(
  tx: Tx,
  ctx: Context,
  order: { agentId: string; calls: readonly CallToLead[] },
): Promise<string[]> {
  if (order.calls.length === 0) return [];
  const from = await callingParty(tx, ctx, { agent_id: order.agentId });
  const rows = order.calls.map(({ leadId, to, name, context, metadata }) => ({
    ...rowFor(ctx, from, order.agentId, to, LEAD_CALL_SECONDS),
    lead_id: leadId,
    name,
    context,
    metadata: jsonb(metadata),
    contact_basis: 'contact_gate',
  }));
  await insertCalls(tx, from.businessId, rows, { priority: BEHIND_THE_API });
  return rows.map(({ id }) => id);
}

/** What every outbound call has. */
const rowFor = (ctx: Context, from: CallingParty, agentId: string, to: string, maxDuration: number) => ({
  id: newId(),
  business_id: from.businessId,
  agent_id: agentId,
  number_id: from.numberId,
  direction: 'outbound' as const,
  from_number: from.from,
  to_number: to,
  conversation_id: `conv_${newId()}`,
  max_duration: maxDuration,
  carrier: carrierOf(ctx, { test: from.test }).name,
  deadline: deadlineOf(maxDuration),
});

/** Rows and jobs need no answer of each other: they go out together. */
async function insertCalls(tx: Tx, businessId: string, rows: readonly NewCall[], options: EnqueueOptions = {}) {
  const insert = tx
    .insertInto('calls')
    .values(rows)
    .returning(['id', 'conversation_id', 'to_number', 'created_at'])
    .execute();
  const jobs = enqueueAll(
    tx,
    dialRequest,
    rows.map(({ id }) => ({ business_id: businessId, call_id: id })),
    options,
  );
  const [inserted] = await Promise.all([insert, jobs]);
  return inserted;
}

const hook = (url: string | undefined, method: string, headers: readonly { key: string; value: string }[]) =>
  url === undefined ? null : jsonb({ url, method, headers });

/** The lead whose phone this is, found by the insert itself. */
const leadWith = (businessId: string, phone: string) =>
  isSipUri(phone)
    ? null
    : sql<string | null>`(select l.id from leads l where l.business_id = ${businessId} and l.phone = ${phone})`;
