import { listKeys } from '#lib/services/keys/service.ts';
import { pageContext } from './context.ts';

/** Whom the one signed in knows by name in histories: themselves, and their own keys by id. */
export async function knownActors(businessId: string): Promise<{ accountId: string; keys: Record<string, string> }> {
  const { ctx, businesses } = await pageContext(businessId);
  const { keys } = await listKeys({ ...ctx, businesses: businesses.map(({ id }) => id) });
  return {
    accountId: 'accountId' in ctx.principal ? ctx.principal.accountId : '',
    keys: Object.fromEntries(keys.map(({ id, name }) => [id, name])),
  };
}
