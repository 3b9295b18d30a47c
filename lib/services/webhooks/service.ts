import { sql } from 'kysely';
import type { z } from 'zod';
import { inTenant, type Tx } from '#lib/adapters/db/tenant.ts';
import { type Context, oneBusiness } from '#lib/core/context.ts';
import { notFound } from '#lib/core/errors.ts';
import { BUSINESS_EVENTS } from './event-data.ts';
import { emit } from './events.ts';
import type {
  BusinessInput,
  ConfigureWebhookInput,
  ConfigureWebhookOutput,
  RemoveWebhookOutput,
  TestWebhookOutput,
  WebhookView,
} from './schema.ts';
import { maskedSecret, newSecret } from './signature.ts';

/**
 * Sets the webhook of a business. Each registration makes a new secret and shows it once; the one before stays valid
 * for a day, so that the receiver can be changed without losing events. What is still to be delivered goes to the new URL.
 */
export async function configureWebhook(
  ctx: Context,
  input: z.output<typeof ConfigureWebhookInput>,
): Promise<z.output<typeof ConfigureWebhookOutput>> {
  const business_id = oneBusiness(ctx, input.business_id);
  const url = input.webhook_url;
  const secret = newSecret();
  await inTenant(ctx, (tx) =>
    tx
      .insertInto('webhooks')
      .values({ business_id, url, secret })
      .onConflict((conflict) =>
        conflict.column('business_id').doUpdateSet({
          url,
          secret,
          previous_secret: sql<string>`webhooks.secret`,
          previous_until: sql<string>`now() + interval '1 day'`,
          updated_at: sql<string>`now()`,
        }),
      )
      .execute(),
  );
  return {
    business_id,
    webhook_url: url,
    webhook_secret: secret,
    webhook_secret_masked: maskedSecret(secret),
    events: [...BUSINESS_EVENTS],
    message: 'Webhook configured. Save the secret now — it will not be shown again.',
  };
}

export async function viewWebhook(
  ctx: Context,
  input: z.output<typeof BusinessInput>,
): Promise<z.output<typeof WebhookView>> {
  const business_id = oneBusiness(ctx, input.business_id);
  const webhook = await inTenant(ctx, (tx) => webhookOf(tx, business_id));
  return {
    business_id,
    webhook_url: webhook?.url ?? null,
    webhook_secret_masked: webhook ? maskedSecret(webhook.secret) : null,
    previous_secret_until: webhook?.previous_until ?? null,
    configured: webhook !== undefined,
    events: [...BUSINESS_EVENTS],
  };
}

/** Removes the webhook, or finds none: what was still to be delivered to it is given up when its turn comes. */
export async function removeWebhook(
  ctx: Context,
  input: z.output<typeof BusinessInput>,
): Promise<z.output<typeof RemoveWebhookOutput>> {
  const business_id = oneBusiness(ctx, input.business_id);
  await inTenant(ctx, (tx) => tx.deleteFrom('webhooks').where('business_id', '=', business_id).execute());
  return { success: true, business_id, configured: false, message: 'Webhook removed.' };
}

/** Sends `webhook.test` the way every event goes. 404 where no webhook is configured. */
export async function testWebhook(
  ctx: Context,
  input: z.output<typeof BusinessInput>,
): Promise<z.output<typeof TestWebhookOutput>> {
  const businessId = oneBusiness(ctx, input.business_id);
  return inTenant(ctx, async (tx) => {
    const data = { message: 'This is a test event from KaiCalls.' };
    const event_id = await emit(tx, { businessId, type: 'webhook.test', subjectId: businessId, data });
    const delivery = await tx
      .selectFrom('deliveries')
      .select('id')
      .where('event_id', '=', event_id)
      .where('business_id', '=', businessId)
      .executeTakeFirst();
    if (!delivery) throw notFound('Webhook'); // and with it goes the event
    return { success: true, event_id, delivery_id: delivery.id, message: 'The test event is on its way.' };
  });
}

/** The webhook of a business, inside an open transaction. */
export const webhookOf = (tx: Tx, businessId: string) =>
  tx
    .selectFrom('webhooks')
    .select([
      'url',
      'secret',
      sql<string | null>`case when previous_until > now() then previous_until end`.as('previous_until'),
    ])
    .where('business_id', '=', businessId)
    .executeTakeFirst();
