import type { Insertable } from 'kysely';
import type { AuditLog } from '#lib/adapters/db/db.gen.ts';
import { newId } from '#lib/adapters/db/id.ts';
import { jsonb } from '#lib/adapters/db/jsonb.ts';
import type { Tx } from '#lib/adapters/db/tenant.ts';
import type { Context, Principal } from '#lib/core/context.ts';

/** A change worth remembering. `before` and `after` hold what changed, never secrets. */
export interface AuditedChange {
  businessId: string;
  /** `subject.verb`, in the past: `agent.prompt_changed`. */
  action: string;
  subjectType: string;
  subjectId: string;
  before?: unknown;
  after?: unknown;
  reason?: string | null | undefined;
}

/** Whose change it is, as the log and the versions of agents tell it. */
export const actor = (principal: Principal): Pick<Insertable<AuditLog>, 'actor_kind' | 'actor_id'> => {
  if (principal.kind === 'session') return { actor_kind: 'person', actor_id: principal.accountId };
  if (principal.kind === 'key') return { actor_kind: 'key', actor_id: principal.id };
  return { actor_kind: principal.kind, actor_id: principal.kind === 'system' ? principal.job : null };
};

/** Writes into the audit log, in the transaction of the change: neither exists without the other. */
export async function recordAudit(tx: Tx, ctx: Context, change: AuditedChange): Promise<void> {
  await tx
    .insertInto('audit_log')
    .values({
      id: newId(),
      business_id: change.businessId,
      ...actor(ctx.principal),
      action: change.action,
      subject_type: change.subjectType,
      subject_id: change.subjectId,
      before: change.before === undefined ? null : jsonb(change.before),
      after: change.after === undefined ? null : jsonb(change.after),
      reason: change.reason ?? null,
      request_id: ctx.requestId,
    })
    .execute();
}
