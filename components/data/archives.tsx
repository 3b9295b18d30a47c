'use client';

import { Download, Package } from 'lucide-react';
import { ErrorNote } from '#components/api/error-note.tsx';
import { Button } from '#components/ui/button.tsx';
import { Card, CardContent, CardDescription, CardHeader, CardTitle } from '#components/ui/card.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import type { Export, ListExportsOutput } from '#lib/services/exports/schema.ts';
import { fileSize } from './file-size.ts';
import { useExports, useRequestExport } from './queries.ts';

/** Everything of the business in one file: made in the background, fetched within a week. */
export function Archives(props: { businessId: string; initial: ListExportsOutput }) {
  const { data } = useExports(props.businessId, props.initial);
  const request = useRequestExport(props.businessId);
  const making = data.exports.some(({ status }) => status === 'queued' || status === 'running');
  return (
    <Card>
      <CardHeader className="max-sm:flex-col max-sm:items-start">
        <div>
          <CardTitle>Take everything with you</CardTitle>
          <CardDescription className="mt-1 max-w-150 text-sm">
            One archive of all calls, recordings, transcripts, leads, texts, emails, agents and settings, as JSON and
            CSV. It is kept for seven days, and you get a mail when it is ready.
          </CardDescription>
        </div>
        <Button pending={request.isPending} disabled={making} onClick={() => request.mutate()}>
          <Package aria-hidden />
          Make an archive
        </Button>
      </CardHeader>
      <CardContent className="grid gap-3 empty:pt-0">
        {request.error && <ErrorNote title="No archive is being made" error={request.error} />}
        {data.exports.length > 0 && (
          <ul className="divide-y divide-border border-border border-t">
            {data.exports.map((archive) => (
              <Archive key={archive.id} archive={archive} />
            ))}
          </ul>
        )}
      </CardContent>
    </Card>
  );
}

function Archive({ archive }: { archive: Export }) {
  return (
    <li className="flex min-h-12 flex-wrap items-center gap-x-4 gap-y-1 py-2 text-sm">
      <RelativeTime at={archive.created_at} className="w-28" />
      <span className="tabular min-w-0 flex-1 text-muted-foreground">
        <State archive={archive} />
      </span>
      {archive.url && (
        <Button asChild size="sm">
          <a href={archive.url} download>
            <Download aria-hidden />
            Download
          </a>
        </Button>
      )}
    </li>
  );
}

function State({ archive }: { archive: Export }) {
  switch (archive.status) {
    case 'queued':
    case 'running':
      return (
        <span className="flex items-center gap-3">
          <progress
            className="h-1 w-32 appearance-none overflow-hidden rounded-full bg-muted [&::-webkit-progress-bar]:bg-muted [&::-webkit-progress-value]:bg-primary"
            value={archive.progress}
            max={100}
            aria-label="Progress of the archive"
          />
          {archive.progress}%
        </span>
      );
    case 'ready':
      return (
        <>
          {fileSize(archive.bytes ?? 0)}, {(archive.rows ?? 0).toLocaleString('en')} rows, until{' '}
          <RelativeTime at={archive.expires_at} />
        </>
      );
    case 'failed':
      return 'Could not be made. Make another one.';
    case 'expired':
      return 'Deleted';
  }
}
