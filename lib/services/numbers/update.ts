import type { z } from 'zod';
import { callApp } from '#lib/adapters/db/outside.ts';
import { inTenant } from '#lib/adapters/db/tenant.ts';
import type { Context } from '#lib/core/context.ts';
import { AppError, invalid } from '#lib/core/errors.ts';
import { requestMirror } from '#lib/services/agents/mirror-request.ts';
import { recordAudit } from '#lib/services/audit/record.ts';
import { requireAnswering } from './answering.ts';
import { lockNumber, numberOf } from './row.ts';
import type { PhoneNumber, UpdateNumberInput } from './schema.ts';
import { enqueueSettling } from './settle.ts';

/**
 * Says who answers a number and whose phone rings first; what is not named stays. The next call goes by it.
 * @throws `not_found` for a number or an agent out of reach; `invalid_request` for an agent that is archived or of
 * another business, and for a number that would ring itself or another that is answered here; `conflict` while the number is being bought.
 */
export const updateNumber = (ctx: Context, input: z.output<typeof UpdateNumberInput>): Promise<PhoneNumber> =>
  inTenant(ctx, async (tx) => {
    const row = await lockNumber(tx, ctx, input.id);
    if (row.status !== 'active') throw new AppError('conflict', 'This number is still being bought.');
    if (input.agent_id) await requireAnswering(tx, ctx, input.agent_id, row.business_id);
    if (input.forward_to === row.phone_number) throw invalid('forward_to', 'must be another number than this one');
    if (input.forward_to && input.forward_to !== row.forward_to) await requireOutside(input.forward_to);
    const change = {
      agent_id: input.agent_id === undefined ? row.agent_id : input.agent_id,
      forward_to: input.forward_to === undefined ? row.forward_to : input.forward_to,
    };
    await tx
      .updateTable('numbers')
      // Once somebody, or nobody, is named, an archived agent that comes back does not take it again.
      .set({ ...change, ...(input.agent_id === undefined ? {} : { archived_agent_id: null }) })
      .where('id', '=', row.id)
      .execute();
    if (change.agent_id === row.agent_id && change.forward_to === row.forward_to) return numberOf(row);
    await recordAudit(tx, ctx, {
      businessId: row.business_id,
      action: 'number.changed',
      subjectType: 'number',
      subjectId: row.id,
      before: { agent_id: row.agent_id, forward_to: row.forward_to },
      after: change,
    });
    // Who answers is asked of us with each call; whose phone rings first, and where calls go when we cannot be asked, is not.
    if (row.carrier_number_id && change.forward_to !== row.forward_to) {
      await enqueueSettling(tx, row);
    }
    // Where an agent puts callers through to is the number's.
    for (const id of new Set([row.agent_id, change.agent_id])) {
      if (id) await requestMirror(tx, ctx, { id, business_id: row.business_id });
    }
    return numberOf({ ...row, ...change });
  });

/** Calls that one number answered here passes on to another would go round in circles. */
async function requireOutside(phone: string): Promise<void> {
  const [found] = await callApp<{ taken: string[] }>('select app.taken_numbers($1) as taken', [[phone]]);
  if (found?.taken.length) throw invalid('forward_to', 'must be a phone of yours, not a number that is answered here');
}
