import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { Tx } from './transaction.ts';

/** What a mailed link proves, in the words of the auth API. */
export const LINK_TYPES = ['signup', 'invite', 'recovery', 'magiclink', 'email_change', 'email'] as const;
export type LinkType = (typeof LINK_TYPES)[number];

type Purpose = 'confirmation_token' | 'recovery_token' | 'email_change_token_new';

/** Minutes for which a mailed link can be used. */
export const LINK_MINUTES = 60;

const PKCE = 'pkce_';

const PURPOSES: Record<LinkType, { purposes: Purpose[]; sentAt: string }> = {
  signup: { purposes: ['confirmation_token'], sentAt: 'confirmation_sent_at' },
  invite: { purposes: ['confirmation_token'], sentAt: 'confirmation_sent_at' },
  recovery: { purposes: ['recovery_token'], sentAt: 'recovery_sent_at' },
  magiclink: { purposes: ['recovery_token'], sentAt: 'recovery_sent_at' },
  email_change: { purposes: ['email_change_token_new'], sentAt: 'email_change_sent_at' },
  // supabase-js' newer name for "whatever was mailed to this address".
  email: { purposes: ['confirmation_token', 'recovery_token'], sentAt: 'confirmation_sent_at' },
};

/**
 * Makes the secret of a mailed link. A user has one per purpose: a newer mail makes the older one useless. Only its hash
 * is stored. `pkce` marks a link whose opening yields a code for the client that asked, not a session.
 */
export async function makeLinkToken(
  tx: Tx,
  { userId, type, email, pkce }: { userId: string; type: LinkType; email: string; pkce: boolean },
): Promise<string> {
  const token = (pkce ? PKCE : '') + randomBytes(28).toString('hex');
  const { purposes, sentAt } = PURPOSES[type];
  await tx.query(
    `insert into auth.one_time_tokens (id, user_id, token_type, token_hash, relates_to, created_at, updated_at)
     values ($1, $2, $3, $4, $5, now() at time zone 'utc', now() at time zone 'utc')
     on conflict (user_id, token_type) do update
       set token_hash = excluded.token_hash, relates_to = excluded.relates_to,
           created_at = excluded.created_at, updated_at = excluded.updated_at`,
    [randomUUID(), userId, purposes[0], hash(token), email],
  );
  await tx.query(`update auth.users set ${sentAt} = now() where id = $1`, [userId]);
  return token;
}

/** Takes the token away; of two that try at once, one gets it. Undefined when it is unknown, used, or too old. */
export async function takeLinkToken(
  tx: Tx,
  type: LinkType,
  token: string,
): Promise<{ userId: string; email: string; emailChange: boolean } | undefined> {
  const { rows } = await tx.query<{ userId: string; email: string; emailChange: boolean }>(
    `delete from auth.one_time_tokens
      where token_hash = $1 and token_type::text = any($2)
        and created_at > now() at time zone 'utc' - make_interval(mins => $3)
      returning user_id as "userId", relates_to as email, token_type = 'email_change_token_new' as "emailChange"`,
    [hash(token), PURPOSES[type].purposes, LINK_MINUTES],
  );
  return rows[0];
}

export function isPkceToken(token: string): boolean {
  return token.startsWith(PKCE);
}

function hash(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
