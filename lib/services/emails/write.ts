import { sql } from 'kysely';
import type { z } from 'zod';
import { enqueue } from '#lib/adapters/db/enqueue.ts';
import { inTenant, type Tx } from '#lib/adapters/db/tenant.ts';
import { type Context, oneBusiness } from '#lib/core/context.ts';
import { AppError, notFound } from '#lib/core/errors.ts';
import { recordAudit } from '#lib/services/audit/record.ts';
import { requireEntitled } from '#lib/services/billing/entitlement.ts';
import { type Ask, contactDecision, requireAllowed } from '#lib/services/contact/gate.ts';
import { queueEmail, SENDING } from './queue.ts';
import { getEmail } from './read.ts';
import type { EmailAction, EmailDetail, EmailStatus, QueueEmailInput, ReviewEmailInput } from './schema.ts';

type Detail = z.output<typeof EmailDetail>;

/** POST /api/v1/emails: into the queue, where it waits for approval unless it is approved already. */
export async function createEmail(ctx: Context, input: z.output<typeof QueueEmailInput>): Promise<Detail> {
  const businessId = oneBusiness(ctx, input.business_id);
  const source = ctx.principal.kind === 'session' ? 'dashboard' : 'api';
  return inTenant(ctx, async (tx, within) => {
    await requireEntitled(tx, within, businessId);
    await requireLead(tx, businessId, input.lead_id);
    const purpose: Ask['purpose'] = source === 'api' ? 'api_message' : 'dashboard';
    requireAllowed(
      await contactDecision(tx, businessId, { channel: 'email', to: input.to, purpose, leadId: input.lead_id ?? null }),
    );
    const { id } = await queueEmail(tx, within, {
      businessId,
      to: input.to,
      subject: input.subject,
      body: input.body,
      leadId: input.lead_id ?? null,
      accountId: input.from_account_id ?? null,
      scheduledAt: input.scheduled === undefined ? null : new Date(input.scheduled),
      approved: input.auto_approve,
      source,
    });
    return JSON.parse((await getEmail(within, id)).text);
  });
}

/** What each action may be done to, and what becomes of the email. */
const ACTIONS: Readonly<
  Record<EmailAction, { from: readonly EmailStatus[]; to: EmailStatus | null; recorded: string }>
> = {
  approve: { from: ['pending_approval'], to: 'approved', recorded: 'email.approved' },
  reject: { from: ['pending_approval'], to: 'rejected', recorded: 'email.rejected' },
  cancel: { from: ['pending_approval', 'approved'], to: 'canceled', recorded: 'email.canceled' },
  edit: { from: ['pending_approval'], to: null, recorded: 'email.edited' },
  retry: { from: ['failed'], to: 'approved', recorded: 'email.retried' },
};

/**
 * PATCH /api/v1/emails: approve, reject, cancel, change what waits for approval, or try again what failed.
 * @throws `not_found`; `email_state` where the email is not in a state for that
 */
export async function reviewEmail(ctx: Context, input: z.output<typeof ReviewEmailInput>): Promise<Detail> {
  const { id, action, reason } = input;
  const { from, to, recorded } = ACTIONS[action];
  return inTenant(ctx, async (tx, within) => {
    const before = await tx
      .selectFrom('emails')
      .select(['business_id', 'status', 'to_address', 'subject', 'body', 'scheduled_at', 'lead_id'])
      .where('id', '=', id)
      .where('business_id', 'in', [...ctx.businesses])
      .forUpdate()
      .executeTakeFirst();
    if (!before) throw notFound('Email');
    if (!from.includes(before.status)) {
      throw new AppError('email_state', `An email that is ${before.status} cannot be changed by ${action}.`);
    }
    if (to === 'approved') await requireEntitled(tx, within, before.business_id);
    const changes = {
      ...edited(input),
      ...(to ? moved(to, { ...before, ...edited(input) }.scheduled_at, reason) : {}),
    };
    await tx
      .updateTable('emails')
      .set({ ...changes, updated_at: sql<string>`clock_timestamp()` })
      .where('id', '=', id)
      .execute();
    if (to === 'approved') await release(tx, before.business_id, id);
    await recordAudit(tx, ctx, {
      businessId: before.business_id,
      action: recorded,
      subjectType: 'email',
      subjectId: id,
      before: { status: before.status, ...pick(before, edited(input)) },
      after: { ...(to ? { status: to } : {}), ...edited(input) },
      reason,
    });
    return JSON.parse((await getEmail(within, id)).text);
  });
}

/** The changes to the letter itself: with `edit`, and with `approve` of a letter put right at the same time. */
function edited({ action, to, subject, body, scheduled }: z.output<typeof ReviewEmailInput>) {
  if (action !== 'edit' && action !== 'approve') return {};
  const changes = { to_address: to, subject, body, scheduled_at: scheduled };
  return Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined)) as {
    scheduled_at?: string | null;
  };
}

const pick = (row: object, changes: object) =>
  Object.fromEntries(Object.entries(row).filter(([name]) => Object.hasOwn(changes, name)));

function moved(to: EmailStatus, scheduledAt: string | null, reason: string | undefined) {
  if (to !== 'approved') return { status: to, next_attempt_at: null, last_error: reason ?? null };
  const due = scheduledAt && new Date(scheduledAt) > new Date() ? scheduledAt : sql<string>`now()`;
  return { status: to, approved_at: sql<string>`now()`, next_attempt_at: due, last_error: null };
}

async function release(tx: Tx, businessId: string, id: string): Promise<void> {
  const { next_attempt_at } = await tx
    .selectFrom('emails')
    .select('next_attempt_at')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  const ids = { business_id: businessId, email_id: id };
  await enqueue(tx, SENDING, ids, next_attempt_at ? { startAt: new Date(next_attempt_at) } : {});
}

async function requireLead(tx: Tx, businessId: string, id: string | undefined): Promise<void> {
  if (id === undefined) return;
  const lead = await tx
    .selectFrom('leads')
    .select('id')
    .where('id', '=', id)
    .where('business_id', '=', businessId)
    .executeTakeFirst();
  if (!lead) throw notFound('Lead');
}
