'use client';

import { ArrowDown, ArrowUp, Download } from 'lucide-react';
import Link from 'next/link';
import { type ReactNode, useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Card, CardDescription, CardHeader, CardTitle } from '#components/ui/card.tsx';
import { cn } from '#components/ui/cn.ts';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '#components/ui/table.tsx';
import { saveCsv } from './save-csv.ts';

/** A column of numbers about named things. `value` is what is sorted by and exported, `shown` how it is written. */
export interface FigureColumn<Row> {
  label: string;
  value: (row: Row) => number | null;
  shown?: (row: Row) => ReactNode;
  /** The list behind the number. */
  href?: (row: Row) => string;
}

interface Sorting {
  column: number;
  down: boolean;
}

/** Named things with their numbers, sorted by a press on a heading, saved as CSV as they are shown. */
export function FigureTable<Row extends { key: string; name: string }>(props: {
  title: string;
  line?: string;
  /** What a row is: "Agent". */
  of: string;
  file: string;
  rows: Row[];
  nameHref?: (row: Row) => string;
  columns: FigureColumn<Row>[];
  /** Said instead of the table where there is no row. */
  empty?: string;
}) {
  const { columns } = props;
  const [sorting, setSorting] = useState<Sorting | null>(null);
  const rows = sorted(props.rows, columns, sorting);
  const head = [props.of, ...columns.map(({ label }) => label)];
  const save = () =>
    saveCsv(props.file, [head, ...rows.map((row) => [row.name, ...columns.map(({ value }) => value(row))])]);
  return (
    <Card className="min-w-0 overflow-hidden">
      <CardHeader>
        <div>
          <CardTitle>{props.title}</CardTitle>
          {props.line && <CardDescription>{props.line}</CardDescription>}
        </div>
        {rows.length > 0 && <SaveButton of={props.title} onSave={save} />}
      </CardHeader>
      {rows.length === 0 ? (
        <p className="px-4 pt-1 pb-4 text-muted-foreground text-sm">{props.empty}</p>
      ) : (
        <>
          <ul className="divide-y divide-border border-border border-t md:hidden">
            {rows.map((row) => (
              <li key={row.key} className="grid gap-2 px-4 py-3">
                <Name row={row} href={props.nameHref} />
                <dl className="grid grid-cols-3 gap-x-3 gap-y-2">
                  {columns.map((column) => (
                    <div key={column.label}>
                      <dt className="text-muted-foreground text-xs">{column.label}</dt>
                      <dd className="tabular text-sm">
                        <Figure row={row} column={column} />
                      </dd>
                    </div>
                  ))}
                </dl>
              </li>
            ))}
          </ul>
          <div className="max-md:hidden">
            <Table>
              <TableHeader>
                <TableRow>
                  <TableHead className="w-full">{props.of}</TableHead>
                  {columns.map((column, index) => (
                    <SortableHead
                      key={column.label}
                      label={column.label}
                      down={sorting?.column === index ? sorting.down : null}
                      onSort={(down) => setSorting({ column: index, down })}
                    />
                  ))}
                </TableRow>
              </TableHeader>
              <TableBody>
                {rows.map((row) => (
                  <TableRow key={row.key}>
                    <TableCell className="min-w-36 py-2">
                      <Name row={row} href={props.nameHref} />
                    </TableCell>
                    {columns.map((column) => (
                      <TableCell key={column.label} className="tabular whitespace-nowrap text-right">
                        <Figure row={row} column={column} />
                      </TableCell>
                    ))}
                  </TableRow>
                ))}
              </TableBody>
            </Table>
          </div>
        </>
      )}
    </Card>
  );
}

/** Saves what a card shows. */
export function SaveButton(props: { of: string; onSave: () => Promise<void> }) {
  return (
    <Button variant="ghost" size="sm" aria-label={`Save “${props.of}” as CSV`} onClick={() => void props.onSave()}>
      <Download aria-hidden />
      CSV
    </Button>
  );
}

function sorted<Row>(rows: Row[], columns: FigureColumn<Row>[], sorting: Sorting | null): Row[] {
  const column = sorting && columns[sorting.column];
  if (!column) return rows;
  // What has no number stands last, whichever way.
  const value = (row: Row) => column.value(row) ?? (sorting.down ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY);
  return rows.toSorted((a, b) => (sorting.down ? value(b) - value(a) : value(a) - value(b)));
}

function SortableHead(props: { label: string; down: boolean | null; onSort: (down: boolean) => void }) {
  const { down } = props;
  const Arrow = down === false ? ArrowUp : ArrowDown;
  return (
    <TableHead className="text-right" aria-sort={down === null ? undefined : down ? 'descending' : 'ascending'}>
      <button
        type="button"
        onClick={() => props.onSort(down !== true)}
        className={cn(
          'group/sort -mr-1 inline-flex items-center gap-1 rounded-xs px-1 py-0.5 hover:text-foreground',
          down !== null && 'font-medium text-foreground',
        )}
      >
        <Arrow
          className={cn('size-3', down === null && 'opacity-0 group-hover/sort:opacity-60')}
          strokeWidth={2}
          aria-hidden
        />
        {props.label}
      </button>
    </TableHead>
  );
}

function Name<Row extends { name: string }>(props: { row: Row; href?: (row: Row) => string }) {
  if (!props.href) return <span className="font-medium">{props.row.name}</span>;
  return (
    <Link href={props.href(props.row)} className="rounded-xs font-medium hover:underline">
      {props.row.name}
    </Link>
  );
}

function Figure<Row>({ row, column }: { row: Row; column: FigureColumn<Row> }) {
  const value = column.value(row);
  const shown = value === null ? '–' : (column.shown?.(row) ?? value.toLocaleString('en'));
  if (!column.href || !value) return <span className={value ? undefined : 'text-muted-foreground'}>{shown}</span>;
  return <FigureLink href={column.href(row)}>{shown}</FigureLink>;
}

/** A number that opens the list it was counted from. */
export function FigureLink(props: { href: string; children: ReactNode; label?: string }) {
  return (
    <Link
      href={props.href}
      prefetch={false}
      aria-label={props.label}
      className="rounded-xs underline decoration-input decoration-dotted underline-offset-4 hover:decoration-solid hover:decoration-current"
    >
      {props.children}
    </Link>
  );
}
