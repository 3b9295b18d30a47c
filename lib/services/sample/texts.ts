import { sql } from 'kysely';
import { jsonb } from '#lib/adapters/db/jsonb.ts';
import type { Tx } from '#lib/adapters/db/tenant.ts';
import { insertText } from '#lib/services/messages/write.ts';
import { TEXTS } from './conversations.ts';
import type { Place } from './fill.ts';
import { samplePerson } from './month.ts';
import { SAMPLE_MARK } from './schema.ts';

const HOURS_APART = 9;

/** A few exchanges of texts, the newest some hours ago. They went over the simulated network, and all arrived. */
export async function writeTexts(tx: Tx, place: Place): Promise<void> {
  for (const [index, exchange] of TEXTS.entries()) {
    const person = samplePerson(index * 7);
    for (const [turn, [who, words]] of exchange.entries()) {
      const body = words
        .replaceAll('{name}', person.name.split(' ')[0] ?? '')
        .replaceAll('{business}', place.businessName);
      const text = await insertText(tx, {
        businessId: place.businessId,
        agentId: place.agentId,
        contact: person.phone,
        ownNumber: place.number,
        body,
        network: 'sandbox',
        networkId: `sample:${place.businessId}:${index}:${turn}`,
        purpose: who === 'us' ? 'dashboard' : null,
        attempted: who === 'us',
        details: SAMPLE_MARK,
      });
      if (!text) continue;
      const minutes = (index + 1) * HOURS_APART * 60 - turn * 7;
      await sql`
        with moved as (
          update messages set created_at = now() - make_interval(mins => ${minutes}), details = ${jsonb(SAMPLE_MARK)},
                 status = case direction when 'outbound' then 'delivered' else status end
           where id = ${text.id} returning id, created_at)
        update message_threads t set last_message_at = moved.created_at from moved where t.last_message_id = moved.id`.execute(
        tx,
      );
    }
  }
}
