import { sql } from 'kysely';
import { callApp } from '#lib/adapters/db/outside.ts';
import { inTenant } from '#lib/adapters/db/tenant.ts';
import type { Context } from '#lib/core/context.ts';
import { oneLine } from '#lib/core/one-line.ts';
import { recordBounce } from '#lib/services/contact/consent.ts';
import { notifyOwner } from '#lib/services/notices/notify.ts';
import { type DeliveryReport, isGone } from './delivery-report.ts';

const MOST_SAID = 300;
const CLOCK = sql<string>`clock_timestamp()`;

/**
 * A mail server took an email, and it came back: the email is failed, and where the mailbox is not there, nothing is
 * sent to the address any more. A report that is repeated, of another recipient, or of no mail of ours changes nothing.
 * Answers whether it was one of ours.
 */
export async function takeDeliveryReport(ctx: Context, report: DeliveryReport): Promise<boolean> {
  const [email] = await callApp<{ id: string; business_id: string }>('select * from app.email_of_report($1, $2)', [
    report.messageId,
    report.emailId,
  ]);
  if (!email) return false;
  const businessId = email.business_id;
  return inTenant({ ...ctx, businesses: [businessId] }, async (tx, within) => {
    const said = oneLine(report.said).slice(0, MOST_SAID);
    const last_error = `came back with ${report.status}${said ? `: ${said}` : ''}`;
    const failed = await tx
      .updateTable('emails')
      .set({ status: 'failed', bounced_at: CLOCK, last_error, updated_at: CLOCK })
      .where('id', '=', email.id)
      // Where the address it came back to names the mail, it may have been sent on before it failed.
      .$if(report.emailId === null, (query) => query.where('to_address', '=', report.recipient))
      .where('bounced_at', 'is', null)
      .returning(['lead_id', 'subject', 'to_address'])
      .executeTakeFirst();
    if (!failed) return true;
    if (isGone(report)) {
      const address = failed.to_address;
      await recordBounce(tx, within, { businessId, address, source: 'mail_server', evidence: last_error });
    }
    await notifyOwner(tx, {
      businessId,
      kind: 'email_failed',
      subjectId: email.id,
      occasion: 'bounced',
      title: `An email came back: ${failed.subject}`,
      lines: [last_error],
      path: failed.lead_id ? `/b/${businessId}/leads/${failed.lead_id}` : `/b/${businessId}`,
    });
    return true;
  });
}
