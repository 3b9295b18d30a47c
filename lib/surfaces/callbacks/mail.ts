import { z } from 'zod';
import { returnMarksPort } from '#lib/adapters/mail/port.ts';
import { AppError, invalid } from '#lib/core/errors.ts';
import { open } from '#lib/core/operation.ts';
import { takeDeliveryReport } from '#lib/services/emails/bounce.ts';
import { type DeliveryReport, readDeliveryReport } from '#lib/services/emails/delivery-report.ts';
import { signatureHolds } from '#lib/services/webhooks/signature.ts';
import { bodyInput, readBody } from '#lib/surfaces/http/input.ts';
import type { RawRoute } from '#lib/surfaces/http/routing.ts';

/** A report in short, from a mail service that has read it already. */
const Report = z
  .object({
    message_id: z.string().min(3).max(1000),
    recipient: z.email().max(254),
    status: z.string().regex(/^5\.\d{1,3}\.\d{1,3}$/, 'must be a permanent status of RFC 3463, as 5.1.1'),
    diagnostic: z.string().max(2000).default(''),
  })
  .transform(
    ({ message_id, recipient, status, diagnostic }): DeliveryReport => ({
      messageId: message_id,
      emailId: null,
      recipient: recipient.toLowerCase(),
      status,
      said: diagnostic,
    }),
  );

/**
 * Where whoever takes in mail for the sender's address hands over what came back: the message as it is, or its facts as
 * JSON, signed like our own webhooks with `MAIL_WEBHOOK_SECRET`. A message that is something else is taken and forgotten.
 */
export const mailCallback: RawRoute = {
  id: 'callbacks.mail',
  method: 'POST',
  path: '/api/callbacks/mail',
  produces: 'application/json',
  summary: 'Take a mail that came back',
  access: open,
  rate: { requests: 600, seconds: 60, per: 'address' },
  async handle(request, ctx) {
    const secret = process.env.MAIL_WEBHOOK_SECRET;
    if (!secret) throw new AppError('not_found', 'This installation takes no mails: MAIL_WEBHOOK_SECRET is not set.');
    const body = await readBody(request);
    if (!signatureHolds(secret, request.headers.get('x-kaicalls-signature') ?? '', body)) {
      throw new AppError('unauthorized', 'The signature is missing, stale, or not over this body.');
    }
    const json = request.headers.get('content-type')?.startsWith('application/json');
    const report = json ? parsed(bodyInput(body)) : readDeliveryReport(body, ctx.ports.get(returnMarksPort));
    return Response.json({ received: true, matched: report !== null && (await takeDeliveryReport(ctx, report)) });
  },
};

function parsed(body: unknown): DeliveryReport {
  const { data, error } = Report.safeParse(body);
  const [issue] = error?.issues ?? [];
  if (issue) throw invalid(issue.path.join('.') || 'body', issue.message);
  return data as DeliveryReport;
}
