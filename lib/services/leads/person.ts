import { sql } from 'kysely';
import type { Tx } from '#lib/adapters/db/tenant.ts';
import type { Context } from '#lib/core/context.ts';

/** What the team calls whoever acts. */
export const personOf = ({ principal }: Context): string => (principal.kind === 'session' ? principal.email : 'API');

/** Tells the trigger that keeps the steps of a lead's status who takes them in this transaction. */
export const tellPerson = (tx: Tx, ctx: Context): Promise<unknown> =>
  sql`select set_config('app.person', ${personOf(ctx)}, true)`.execute(tx);
