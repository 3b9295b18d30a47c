import type { Context } from '#lib/core/context.ts';
import { type Access, admit } from '#lib/core/operation.ts';
import { publicUrlPort } from '#lib/core/public-url.ts';
import { rolesOfSession } from '#lib/services/team/access.ts';
import { callerOf } from './principal.ts';

/**
 * The context of an open stream as it is now: keys are revoked, roles changed and sessions signed out while it goes on.
 * A session is asked for by its id and not by its cookies: they are renewed elsewhere meanwhile.
 * @throws `unauthorized` or `forbidden` once its principal may not read any more.
 */
export async function readmit(request: Request, ctx: Context, access: Access): Promise<Context> {
  const { principal } = ctx;
  if (principal.kind === 'session') {
    const roles = await rolesOfSession(principal.accountId, principal.id);
    return admit(access, { ...ctx, principal: { ...principal, roles }, businesses: [...roles.keys()] });
  }
  const caller = await callerOf(request, { readSession: undefined, publicUrl: ctx.ports.get(publicUrlPort) });
  return admit(access, { ...ctx, principal: caller.principal, businesses: caller.businesses });
}
