import { enqueue } from '#lib/adapters/db/enqueue.ts';
import { callApp } from '#lib/adapters/db/outside.ts';
import { inTenant } from '#lib/adapters/db/tenant.ts';
import type { Context } from '#lib/core/context.ts';
import { SENDING } from './queue.ts';

const BATCH = 200;

/** Takes up emails that are due and whose job was lost for good. Two attempts at once are kept apart by their lease. */
export async function resumeForgottenEmails(system: Context): Promise<number> {
  const forgotten = await callApp<{ id: string; business_id: string }>(
    'select id, business_id from app.forgotten_emails($1)',
    [BATCH],
  );
  for (const { id, business_id } of forgotten) {
    await inTenant({ ...system, businesses: [business_id] }, (tx) =>
      enqueue(tx, SENDING, { business_id, email_id: id }),
    );
  }
  return forgotten.length;
}
