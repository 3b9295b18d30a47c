import Papa from 'papaparse';
import { z } from 'zod';
import { TextFile } from './operation.ts';

/** One column of a file: its heading, and what stands in it. */
export interface CsvColumn<Row> {
  readonly name: string;
  readonly of: (row: Row) => string | number | boolean | null | undefined;
}

/**
 * What a spreadsheet would run as a formula gets an apostrophe in front (OWASP, "CSV injection"). A telephone number
 * keeps its plus: digits alone are harmless, and the file can be read back.
 */
export const FORMULA = /^(?!\+\d+$)[=+\-@\t\r]/;

/** Excel takes a file for UTF-8 only with this in front. */
const BYTE_ORDER_MARK = '\uFEFF';
const LINE = '\r\n';

const lines = (cells: readonly unknown[][]): string =>
  cells.length === 0 ? '' : Papa.unparse(cells as unknown[][], { escapeFormulae: FORMULA, newline: LINE }) + LINE;

/**
 * A CSV file (RFC 4180, UTF-8) written batch by batch while it is sent. The first batch is read before it answers, so
 * that what fails then is an error of the API and not half a file.
 */
export async function csvFile<Row>(
  name: string,
  columns: readonly CsvColumn<Row>[],
  batches: AsyncIterable<readonly Row[]>,
): Promise<TextFile> {
  const reader = batches[Symbol.asyncIterator]();
  const first = await reader.next();
  async function* pieces(): AsyncGenerator<string> {
    try {
      yield BYTE_ORDER_MARK + lines([columns.map((column) => column.name)]);
      for (let batch = first; !batch.done; batch = await reader.next()) {
        yield lines(batch.value.map((row) => columns.map((column) => column.of(row))));
      }
    } finally {
      await reader.return?.();
    }
  }
  return new TextFile(name, pieces());
}

/** The output of an operation that answers such a file. */
export const csvOutput = <Row>(columns: readonly CsvColumn<Row>[]) =>
  z.string().meta({ example: `${columns.map(({ name }) => name).join(',')}${LINE}` });

/** What its description says of the columns. */
export const columnsInWords = <Row>(columns: readonly CsvColumn<Row>[]): string =>
  `Columns: ${columns.map(({ name }) => `\`${name}\``).join(', ')}. A text that a spreadsheet would run as a formula has an apostrophe in front.`;

/** What people's spreadsheets put between cells: the one that the first line has most of. */
function delimiterOf(text: string): string {
  const [line = ''] = text.split('\n', 1);
  const times = (mark: string) => line.split(mark).length;
  return [',', ';', '\t'].reduce((best, mark) => (times(mark) > times(best) ? mark : best));
}

/** The cells of a file that somebody brings, row by row, empty rows too: a row keeps its number. */
export function readCsv(file: string): string[][] {
  const text = file.startsWith(BYTE_ORDER_MARK) ? file.slice(1) : file;
  return Papa.parse<string[]>(text, { delimiter: delimiterOf(text) }).data;
}

/** A file of cells, as `csvFile` writes one. */
export const writeCsv = (rows: readonly unknown[][]): string => BYTE_ORDER_MARK + lines(rows);
