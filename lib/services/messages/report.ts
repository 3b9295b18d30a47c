import { z } from 'zod';
import { callApp } from '#lib/adapters/db/outside.ts';
import type { DeliveryEvent } from '#lib/adapters/messaging/port.ts';
import type { Context } from '#lib/core/context.ts';
import { advanceText } from './transmit.ts';

/** Takes in what a network reports of one of our texts. One that is none of ours, or deleted since, says nothing. */
export async function takeReport(
  ctx: Context,
  network: string,
  { messageId, event }: { messageId: string; event: DeliveryEvent | null },
): Promise<void> {
  if (event === null || !z.guid().safeParse(messageId).success) return;
  const [found] = await callApp<{ business_id: string | null }>('select app.business_of_text($1, $2) as business_id', [
    messageId,
    network,
  ]);
  if (found?.business_id) await advanceText({ ...ctx, businesses: [found.business_id] }, messageId, event);
}
