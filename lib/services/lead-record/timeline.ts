import type { z } from 'zod';
import { readPage } from '#lib/adapters/db/read.ts';
import { inTenant } from '#lib/adapters/db/tenant.ts';
import type { Context } from '#lib/core/context.ts';
import type { Json } from '#lib/core/operation.ts';
import { requireLead } from '#lib/services/leads/read.ts';
import type { TIMELINE_KINDS, TimelineInput, TimelineItem, TimelineOutput } from './schema.ts';

type Column = Exclude<keyof TimelineItem, 'id' | 'kind' | 'created_at'>;
interface Source {
  /** The table as `s`, with what it is joined to. */
  from: string;
  /** Where the lead's id stands, if not in `lead_id`. */
  lead?: string;
  /** What is told of it; the rest is null. */
  tells: Partial<Record<Column, string>>;
  where?: string;
}

const AGENT = 'left join agents a on a.id = s.agent_id';
/** Which touch of the pipeline a text or an email carried out. */
const touchBy = (column: string) =>
  `(select t.touch from sdr_activity_log t where t.lead_id = s.lead_id and t.${column} = s.id limit 1)`;

/** Where each kind of thing that happened with a lead is kept. */
const SOURCES: Readonly<Record<(typeof TIMELINE_KINDS)[number], Source>> = {
  call: {
    from: `calls s ${AGENT}`,
    tells: {
      direction: 's.direction',
      status: 's.status',
      text: 's.summary',
      by: 'a.name',
      duration: 's.duration',
      ended_reason: 's.ended_reason',
      touch: touchBy('call_id'),
    },
  },
  text: {
    from: `messages s ${AGENT}`,
    tells: { direction: 's.direction', status: 's.status', text: 's.body', by: 'a.name', touch: touchBy('message_id') },
  },
  email: {
    from: 'emails s',
    tells: { direction: `'outbound'`, status: 's.status', title: 's.subject', touch: touchBy('email_id') },
  },
  note: { from: 'lead_notes s', tells: { text: 's.body', by: 's.author', author_id: 's.author_id' } },
  status: {
    from: 'lead_status_changes s',
    tells: { status: 's.to_status', before: 's.from_status', by: 's.changed_by' },
  },
  // A touch that was a call, a text or an email is told by that, as long as that is kept.
  touch: {
    from: 'sdr_activity_log s',
    tells: { title: 's.action', text: 's.detail', touch: 's.touch' },
    where: `s.call_id is null and not exists (select from messages m where m.id = s.message_id)
      and not exists (select from emails e where e.id = s.email_id)`,
  },
  filed: { from: 'leads s', lead: 's.id', tells: { title: 's.source', text: 's.message' } },
};

const TYPES: Readonly<Record<Column, string>> = {
  direction: 'text',
  status: 'text',
  before: 'text',
  title: 'text',
  text: 'text',
  by: 'text',
  duration: 'integer',
  ended_reason: 'text',
  touch: 'integer',
  author_id: 'uuid',
};
const COLUMNS = Object.entries(TYPES) as [Column, string][];

const TOLD = COLUMNS.map(([column]) => `r.${column}`).join(', ');

/** Everything as rows of one shape. Each part is read by its own index, for one lead. */
const EVERYTHING = Object.entries(SOURCES)
  .map(([kind, { from, lead = 's.lead_id', tells, where = 'true' }]) => {
    const told = COLUMNS.map(([column, type]) => `(${tells[column] ?? 'null'})::${type} as ${column}`);
    return `select s.id, s.business_id, s.created_at, ${lead} as lead_id, '${kind}' as kind, ${told.join(', ')} from ${from} where ${where}`;
  })
  .join(' union all ');

/** What happened with a lead, newest first. */
export async function listTimeline(
  ctx: Context,
  { id, limit, after }: z.output<typeof TimelineInput>,
): Promise<Json<typeof TimelineOutput>> {
  return inTenant(ctx, async (tx, within) => {
    const { business_id } = await requireLead(tx, ctx, id);
    return readPage(within, {
      name: 'items',
      table: `(${EVERYTHING})`,
      columns: `r.id, r.kind, app.iso(r.created_at) as created_at, ${TOLD}`,
      businesses: [business_id],
      where: { lead_id: id },
      limit,
      after,
    });
  });
}
