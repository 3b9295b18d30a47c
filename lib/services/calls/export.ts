import type { z } from 'zod';
import type { Context } from '#lib/core/context.ts';
import { type CsvColumn, csvFile } from '#lib/core/csv.ts';
import type { TextFile } from '#lib/core/operation.ts';
import { after } from '#lib/core/page.ts';
import { listCalls } from './read.ts';
import type { CallRow, ExportCallsInput, ListCallsOutput } from './schema.ts';

type Row = z.output<typeof CallRow>;

/** Rows read at a time: what a file of any length keeps in memory. */
const BATCH = 500;

export const CALL_COLUMNS: readonly CsvColumn<Row>[] = [
  { name: 'id', of: (call) => call.id },
  { name: 'created_at', of: (call) => call.created_at },
  { name: 'direction', of: (call) => call.direction },
  { name: 'status', of: (call) => call.status },
  { name: 'ended_reason', of: (call) => call.ended_reason },
  { name: 'from', of: (call) => call.from },
  { name: 'to', of: (call) => call.to },
  { name: 'lead_name', of: (call) => call.lead_name },
  { name: 'lead_id', of: (call) => call.lead_id },
  { name: 'agent_name', of: (call) => call.agent_name },
  { name: 'duration', of: (call) => call.duration },
  { name: 'summary', of: (call) => call.summary },
  { name: 'score', of: (call) => call.score },
  { name: 'tags', of: (call) => call.tags.join('; ') },
  { name: 'cost', of: (call) => call.cost },
  { name: 'answered_at', of: (call) => call.answered_at },
  { name: 'ended_at', of: (call) => call.ended_at },
];

/** Every call that the filters find, the newest first, as a file. Calls that come in while it is read are not in it. */
export const exportCalls = (ctx: Context, input: z.output<typeof ExportCallsInput>): Promise<TextFile> =>
  csvFile(`calls-${new Date().toISOString().slice(0, 10)}.csv`, CALL_COLUMNS, batches(ctx, input));

async function* batches(ctx: Context, input: z.output<typeof ExportCallsInput>): AsyncGenerator<Row[]> {
  for (let next: string | null = ''; next !== null; ) {
    const place = next === '' ? {} : { after: after.parse(next) };
    const { text } = await listCalls(ctx, { ...input, ...place, limit: BATCH });
    const page: z.output<typeof ListCallsOutput> = JSON.parse(text);
    yield page.calls;
    next = page.next_cursor;
  }
}
