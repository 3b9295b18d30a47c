import { callApp } from '#lib/adapters/db/outside.ts';
import type { Context } from '#lib/core/context.ts';
import { AppError, forbidden, notFound } from '#lib/core/errors.ts';
import { forgetAccount } from '#lib/services/team/access.ts';
import type { OpenSession, Person } from './schema.ts';

function personOf({ principal }: Context) {
  if (principal.kind !== 'session') throw forbidden('This needs a signed-in person, not an API key.');
  return principal;
}

/** The one signed in. Names, addresses and factors live with the identity provider, which also changes them. */
export async function readPerson(ctx: Context): Promise<Person> {
  const { accountId } = personOf(ctx);
  const [row] = await callApp<Omit<Person, 'account_id'>>('select * from app.person($1)', [accountId]);
  if (!row) throw new AppError('unauthorized', 'You are signed out.');
  return { account_id: accountId, ...row };
}

/** Where the person is signed in, this browser first. */
export async function listSessions(ctx: Context): Promise<{ sessions: OpenSession[] }> {
  const { accountId, id } = personOf(ctx);
  const rows = await callApp<Omit<OpenSession, 'current'>>(
    `select id, app.iso(created_at) as created_at, app.iso(used_at) as used_at, user_agent, ip from app.open_sessions($1)`,
    [accountId],
  );
  const sessions = rows.map((row) => ({ ...row, current: row.id === id }));
  return { sessions: sessions.sort((a, b) => Number(b.current) - Number(a.current)) };
}

/** Signs one browser out, at once. */
export async function endSession(ctx: Context, id: string): Promise<{ success: true }> {
  const { accountId } = personOf(ctx);
  const [row] = await callApp<{ ended: boolean }>('select app.end_session($1, $2) as ended', [accountId, id]);
  if (!row?.ended) throw notFound('Session');
  forgetAccount(accountId);
  return { success: true };
}
