'use client';

import { FileUp } from 'lucide-react';
import Link from 'next/link';
import { type DragEvent, useId, useState } from 'react';
import { ErrorNote } from '#components/api/error-note.tsx';
import { businessPath } from '#components/layout/navigation.ts';
import { Button } from '#components/ui/button.tsx';
import { Card, CardContent, CardHeader, CardTitle } from '#components/ui/card.tsx';
import { Checkbox } from '#components/ui/checkbox.tsx';
import { cn } from '#components/ui/cn.ts';
import type { ImportResult } from '#lib/services/lead-import/schema.ts';
import { guessColumns, type Mapping } from './guess-columns.ts';
import { ImportColumns } from './import-columns.tsx';
import { type ImportFile, readImportFile } from './import-file.ts';
import { ImportOutcome } from './import-outcome.tsx';
import { useImportLeads } from './queries.ts';

/** Brings leads in from a file: choose it, say which column holds what, see what would come of it, and do it. */
export function ImportView({ businessId }: { businessId: string }) {
  const [file, setFile] = useState<ImportFile | null>(null);
  const [wrong, setWrong] = useState<string | null>(null);
  const [mapping, setMapping] = useState<Mapping>({});
  const [pipeline, setPipeline] = useState(false);
  const [preview, setPreview] = useState<ImportResult | null>(null);
  const [done, setDone] = useState<ImportResult | null>(null);
  const send = useImportLeads();

  async function choose(chosen: File | undefined) {
    if (!chosen) return;
    try {
      const read = await readImportFile(chosen);
      setWrong(null);
      setFile(read);
      remap(guessColumns(read.headings, read.rows));
    } catch (error) {
      setWrong(error instanceof Error ? error.message : 'This file could not be read.');
    }
  }
  function remap(next: Mapping) {
    setMapping(next);
    setPreview(null);
    send.reset();
  }
  const ask = (dry_run: boolean, then: (result: ImportResult) => void) =>
    file && send.mutate({ business_id: businessId, csv: file.csv, mapping, pipeline, dry_run }, { onSuccess: then });
  function again() {
    setFile(null);
    setDone(null);
    setPreview(null);
  }

  if (!file) return <ChooseFile onChoose={choose} wrong={wrong} />;
  if (done) {
    return (
      <ImportOutcome file={file} result={done}>
        <Button variant="primary" asChild>
          <Link href={businessPath(businessId, 'leads')}>See the leads</Link>
        </Button>
        <Button onClick={again}>Import another file</Button>
      </ImportOutcome>
    );
  }
  const named = ['name', 'first_name', 'phone', 'email'].some((field) => mapping[field as keyof Mapping]);
  return (
    <div className="grid max-w-240 gap-4">
      <Card>
        <CardHeader>
          <CardTitle>Which column holds what?</CardTitle>
          <Button size="sm" variant="ghost" onClick={again}>
            Another file
          </Button>
        </CardHeader>
        <CardContent className="px-0 pb-0">
          <ImportColumns file={file} mapping={mapping} onChange={remap} />
        </CardContent>
      </Card>
      {send.error && <ErrorNote title="The file was not taken" error={send.error} />}
      {preview ? (
        <ImportOutcome file={file} result={preview}>
          <PipelineChoice checked={pipeline} onChange={setPipeline} />
          <Button
            variant="primary"
            pending={send.isPending}
            disabled={preview.created + preview.updated === 0}
            onClick={() => ask(false, setDone)}
          >
            Import {(preview.created + preview.updated).toLocaleString('en-US')} leads
          </Button>
        </ImportOutcome>
      ) : (
        <div className="flex flex-wrap items-center gap-3">
          <Button variant="primary" disabled={!named} pending={send.isPending} onClick={() => ask(true, setPreview)}>
            Check {file.rows.length.toLocaleString('en-US')} rows
          </Button>
          <p className="text-muted-foreground text-sm">
            {named
              ? 'Nothing is written yet. You see first what would come of it.'
              : 'Choose the column of the name, the phone or the email.'}
          </p>
        </div>
      )}
    </div>
  );
}

function ChooseFile(props: { onChoose: (file: File | undefined) => void; wrong: string | null }) {
  const id = useId();
  const [over, setOver] = useState(false);
  function drop(event: DragEvent) {
    event.preventDefault();
    setOver(false);
    props.onChoose(event.dataTransfer.files[0]);
  }
  return (
    <div className="max-w-180">
      <label
        htmlFor={id}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
        className={cn(
          'grid cursor-pointer place-items-center gap-1 rounded-lg border border-input border-dashed bg-card px-6 py-12 text-center transition-colors hover:border-ring has-focus-visible:outline-2 has-focus-visible:outline-ring',
          over && 'border-ring bg-muted',
        )}
      >
        <FileUp className="mb-2 size-6 text-muted-foreground" aria-hidden />
        <span className="font-semibold text-base">Choose a CSV file</span>
        <span className="text-muted-foreground text-sm">
          or drop it here. From any CRM or spreadsheet, up to 20,000 rows.
        </span>
        <input
          id={id}
          type="file"
          accept=".csv,.tsv,.txt,text/csv"
          className="sr-only"
          onChange={(event) => props.onChoose(event.target.files?.[0])}
        />
      </label>
      {props.wrong && (
        <p role="alert" className="mt-3 text-failed text-sm">
          {props.wrong}
        </p>
      )}
      <p className="mt-4 text-muted-foreground text-sm">
        The import contacts nobody. People whose number or email you have already are completed, not doubled.
      </p>
    </div>
  );
}

function PipelineChoice(props: { checked: boolean; onChange: (checked: boolean) => void }) {
  const id = useId();
  return (
    <label htmlFor={id} className="flex w-full items-start gap-2.5 text-sm">
      <Checkbox
        id={id}
        className="mt-0.5"
        checked={props.checked}
        onCheckedChange={(checked) => props.onChange(checked === true)}
      />
      <span>
        SDR may contact the new leads
        <span className="block text-muted-foreground text-xs">
          Only for people who expect to hear from you. Otherwise they are paused in SDR until you resume them.
        </span>
      </span>
    </label>
  );
}
