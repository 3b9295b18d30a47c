import type { z } from 'zod';
import { pageQuery } from '#lib/adapters/db/page-query.ts';
import { readJson } from '#lib/adapters/db/tenant.ts';
import { type Context, requireBusiness } from '#lib/core/context.ts';
import { notFound } from '#lib/core/errors.ts';
import { Json } from '#lib/core/operation.ts';
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
  if (input.business_id) requireBusiness(ctx, input.business_id);
  const query = pageQuery({
    name: 'emails',
    table: 'emails',
    columns: ROW,
    businesses: input.business_id ? [input.business_id] : ctx.businesses,
    where: { status: input.status, lead_id: input.lead_id },
    limit: input.limit,
    after: input.after,
  });
  return new Json((await readJson(ctx, query)) as string);
}

/** An email in reach with its text, or 404. */
export async function getEmail(ctx: Context, id: string): Promise<Json<typeof EmailDetail>> {
  const text = await readJson(ctx, {
    name: 'emails.get',
    text: `select row_to_json(t)::text from (select ${DETAIL} from emails r where r.id = $1 and r.business_id = any ($2::uuid[])) t`,
    values: [id, ctx.businesses],
  });
  if (!text) throw notFound('Email');
  return new Json(text);
}
