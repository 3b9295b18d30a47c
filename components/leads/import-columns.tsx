'use client';

import { Choice } from '#components/ui/choice.tsx';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '#components/ui/table.tsx';
import { IMPORT_FIELDS, type ImportField } from '#lib/services/lead-import/schema.ts';
import { FIELD_WORDS, type Mapping } from './guess-columns.ts';
import type { ImportFile } from './import-file.ts';

const OPTIONS = [
  { value: null, label: 'Leave out' },
  ...IMPORT_FIELDS.map((value) => ({ value, label: FIELD_WORDS[value].label })),
];

/** Each column of a file with its first cells, and what it is taken for. */
export function ImportColumns(props: { file: ImportFile; mapping: Mapping; onChange: (mapping: Mapping) => void }) {
  const { file, mapping } = props;
  const fieldOf = (heading: string) => IMPORT_FIELDS.find((field) => mapping[field] === heading);
  function choose(heading: string, field: ImportField | null) {
    const others = Object.fromEntries(Object.entries(mapping).filter(([, column]) => column !== heading));
    props.onChange(field ? { ...others, [field]: heading } : others);
  }
  const columns = file.headings.map((heading, place) => ({ heading, place })).filter(({ heading }) => heading !== '');
  return (
    <Table>
      <TableHeader>
        <TableRow>
          <TableHead>Column</TableHead>
          <TableHead className="w-full max-sm:hidden">In the file</TableHead>
          <TableHead>Is</TableHead>
        </TableRow>
      </TableHeader>
      <TableBody>
        {columns.map(({ heading, place }) => (
          <TableRow key={heading}>
            <TableCell className="max-w-40 truncate font-medium">{heading}</TableCell>
            <TableCell className="max-w-0 truncate text-muted-foreground max-sm:hidden">
              {examples(file.rows, place)}
            </TableCell>
            <TableCell>
              <FieldChoice heading={heading} field={fieldOf(heading)} onChange={(field) => choose(heading, field)} />
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

const examples = (rows: string[][], place: number): string =>
  rows
    .map((row) => (row[place] ?? '').trim())
    .filter((text) => text !== '')
    .slice(0, 3)
    .join(', ') || '–';

function FieldChoice(props: {
  heading: string;
  field: ImportField | undefined;
  onChange: (field: ImportField | null) => void;
}) {
  return (
    <Choice
      value={props.field ?? null}
      options={OPTIONS}
      onChange={props.onChange}
      label={`What ${props.heading} is`}
      size="sm"
      className={props.field ? 'w-44' : 'w-44 text-muted-foreground'}
    />
  );
}
