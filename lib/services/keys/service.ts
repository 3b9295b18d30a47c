import type { z } from 'zod';
import { newId } from '#lib/adapters/db/id.ts';
import { inTenant, type Tx } from '#lib/adapters/db/tenant.ts';
import { accountOf, type Context, requireBusiness } from '#lib/core/context.ts';
import { AppError, forbidden, invalid, notFound } from '#lib/core/errors.ts';
import { ALL_SCOPES, DEFAULT_KEY_SCOPES, grants, ROLE_SCOPES, type Role, type Scope } from '#lib/core/scope.ts';
import { recordAudit } from '#lib/services/audit/record.ts';
import { forgetKey } from './cache.ts';
import type { ApiKey, CreateKeyInput, CreateKeyOutput } from './schema.ts';
import { hashKey, newKey } from './secret.ts';

const PREFIX_LENGTH = 12;

interface KeyToInsert {
  accountId: string;
  businessId: string;
  allBusinesses: boolean;
  name: string;
  scopes: readonly string[];
  test: boolean;
  expiresAt?: string | null;
}

/** Inserts a key inside an open transaction; answers the whole key, which is nowhere kept. */
export async function insertKey(tx: Tx, input: KeyToInsert): Promise<z.output<typeof CreateKeyOutput>> {
  const key = newKey(input.test ? 'kc_test_' : 'kc_live_');
  const row = await tx
    .insertInto('api_keys')
    .values({
      id: newId(),
      account_id: input.accountId,
      business_id: input.businessId,
      all_businesses: input.allBusinesses,
      name: input.name,
      prefix: key.slice(0, PREFIX_LENGTH),
      hash: hashKey(key),
      scopes: [...input.scopes],
      expires_at: input.expiresAt ?? null,
    })
    .returning(['id', 'prefix', 'name', 'scopes', 'created_at', 'expires_at'])
    .executeTakeFirstOrThrow();
  return { key, ...row, business_id: input.allBusinesses ? null : input.businessId };
}

export async function listKeys(ctx: Context): Promise<{ keys: z.output<typeof ApiKey>[] }> {
  const accountId = accountOf(ctx);
  const rows = await inTenant(ctx, (tx) =>
    tx
      .selectFrom('api_keys')
      .select([
        'id',
        'prefix',
        'name',
        'scopes',
        'business_id',
        'all_businesses',
        'created_at',
        'last_used_at',
        'expires_at',
        'revoked_at',
      ])
      .where('account_id', '=', accountId)
      .where('business_id', 'in', [...ctx.businesses])
      .orderBy('created_at', 'desc')
      .orderBy('id', 'desc')
      .execute(),
  );
  const now = Date.now();
  return {
    keys: rows.map(({ revoked_at, all_businesses, ...row }) => ({
      ...row,
      business_id: all_businesses ? null : row.business_id,
      is_active: revoked_at === null && (row.expires_at === null || Date.parse(row.expires_at) > now),
    })),
  };
}

/** Whether each of these roles has the scope; `*` is every scope by name. */
function allHold(roles: readonly Role[], scope: Scope): boolean {
  if (scope === '*') return ALL_SCOPES.every((one) => allHold(roles, one));
  return roles.every((role) => grants(ROLE_SCOPES[role], scope));
}

/**
 * A person makes a key with at most the scopes of their own role: in the key's business, or, for a key that reaches all
 * of theirs, in every one.
 * @throws `forbidden` for scopes beyond that role, and for a person of no business
 */
export async function createKey(
  ctx: Context,
  input: z.output<typeof CreateKeyInput>,
): Promise<z.output<typeof CreateKeyOutput>> {
  if (ctx.principal.kind !== 'session') throw forbidden('Keys are made by a signed-in person.');
  const { roles, accountId } = ctx.principal;
  if (input.expires_at && Date.parse(input.expires_at) <= Date.now())
    throw invalid('expires_at', 'must lie in the future');
  const businessId = input.business_id ? requireBusiness(ctx, input.business_id) : ctx.businesses[0];
  if (!businessId) throw new AppError('forbidden', 'You belong to no business yet.');
  const held = input.business_id ? [roles.get(businessId) ?? 'viewer'] : [...roles.values()];
  const scopes: readonly Scope[] = input.scopes ?? DEFAULT_KEY_SCOPES.filter((scope) => allHold(held, scope));
  const beyond = scopes.filter((scope) => !allHold(held, scope));
  if (beyond.length > 0) {
    const where = input.business_id ? '' : ' in every business: name one with business_id';
    throw forbidden(`Your role does not allow ${beyond.join(', ')}${where}.`);
  }
  return inTenant(ctx, async (tx) => {
    const business = await tx
      .selectFrom('businesses')
      .select('twin_of')
      .where('id', '=', businessId)
      .executeTakeFirstOrThrow();
    const { key, ...made } = await insertKey(tx, {
      accountId,
      businessId,
      allBusinesses: input.business_id === undefined,
      name: input.name,
      scopes,
      test: business.twin_of !== null,
      expiresAt: input.expires_at ?? null,
    });
    await recordAudit(tx, ctx, {
      businessId,
      action: 'key.created',
      subjectType: 'api_key',
      subjectId: made.id,
      after: made,
    });
    return { key, ...made };
  });
}

/** The key stops working at once here, and within a second on every other instance. */
export async function revokeKey(ctx: Context, id: string): Promise<{ success: true }> {
  const accountId = accountOf(ctx);
  const revoked = await inTenant(ctx, async (tx) => {
    const row = await tx
      .updateTable('api_keys')
      .set({ revoked_at: new Date().toISOString() })
      .where('id', '=', id)
      .where('account_id', '=', accountId)
      .where('business_id', 'in', [...ctx.businesses])
      .returning(['hash', 'business_id', 'name', 'prefix'])
      .executeTakeFirst();
    if (!row) throw notFound('API key');
    const { hash, business_id: businessId, ...before } = row;
    await recordAudit(tx, ctx, {
      businessId,
      action: 'key.revoked',
      subjectType: 'api_key',
      subjectId: id,
      before,
    });
    return hash;
  });
  forgetKey(revoked);
  return { success: true };
}
