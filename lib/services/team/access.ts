import { callApp } from '#lib/adapters/db/outside.ts';
import { AppError } from '#lib/core/errors.ts';
import type { Role } from '#lib/core/scope.ts';
import { forgetKeysOf, ShortMemory } from '#lib/services/keys/cache.ts';

/** What a session stands for: a role in each business of its person. */
interface SessionReach {
  accountId: string;
  roles: ReadonlyMap<string, Role>;
}

// Loaded twice in one process, by the server and by Next: a change made in one must reach the other.
const shared = globalThis as typeof globalThis & { kaicallsSessions?: ShortMemory<SessionReach> };

function memory(): ShortMemory<SessionReach> {
  shared.kaicallsSessions ??= new ShortMemory();
  return shared.kaicallsSessions;
}

export type Standing = 'open' | 'needs_code' | 'ended';

/** Whether a session is open, signed out, or waits for the code of its person's second factor. */
export async function sessionStanding(account: string, session: string): Promise<Standing> {
  const [row] = await callApp<{ standing: Standing }>('select app.session_standing($1, $2) as standing', [
    account,
    session,
  ]);
  return row?.standing ?? 'ended';
}

/**
 * The role that a session's person holds in each business; empty for who belongs to none.
 * @throws `unauthorized` when the session was signed out, or has not seen the code of the second factor.
 */
export async function rolesOfSession(accountId: string, session: string): Promise<ReadonlyMap<string, Role>> {
  const reach = await memory().get(`${accountId} ${session}`, () => ask(accountId, session));
  return reach?.roles ?? new Map();
}

async function ask(accountId: string, session: string): Promise<SessionReach> {
  const rows = await callApp<{ business_id: string; role: Role }>('select * from app.find_session($1, $2)', [
    accountId,
    session,
  ]);
  if (rows.length === 0) {
    const standing = await sessionStanding(accountId, session);
    if (standing === 'needs_code') throw new AppError('unauthorized', 'Sign in with the code of your second factor.');
    if (standing === 'ended') throw new AppError('unauthorized', 'You are signed out.');
  }
  return { accountId, roles: new Map(rows.map((row) => [row.business_id, row.role])) };
}

/** Makes a change of somebody's roles or sessions reach this instance at once; every other has it within a second. */
export function forgetAccount(accountId: string): void {
  memory().forgetWhere((reach) => reach.accountId === accountId);
  forgetKeysOf(accountId);
}
