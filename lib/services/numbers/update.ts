import type { z } from 'zod';
import { inTenant, type Tx } from '#lib/adapters/db/tenant.ts';
import type { Context } from '#lib/core/context.ts';
import { invalid, notFound } from '#lib/core/errors.ts';
import { findAgent } from '#lib/services/agents/service.ts';
import { recordAudit } from '#lib/services/audit/record.ts';
import type { PhoneNumber, UpdateNumberInput } from './schema.ts';

/**
 * Says who answers a number and whose phone rings first; what is not named stays. The next call goes by it.
 * @throws `not_found` for a number or an agent out of reach; `invalid_request` for an agent that is archived or of
 * another business, and for a number that would ring itself.
 */
export const updateNumber = (ctx: Context, input: z.output<typeof UpdateNumberInput>): Promise<PhoneNumber> =>
  inTenant(ctx, async (tx) => {
    const before = await lockNumber(ctx, tx, input.id);
    if (input.agent_id) await requireAnswering(ctx, tx, input.agent_id, before.business_id);
    if (input.forward_to === before.phone_number) throw invalid('forward_to', 'must be another number than this one');
    const change = {
      agent_id: input.agent_id === undefined ? before.agent_id : input.agent_id,
      forward_to: input.forward_to === undefined ? before.forward_to : input.forward_to,
    };
    await tx
      .updateTable('numbers')
      // Once somebody, or nobody, is named, an archived agent that comes back does not take it again.
      .set({ ...change, ...(input.agent_id === undefined ? {} : { archived_agent_id: null }) })
      .where('id', '=', before.id)
      .execute();
    if (change.agent_id === before.agent_id && change.forward_to === before.forward_to) return before;
    await recordAudit(tx, ctx, {
      businessId: before.business_id,
      action: 'number.changed',
      subjectType: 'number',
      subjectId: before.id,
      before: { agent_id: before.agent_id, forward_to: before.forward_to },
      after: change,
    });
    return { ...before, ...change };
  });

async function lockNumber(ctx: Context, tx: Tx, id: string): Promise<PhoneNumber> {
  const row = await tx
    .selectFrom('numbers')
    .select(['id', 'phone_number', 'agent_id', 'business_id', 'forward_to', 'created_at'])
    .where('id', '=', id)
    .where('business_id', 'in', [...ctx.businesses])
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw notFound('Number');
  return row;
}

async function requireAnswering(ctx: Context, tx: Tx, agentId: string, businessId: string): Promise<void> {
  const agent = await findAgent(ctx, tx, agentId);
  if (agent.business_id !== businessId) throw invalid('agent_id', 'is an agent of another business');
  if (agent.status !== 'active') throw invalid('agent_id', 'is archived');
}
