import { listKeys } from '#lib/services/keys/service.ts';
import { listTeam } from '#lib/services/team/read.ts';
import { pageContext } from './context.ts';

/** Whom the one signed in knows by name in histories: the people of the business, and their own keys by id. */
export async function knownActors(
  businessId: string,
): Promise<{ accountId: string; keys: Record<string, string>; people: Record<string, string> }> {
  const { ctx, businesses } = await pageContext(businessId);
  const [{ keys }, { members, former }] = await Promise.all([
    listKeys({ ...ctx, businesses: businesses.map(({ id }) => id) }),
    listTeam(ctx, businessId),
  ]);
  const people = [...former, ...members.map(({ account_id, name, email }) => ({ account_id, name: name ?? email }))];
  return {
    accountId: 'accountId' in ctx.principal ? ctx.principal.accountId : '',
    keys: Object.fromEntries(keys.map(({ id, name }) => [id, name])),
    people: Object.fromEntries(people.map(({ account_id, name }) => [account_id, name])),
  };
}
