import { sql } from 'kysely';
import type { Tx } from '#lib/adapters/db/tenant.ts';
import type { Context } from '#lib/core/context.ts';
import { recordAudit } from '#lib/services/audit/record.ts';
import { requestMirror } from './mirror-request.ts';
import type { AGENT_STATUSES } from './schema.ts';

type Status = (typeof AGENT_STATUSES)[number];

/**
 * Archives an agent or brings it back. An archived one takes and places no new calls; those under way finish, and its
 * calls and leads stay. Its numbers stay with the business and come back with it, unless another answers there by then.
 */
export async function setStatus(
  tx: Tx,
  ctx: Context,
  agent: { id: string; business_id: string; status: string },
  status: Status,
  reason?: string,
): Promise<void> {
  if (agent.status === status) return;
  await tx
    .updateTable('agents')
    .set({ status, updated_at: sql`clock_timestamp()` })
    .where('id', '=', agent.id)
    .execute();
  const numbers = tx.updateTable('numbers').where('business_id', '=', agent.business_id);
  if (status === 'archived') {
    await numbers.set({ agent_id: null, archived_agent_id: agent.id }).where('agent_id', '=', agent.id).execute();
  } else {
    await numbers
      .set({ agent_id: sql`coalesce(agent_id, archived_agent_id)`, archived_agent_id: null })
      .where('archived_agent_id', '=', agent.id)
      .execute();
  }
  await requestMirror(tx, ctx, agent);
  await recordAudit(tx, ctx, {
    businessId: agent.business_id,
    action: status === 'archived' ? 'agent.archived' : 'agent.unarchived',
    subjectType: 'agent',
    subjectId: agent.id,
    before: { status: agent.status },
    after: { status },
    reason,
  });
}
