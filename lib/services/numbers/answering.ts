import type { Tx } from '#lib/adapters/db/tenant.ts';
import type { Context } from '#lib/core/context.ts';
import { invalid } from '#lib/core/errors.ts';
import { findAgent } from '#lib/services/agents/service.ts';

/** @throws `not_found` for an agent out of reach; `validation_error` for one that is archived, or of another business */
export async function requireAnswering(tx: Tx, ctx: Context, agentId: string, businessId: string): Promise<void> {
  const agent = await findAgent(tx, ctx, agentId);
  if (agent.business_id !== businessId) throw invalid('agent_id', 'is an agent of another business');
  if (agent.status !== 'active') throw invalid('agent_id', 'is archived');
}
