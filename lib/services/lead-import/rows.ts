import { setImmediate } from 'node:timers/promises';
import { readCsv } from '#lib/core/csv.ts';
import { invalid } from '#lib/core/errors.ts';
import { phoneInRegion } from '#lib/core/phone.ts';
import { LEAD_FIELDS, type LeadFields } from '#lib/services/leads/schema.ts';
import { IMPORT_FIELDS, type ImportField, type ImportProblem, MOST_ROWS } from './schema.ts';

export interface ImportRow {
  /** The row of the file; the headings are row 1. */
  row: number;
  fields: LeadFields;
}
export interface ReadRows {
  rows: ImportRow[];
  problems: ImportProblem[];
}
type Region = Parameters<typeof phoneInRegion>[1];
type Mapping = Partial<Record<ImportField, string | undefined>>;
/** The place of each field in a row of the file. */
type Places = [field: ImportField, place: number][];

/** Rows that are read before others get their turn: to read thousands of numbers takes seconds. */
const A_TURN = 200;

/** An apostrophe that a spreadsheet was given against formulas (`core/csv.ts`). */
const GUARD = /^'(?=[=+\-@\t\r])/;

/**
 * Reads a file into leads. What a row holds is held to the same rules as a lead that is filed one by one; a number may be
 * written as people of the region write it. Empty rows are passed over.
 * @throws `validation_error` for a mapping to no column, for a file without leads, and for one with too many.
 */
export async function readRows(csv: string, mapping: Mapping | undefined, region: Region): Promise<ReadRows> {
  const [headings, ...lines] = readCsv(csv);
  const places = placesOf(headings ?? [], mapping);
  const filled = lines
    .map((cells, index) => ({ cells, row: index + 2 }))
    .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  if (filled.length === 0) throw invalid('csv', 'has no row below the headings');
  if (filled.length > MOST_ROWS) throw invalid('csv', `has ${filled.length} rows; a file may have ${MOST_ROWS}`);
  const read: ReadRows = { rows: [], problems: [] };
  for (const [index, { cells, row }] of filled.entries()) {
    if (index % A_TURN === 0) await setImmediate();
    const told = readRow(row, textsOf(cells, places), region);
    if ('fields' in told) read.rows.push(told);
    else read.problems.push(told);
  }
  return read;
}

const plainHeading = (heading: string): string =>
  heading
    .trim()
    .toLowerCase()
    .replaceAll(/[\s-]+/g, '_');

function placesOf(headings: readonly string[], mapping: Mapping | undefined): Places {
  const trimmed = headings.map((heading) => heading.trim());
  const places: Places = [];
  for (const field of IMPORT_FIELDS) {
    const wanted = mapping ? mapping[field] : field;
    if (wanted === undefined) continue;
    const place = mapping ? trimmed.indexOf(wanted.trim()) : headings.map(plainHeading).indexOf(field);
    if (place >= 0) places.push([field, place]);
    else if (mapping) throw invalid(`mapping.${field}`, `the file has no column “${wanted}”`);
  }
  if (!places.some(([field]) => ['name', 'first_name', 'phone', 'email'].includes(field))) {
    throw invalid('mapping', 'a lead needs a name, a phone number or an email address: say which column holds one');
  }
  return places;
}

function textsOf(cells: readonly string[], places: Places): [field: ImportField, text: string][] {
  return places
    .map(([field, place]): [ImportField, string] => [field, (cells[place] ?? '').trim().replace(GUARD, '')])
    .filter(([, text]) => text !== '');
}

function readRow(row: number, texts: [ImportField, string][], region: Region): ImportRow | ImportProblem {
  const invalid = (field: ImportField | null, message: string) => ({ row, kind: 'invalid', field, message }) as const;
  const fields: LeadFields = {};
  for (const [field, text] of texts) {
    const read = LEAD_FIELDS[field].safeParse(asMeant(field, text, region));
    if (!read.success) return invalid(field, WORDS[field] ?? read.error.issues[0]?.message ?? 'is not usable');
    Object.assign(fields, { [field]: read.data });
  }
  const named = fields.phone || fields.email || fields.name || fields.first_name;
  return named ? { row, fields } : invalid(null, 'a lead needs a name, a phone number or an email address');
}

/** What an owner is told instead of what a program would be. */
const WORDS: Partial<Record<ImportField, string>> = {
  phone: 'is not a phone number',
  email: 'is not an email address',
};

/** As the API would be sent what a person has typed. */
function asMeant(field: ImportField, text: string, region: Region): unknown {
  if (field === 'phone') return phoneInRegion(text, region) ?? text;
  if (field === 'status') return text.toLowerCase();
  if (field === 'tags') return text.split(/[;,]/).filter((tag) => tag.trim() !== '');
  return text;
}
