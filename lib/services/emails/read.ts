import type { z } from 'zod';
import { readOne, readPage } from '#lib/adapters/db/read.ts';
import { businessesOf, type Context } from '#lib/core/context.ts';
import type { Json } from '#lib/core/operation.ts';
import type { EmailDetail, ListEmailsInput, ListEmailsOutput } from './schema.ts';

const ROW = `r.id, r.business_id, r.lead_id, r.to_address as to, r.subject, r.status, r.source, r.account_id as from_account_id,
  r.sent_via, app.iso(r.scheduled_at) as scheduled, app.iso(r.sent_at) as sent_at, r.last_error as error, r.attempts,
  app.iso(r.created_at) as created_at, app.iso(r.updated_at) as updated_at`;
const DETAIL = `${ROW}, r.body, app.iso(r.approved_at) as approved_at, r.message_id`;

/** The queue of emails and what became of it, newest first. */
export async function listEmails(
  ctx: Context,
  input: z.output<typeof ListEmailsInput>,
): Promise<Json<typeof ListEmailsOutput>> {
  return readPage(ctx, {
    name: 'emails',
    table: 'emails',
    columns: ROW,
    businesses: businessesOf(ctx, input.business_id),
    where: { status: input.status, lead_id: input.lead_id },
    limit: input.limit,
    after: input.after,
  });
}

/** An email in reach with its text, or 404. */
export async function getEmail(ctx: Context, id: string): Promise<Json<typeof EmailDetail>> {
  return readOne(ctx, { what: 'Email', table: 'emails', columns: DETAIL, id });
}
