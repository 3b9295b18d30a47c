import { afterAll } from 'vitest';
import type { Chaos } from '#e2e/emulators/kit/chaos.ts';
import { openDoor } from '#e2e/emulators/kit/testing/door.ts';
import { startStripeEmulator } from '#e2e/emulators/stripe/emulator.ts';
import { newId } from '#lib/adapters/db/id.ts';
import { inTenant } from '#lib/adapters/db/tenant.ts';
import { asOwner } from '#lib/adapters/db/testing/database.ts';
import { chargeCall } from '#lib/services/ledger/charge.ts';
import { chargeText } from '#lib/services/messages/charge.ts';
import { chargeNumbers } from '#lib/services/numbers/forgotten.ts';
import { systemContext } from '#lib/surfaces/jobs/worker.ts';
import { eventually, testInstance } from '#lib/surfaces/testing/instance.ts';

export const SECRET = 'whsec_of_the_product';

/** The product in this process, with a worker, whose money is taken by an emulated Stripe that tells it of events. */
export async function billedProduct(chaos?: Chaos) {
  const emulator = await startStripeEmulator();
  Object.assign(process.env, emulator.env(SECRET));
  const instance = await testInstance({ worker: true });
  const door = await openDoor();
  door.leadTo(instance);
  const url = `${door.url}/api/callbacks/stripe`;
  emulator.events.destination = { url, secret: SECRET };
  if (chaos) emulator.server.chaos = emulator.events.webhooks.chaos = chaos;
  afterAll(async () => {
    await emulator.events.webhooks.settled();
    door.close();
    await emulator.close();
  });

  const kept = async (businessId: string) => {
    const [row] = await asOwner<{ customer_id: string | null; status: string | null; payable: boolean }>(
      'select customer_id, status, payable from subscriptions where business_id = $1',
      [businessId],
    );
    return row;
  };
  return {
    instance,
    emulator,
    url,
    kept,
    /** The customer of a business, once its subscription is kept as `status`. */
    stands: async (businessId: string, status: string): Promise<string> =>
      eventually(async () => {
        const row = await kept(businessId);
        return row?.status === status && row.customer_id;
      }, 30_000),
    /** A call of a live carrier that was had and is concluded. */
    charge: async (businessId: string, seconds: number, id = newId()): Promise<string> => {
      const ctx = systemContext(instance.ports, 'test', [businessId]);
      await asOwner(
        `insert into calls (id, business_id, agent_id, direction, to_number, conversation_id, max_duration, carrier, deadline, status)
         select $1::uuid, $2::uuid, a.id, 'outbound', '+15125550100', 'conv_' || $1::uuid, 600, 'vapi', now() + interval '1 hour', 'completed'
           from agents a where a.business_id = $2::uuid limit 1 on conflict do nothing`,
        [id, businessId],
      );
      await inTenant(ctx, (tx) => chargeCall(tx, { id, business_id: businessId, carrier: 'vapi', duration: seconds }));
      return `call:${id}:conversation`;
    },
    /** A text that a live network has taken; answers its line's reference. */
    chargeText: async (businessId: string, segments: number, id = newId()): Promise<string> => {
      const text = { id, businessId, network: 'twilio', channel: 'sms', segments } as const;
      await inTenant(systemContext(instance.ports, 'test', [businessId]), (tx) => chargeText(tx, text));
      return `message:${id}:sms`;
    },
    /** The business's number costs so much a month, and a month of it begins. */
    chargeNumber: async (businessId: string, micros: number): Promise<void> => {
      const values = [businessId, micros];
      await asOwner('update numbers set monthly_micros = $2, paid_until = now() where business_id = $1', values);
      await chargeNumbers();
    },
  };
}
