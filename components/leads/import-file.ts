import { readCsv, writeCsv } from '#lib/core/csv.ts';
import { type ImportResult, MOST_IMPORT_BYTES, MOST_ROWS } from '#lib/services/lead-import/schema.ts';

/** A chosen file: its text as it is sent, and its cells as they are shown. */
export interface ImportFile {
  name: string;
  csv: string;
  headings: string[];
  rows: string[][];
}

/** Room for the rest of the request. */
const MOST_TEXT = MOST_IMPORT_BYTES - 64 * 1024;

/** Reads a CSV file that somebody chose. @throws an Error that says what is wrong with it. */
export async function readImportFile(file: File): Promise<ImportFile> {
  if (/\.(xlsx?|numbers|ods)$/i.test(file.name)) {
    throw new Error('This is a spreadsheet. Save it as CSV there, and choose that file.');
  }
  if (file.size > MOST_TEXT)
    throw new Error('This file is larger than 8 MB. Split it, and import the parts one by one.');
  const csv = await file.text();
  const [headings, ...rows] = readCsv(csv).filter((cells) => cells.some((cell) => cell.trim() !== ''));
  if (!headings || rows.length === 0) throw new Error('This file has no row below its headings.');
  if (rows.length > MOST_ROWS) {
    throw new Error(
      `This file has ${rows.length.toLocaleString('en-US')} rows, and ${MOST_ROWS.toLocaleString('en-US')} can be imported at once. Split it, and import the parts one by one.`,
    );
  }
  return { name: file.name, csv, headings: headings.map((heading) => heading.trim()), rows };
}

/** The rows that were left out, each with the reason: a file to mend and to import again. */
export function problemFile(csv: string, problems: ImportResult['problems']): string {
  const lines = readCsv(csv);
  const left = problems.map(({ row, field, message }) => [
    ...(lines[row - 1] ?? []),
    `Row ${row}: ${field ? `${field} ` : ''}${message}`,
  ]);
  return writeCsv([[...(lines[0] ?? []), 'Problem'], ...left]);
}

/** Hands a text over as a file. */
export function saveAs(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/csv' }));
  const link = Object.assign(document.createElement('a'), { href: url, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
