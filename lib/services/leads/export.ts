import type { z } from 'zod';
import type { Context } from '#lib/core/context.ts';
import { type CsvColumn, csvFile } from '#lib/core/csv.ts';
import type { TextFile } from '#lib/core/operation.ts';
import { after } from '#lib/core/page.ts';
import { listLeads } from './read.ts';
import type { ExportLeadsInput, LeadRow, ListLeadsOutput } from './schema.ts';

type Row = z.output<typeof LeadRow>;

/** Rows read at a time: what a file of any length keeps in memory. */
const BATCH = 500;

/** Named as the import names them, so that a file can be brought back. */
export const LEAD_COLUMNS: readonly CsvColumn<Row>[] = [
  { name: 'id', of: (lead) => lead.id },
  { name: 'created_at', of: (lead) => lead.created_at },
  { name: 'name', of: (lead) => lead.name },
  { name: 'first_name', of: (lead) => lead.first_name },
  { name: 'last_name', of: (lead) => lead.last_name },
  { name: 'phone', of: (lead) => lead.phone },
  { name: 'email', of: (lead) => lead.email },
  { name: 'status', of: (lead) => lead.status },
  { name: 'score', of: (lead) => lead.score },
  { name: 'source', of: (lead) => lead.source },
  { name: 'tags', of: (lead) => lead.tags.join('; ') },
  { name: 'agent_name', of: (lead) => lead.agent_name },
  { name: 'updated_at', of: (lead) => lead.updated_at },
];

/** Every lead that the filters find, in the order of the list, as a file. Leads that come in while it is read are not in it. */
export const exportLeads = (ctx: Context, filters: z.output<typeof ExportLeadsInput>): Promise<TextFile> =>
  csvFile(`leads-${new Date().toISOString().slice(0, 10)}.csv`, LEAD_COLUMNS, batches(ctx, filters));

async function* batches(ctx: Context, filters: z.output<typeof ExportLeadsInput>): AsyncGenerator<Row[]> {
  for (let next: string | null = ''; next !== null; ) {
    const place = next === '' ? {} : { after: after.parse(next) };
    const { text } = await listLeads(ctx, { ...filters, ...place, limit: BATCH });
    const page: z.output<typeof ListLeadsOutput> = JSON.parse(text);
    yield page.leads;
    next = page.next_cursor;
  }
}
