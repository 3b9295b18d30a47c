'use client';

import { Download } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Card, CardContent, CardHeader, CardTitle } from '#components/ui/card.tsx';
import type { ImportResult } from '#lib/services/lead-import/schema.ts';
import { FIELD_WORDS } from './guess-columns.ts';
import { type ImportFile, problemFile, saveAs } from './import-file.ts';

/** Problems that are listed; the file has all of them. */
const SHOWN = 8;

const COUNTS = [
  { of: 'created', would: 'New', did: 'New' },
  { of: 'updated', would: 'Will be completed', did: 'Completed' },
  { of: 'duplicates', would: 'Twice in the file', did: 'Twice in the file' },
  { of: 'invalid', would: 'Cannot be kept', did: 'Not kept' },
] as const;

/** What would come of an import, or what came of it. */
export function ImportOutcome(props: { file: ImportFile; result: ImportResult; children: ReactNode }) {
  const { file, result } = props;
  const save = () => saveAs(file.name.replace(/(\.\w+)?$/, '-problems.csv'), problemFile(file.csv, result.problems));
  return (
    <Card className="max-w-240">
      <CardHeader>
        <CardTitle>
          {result.dry_run
            ? 'What would come of it'
            : `${(result.created + result.updated).toLocaleString('en-US')} leads from ${file.name}`}
        </CardTitle>
      </CardHeader>
      <CardContent className="grid gap-4">
        <dl className="grid grid-cols-2 gap-x-4 gap-y-3 sm:grid-cols-4">
          {COUNTS.map(({ of, would, did }) => (
            <div key={of}>
              <dt className="text-muted-foreground text-xs">{result.dry_run ? would : did}</dt>
              <dd className="tabular font-medium text-lg">{result[of].toLocaleString('en-US')}</dd>
            </div>
          ))}
        </dl>
        {result.problems.length > 0 && (
          <div className="grid gap-2 border-border border-t pt-3">
            <ul className="grid gap-1 text-sm" aria-label="Rows left out">
              {result.problems.slice(0, SHOWN).map(({ row, field, message }) => (
                <li key={row} className="flex gap-3">
                  <span className="tabular w-16 shrink-0 text-muted-foreground">Row {row}</span>
                  <span className="min-w-0">
                    {field && `${FIELD_WORDS[field].label} `}
                    {message}
                  </span>
                </li>
              ))}
            </ul>
            <p className="flex flex-wrap items-center gap-3 text-muted-foreground text-sm">
              {result.problems.length > SHOWN &&
                `And ${(result.problems.length - SHOWN).toLocaleString('en-US')} more rows.`}
              <Button size="sm" onClick={save}>
                <Download aria-hidden />
                These rows, with the reasons
              </Button>
            </p>
          </div>
        )}
        <div className="flex flex-wrap items-center gap-3 border-border border-t pt-4">{props.children}</div>
      </CardContent>
    </Card>
  );
}
