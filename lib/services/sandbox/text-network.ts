import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { z } from 'zod';
import { enqueue } from '#lib/adapters/db/enqueue.ts';
import { inTenant } from '#lib/adapters/db/tenant.ts';
import { type DeliveryStatus, type MessagingNetwork, TextRefused } from '#lib/adapters/messaging/port.ts';
import type { Context } from '#lib/core/context.ts';
import { job } from '#lib/core/job.ts';
import { advanceText } from '#lib/services/messages/transmit.ts';
import { behaviourOf } from './magic-numbers.ts';

/** A name in the form of Twilio's: `SM` and 32 hexadecimal digits. */
export const textSid = (id: string): string => `SM${id.replaceAll('-', '')}`;

/** "Is not a mobile number", as Twilio has it. */
const NOT_A_MOBILE = '21614';
const REPORT_MS = 100;
/** Templates are looked at for a moment. */
const DECISION_MS = 2_000;

/** Reports of the simulated network: sent, then delivered. */
export const reportTextJob = job({
  name: 'sandbox.report-text',
  input: z.object({ business_id: z.guid(), message_id: z.guid() }),
  expireSeconds: 30,
  retryLimit: 5,
  concurrency: 20,
  run: (ctx, input) => report(ctx, input.message_id),
});

async function report(ctx: Context, messageId: string): Promise<void> {
  const tell = (status: DeliveryStatus) => advanceText(ctx, messageId, { status, networkId: textSid(messageId) });
  await tell('sent');
  await sleep(REPORT_MS);
  await tell('delivered');
}

/** A network for texts that exists only here. It knows for certain what it has received, and counts how often. */
export const sandboxTexts: MessagingNetwork = {
  name: 'sandbox',
  simulated: true,
  lullMs: 2_000,
  whatsAppNumber: null,
  templates: {
    submit: async (_ctx, { templateId }) => ({ networkId: `HX${templateId.replaceAll('-', '')}` }),
    verdict: async (_ctx, { handedInAt }) => ({
      status: Date.now() - handedInAt.getTime() < DECISION_MS ? 'pending' : 'approved',
      reason: null,
    }),
  },

  async send(ctx, order) {
    if (behaviourOf(order.to) === 'sms-fails') throw new TextRefused(NOT_A_MOBILE);
    await inTenant(ctx, async (tx) => {
      await tx
        .insertInto('sandbox_texts')
        .values({ message_id: order.messageId, business_id: order.businessId })
        .onConflict((conflict) =>
          conflict.column('message_id').doUpdateSet({ receipts: sql`sandbox_texts.receipts + 1` }),
        )
        .execute();
      await enqueue(tx, reportTextJob, { business_id: order.businessId, message_id: order.messageId });
    });
    return { networkId: textSid(order.messageId) };
  },

  async lookup(ctx, { messageId }) {
    const row = await inTenant(ctx, (tx) =>
      tx.selectFrom('sandbox_texts').select('message_id').where('message_id', '=', messageId).executeTakeFirst(),
    );
    return row ? [textSid(messageId)] : [];
  },
};
