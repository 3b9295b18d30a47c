import { z } from 'zod';
import { enqueue } from '#lib/adapters/db/enqueue.ts';
import { newId } from '#lib/adapters/db/id.ts';
import { jsonb } from '#lib/adapters/db/jsonb.ts';
import type { Tx } from '#lib/adapters/db/tenant.ts';
import { oneLine } from '#lib/core/one-line.ts';
import type { NoticeKind } from './kinds.ts';
import { settingOf } from './settings.ts';

export interface NewNotice {
  businessId: string;
  kind: NoticeKind;
  /** The lead, call or agent that it is about. */
  subjectId: string;
  /** A kind is told once of a subject; where it may be told again, what sets this time apart. */
  occasion?: string;
  /** One line: the subject of the mail, and the whole of a text message. */
  title: string;
  lines: readonly string[];
  /** Where it is looked at: `/b/<business>/leads/<id>`. */
  path: string;
}

/** The queue of notices, without its worker: who tells the owner needs nothing of mails and texts. */
export const NOTICES = {
  name: 'notices.tell',
  input: z.object({ business_id: z.guid(), notice_id: z.guid() }),
};

const MOST_TITLE = 160;
const MOST_LINE = 1_000;
const shortLine = (text: string, most: number): string => {
  const flat = oneLine(text);
  return flat.length > most ? `${flat.slice(0, most - 1)}…` : flat;
};

/**
 * Tells the people of a business of something, in the transaction of its cause: once for a kind, subject and occasion,
 * however often it is asked for; nothing where the owner switched the kind off.
 */
export async function notifyOwner(tx: Tx, notice: NewNotice): Promise<void> {
  const { businessId, kind } = notice;
  const { email, text } = await settingOf(tx, businessId, kind);
  if (!email && !text) return;
  const row = await tx
    .insertInto('notices')
    .values({
      id: newId(),
      business_id: businessId,
      kind,
      subject_id: notice.subjectId,
      occasion: notice.occasion ?? '',
      title: shortLine(notice.title, MOST_TITLE),
      lines: jsonb(notice.lines.map((line) => shortLine(line, MOST_LINE))),
      path: notice.path,
    })
    .onConflict((conflict) => conflict.columns(['business_id', 'kind', 'subject_id', 'occasion']).doNothing())
    .returning('id')
    .executeTakeFirst();
  if (row) await enqueue(tx, NOTICES, { business_id: businessId, notice_id: row.id });
}
