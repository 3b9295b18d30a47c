import type { EmailOtpType } from '@supabase/supabase-js';
import { nextPath } from './next-path.ts';

/** What a mailed link asks of the confirm page. */
export type ConfirmLink =
  | { kind: 'token'; tokenHash: string; type: EmailOtpType; next: string }
  | { kind: 'code'; code: string; next: string }
  | { kind: 'refused'; code: string }
  | { kind: 'nothing' };

const TYPES: readonly string[] = ['signup', 'invite', 'magiclink', 'recovery', 'email_change', 'email'];

/**
 * Reads the address of `/auth/confirm`: our own links carry `token_hash` and `type`; links that the auth server
 * verified by itself come back with `code` (PKCE), or with `error_code` in the query or behind the `#`.
 */
export function readConfirmLink(search: string, hash: string): ConfirmLink {
  const query = new URLSearchParams(search);
  const fragment = new URLSearchParams(hash.replace(/^#/, ''));
  const refused = query.get('error_code') ?? fragment.get('error_code') ?? query.get('error') ?? fragment.get('error');
  if (refused) return { kind: 'refused', code: refused };
  const type = query.get('type') ?? '';
  const next = nextPath(query.get('next'), type === 'recovery' || type === 'invite' ? '/reset/new' : '/dashboard');
  const tokenHash = query.get('token_hash');
  if (tokenHash && TYPES.includes(type)) return { kind: 'token', tokenHash, type: type as EmailOtpType, next };
  const code = query.get('code');
  if (code) return { kind: 'code', code, next };
  return { kind: 'nothing' };
}
