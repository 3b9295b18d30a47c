import { sql } from 'kysely';
import type { z } from 'zod';
import { newId } from '#lib/adapters/db/id.ts';
import { inTenant, type Tx } from '#lib/adapters/db/tenant.ts';
import { accountOf, type Context } from '#lib/core/context.ts';
import { forbidden, notFound } from '#lib/core/errors.ts';
import { personOf } from '#lib/services/leads/person.ts';
import { requireLead } from '#lib/services/leads/read.ts';
import type { CreateNoteInput, DeleteNoteInput, LeadNote, UpdateNoteInput } from './schema.ts';

const COLUMNS = ['id', 'lead_id', 'business_id', 'body', 'author', 'created_at', 'updated_at'] as const;

export const createNote = (ctx: Context, { lead_id, body }: z.output<typeof CreateNoteInput>): Promise<LeadNote> =>
  inTenant(ctx, async (tx) => {
    const { business_id } = await requireLead(tx, ctx, lead_id);
    return tx
      .insertInto('lead_notes')
      .values({ id: newId(), business_id, lead_id, body, author_id: accountOf(ctx), author: personOf(ctx) })
      .returning(COLUMNS)
      .executeTakeFirstOrThrow();
  });

export const updateNote = (ctx: Context, { id, body }: z.output<typeof UpdateNoteInput>): Promise<LeadNote> =>
  inTenant(ctx, async (tx) => {
    await requireOwn(tx, ctx, id);
    return tx
      .updateTable('lead_notes')
      .set({ body, updated_at: sql`clock_timestamp()` })
      .where('id', '=', id)
      .returning(COLUMNS)
      .executeTakeFirstOrThrow();
  });

export const deleteNote = (ctx: Context, { id }: z.output<typeof DeleteNoteInput>): Promise<{ success: true }> =>
  inTenant(ctx, async (tx) => {
    await requireOwn(tx, ctx, id);
    await tx.deleteFrom('lead_notes').where('id', '=', id).execute();
    return { success: true as const };
  });

/** What somebody else has written is theirs to change. */
async function requireOwn(tx: Tx, ctx: Context, id: string): Promise<void> {
  const note = await tx
    .selectFrom('lead_notes')
    .select('author_id')
    .where('id', '=', id)
    .where('business_id', 'in', [...ctx.businesses])
    .forUpdate()
    .executeTakeFirst();
  if (!note) throw notFound('Note');
  if (note.author_id !== accountOf(ctx)) throw forbidden('Only who wrote a note may change it.');
}
