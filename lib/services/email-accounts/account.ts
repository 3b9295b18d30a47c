import type { Selectable } from 'kysely';
import type { EmailAccounts } from '#lib/adapters/db/db.gen.ts';
import type { Tx } from '#lib/adapters/db/tenant.ts';
import type { SmtpAccount } from '#lib/adapters/mail/port.ts';

/** A connected mail account as the mailer takes it, with the password as it is stored. */
export const smtpAccountOf = (row: Selectable<EmailAccounts>): SmtpAccount => ({
  id: row.id,
  host: row.host,
  port: row.port,
  security: row.security,
  username: row.username,
  sealedPassword: row.password,
  from: { name: row.from_name, address: row.from_address },
});

/** The mail account of this id, or null when it was disconnected. */
export async function smtpAccount(tx: Tx, id: string): Promise<SmtpAccount | null> {
  const row = await tx.selectFrom('email_accounts').selectAll().where('id', '=', id).executeTakeFirst();
  return row ? smtpAccountOf(row) : null;
}
