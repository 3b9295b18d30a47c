import { makeZip } from 'client-zip';
import type { Tx } from '#lib/adapters/db/tenant.ts';
import type { Storage } from '#lib/adapters/storage/port.ts';
import { csvFile } from '#lib/core/csv.ts';
import { recordingKey } from '#lib/services/calls/record.ts';
import { type ExportedTable, exportedTables, type Row, rowsOf } from './tables.ts';

interface Subject {
  businessId: string;
  businessName: string;
}

/** What is told while an archive is written: how much of it, in percent, and how many rows so far. */
export type Tell = (progress: number, rows: number) => Promise<void>;

interface Entry {
  name: string;
  input: string | Buffer | ReadableStream<Uint8Array> | AsyncIterable<string>;
}

/** Tables are told of as the first half, recordings as the second. */
const HALF = 50;

/** Everything of a business as one zip: each table twice, and every recording. Written while it is read. */
export function archiveOf(tx: Tx, storage: Storage, subject: Subject, tell: Tell): ReadableStream<Uint8Array> {
  return makeZip(entries(tx, storage, subject, tell));
}

async function* entries(tx: Tx, storage: Storage, subject: Subject, tell: Tell): AsyncGenerator<Entry> {
  const tables = await exportedTables(tx);
  yield { name: 'README.txt', input: readme(subject, tables) };
  const counted = { rows: 0 };
  for (const [index, table] of tables.entries()) {
    await tell(Math.floor((index / tables.length) * HALF), counted.rows);
    const before = counted.rows;
    yield { name: `data/${table.name}.jsonl`, input: asLines(rowsOf(tx, table, subject.businessId), counted) };
    if (counted.rows > before)
      yield { name: `data/${table.name}.csv`, input: await asCsv(tx, table, subject.businessId) };
  }
  const { rows: recorded } = await tx
    .selectFrom('calls')
    .select('id')
    .where('business_id', '=', subject.businessId)
    .where('recording', '=', 'ready')
    .execute()
    .then((rows) => ({ rows }));
  for (const [index, { id }] of recorded.entries()) {
    await tell(HALF + Math.floor((index / recorded.length) * HALF), counted.rows);
    const file = await storage.get(recordingKey(id));
    if (file) yield { name: `recordings/${id}.mp3`, input: file.stream };
  }
  await tell(99, counted.rows);
}

async function* asLines(batches: AsyncIterable<Row[]>, counted: { rows: number }): AsyncGenerator<string> {
  for await (const rows of batches) {
    counted.rows += rows.length;
    yield `${rows.map((row) => JSON.stringify(row)).join('\n')}\n`;
  }
}

async function asCsv(tx: Tx, table: ExportedTable, businessId: string): Promise<AsyncIterable<string>> {
  const columns = table.columns.map((name) => ({ name, of: (row: Row) => cell(row[name]) }));
  return (await csvFile(table.name, columns, rowsOf(tx, table, businessId))).pieces;
}

/** Lists and objects stand in a cell as JSON. */
const cell = (value: unknown): string | number | boolean | null => {
  if (value === null || value === undefined) return null;
  if (typeof value === 'object') return JSON.stringify(value);
  return value as string | number | boolean;
};

const readme = ({ businessName }: Subject, tables: readonly ExportedTable[]): string =>
  [
    `Everything that KaiCalls holds of ${businessName}, as of ${new Date().toISOString()}.`,
    '',
    'data/<table>.jsonl   one row per line, as JSON (UTF-8). Times are ISO 8601, money is in millionths of a US dollar.',
    'data/<table>.csv     the same for spreadsheets; tables without rows have none.',
    'recordings/<call>.mp3   what was recorded, by the id of the call. Left channel: the agent. Right: the caller.',
    '',
    'Not in here: passwords, signing secrets and API keys.',
    '',
    `Tables: ${tables.map(({ name }) => name).join(', ')}`,
    '',
  ].join('\n');
