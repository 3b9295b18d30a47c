import { newId } from '#lib/adapters/db/id.ts';
import { asOwner } from '#lib/adapters/db/testing/database.ts';
import { hashKey, newKey } from '#lib/services/keys/secret.ts';

/** A person with one business, a signed-in session and a key: the least that a request can act for. */
export interface Tenant {
  accountId: string;
  sessionId: string;
  businessId: string;
  key: string;
  keyId: string;
}

export async function tenant(scopes: readonly string[] = ['*'], role = 'owner'): Promise<Tenant> {
  const [accountId, sessionId, businessId, keyId] = [newId(), newId(), newId(), newId()];
  const key = newKey('kc_live_');
  const email = `${accountId}@example.com`;
  await asOwner('insert into auth.users (id, email) values ($1, $2)', [accountId, email]);
  await asOwner('insert into auth.sessions (id, user_id) values ($1, $2)', [sessionId, accountId]);
  await asOwner('insert into accounts (id, email) values ($1, $2)', [accountId, email]);
  await asOwner("insert into businesses (id, name, trial_ends_at) values ($1, 'Bloom Dental', now())", [businessId]);
  await asOwner('insert into memberships (account_id, business_id, role) values ($1, $2, $3)', [
    accountId,
    businessId,
    role,
  ]);
  await asOwner(
    `insert into api_keys (id, account_id, business_id, name, prefix, hash, scopes)
     values ($1, $2, $3, 'test', 'kc_live_', $4, $5)`,
    [keyId, accountId, businessId, hashKey(key), scopes],
  );
  return { accountId, sessionId, businessId, key, keyId };
}
