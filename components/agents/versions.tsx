'use client';

import { useState } from 'react';
import { ErrorNote } from '#components/api/error-note.tsx';
import { actorWords, type Known } from '#components/audit/actor.ts';
import { Badge } from '#components/ui/badge.tsx';
import { Button } from '#components/ui/button.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { Skeleton } from '#components/ui/skeleton.tsx';
import { changedWords } from './changed-words.ts';
import { useVersions, type VersionRow } from './queries.ts';
import { RestoreVersion } from './restore-version.tsx';
import { VersionChanges } from './version-changes.tsx';

export interface VersionsProps {
  agentId: string;
  current: number;
  known: Known;
  canEdit: boolean;
}

/** The versions of an agent, the newest first. */
export function Versions(props: VersionsProps & { onRestored: () => void }) {
  const { data: versions, error, fetchNextPage, hasNextPage, isFetchingNextPage } = useVersions(props.agentId);
  const [shown, setShown] = useState<number | null>(null);
  if (error) return <ErrorNote title="The history cannot be shown" error={error} />;
  if (!versions) return <Skeleton className="h-48" />;
  return (
    <>
      <ol className="divide-y divide-border border-border border-y">
        {versions.map((version) => (
          <li key={version.id} className="grid gap-2 py-3">
            <div className="flex items-start justify-between gap-3">
              <div className="min-w-0">
                <p className="flex items-center gap-2 text-sm">
                  <span className="tabular font-medium">Version {version.version}</span>
                  {version.version === props.current && <Badge tone="live">Answers now</Badge>}
                </p>
                <p className="text-sm">{headline(version)}</p>
                {version.reason && <p className="text-sm [overflow-wrap:anywhere]">“{version.reason}”</p>}
                <p className="text-muted-foreground text-xs">
                  {actorWords(version, props.known)}, <RelativeTime within at={version.created_at} />
                </p>
              </div>
              <div className="flex shrink-0 gap-1">
                {version.version > 1 && (
                  <Button
                    variant="ghost"
                    size="sm"
                    aria-expanded={shown === version.version}
                    aria-label={`What changed in version ${version.version}`}
                    onClick={() => setShown(shown === version.version ? null : version.version)}
                  >
                    {shown === version.version ? 'Hide' : 'Show'}
                  </Button>
                )}
                {props.canEdit && version.version !== props.current && (
                  <RestoreVersion agentId={props.agentId} version={version.version} onDone={props.onRestored} />
                )}
              </div>
            </div>
            {shown === version.version && <VersionChanges agentId={props.agentId} version={version} />}
          </li>
        ))}
      </ol>
      {hasNextPage && (
        <Button className="w-fit" pending={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          Older versions
        </Button>
      )}
    </>
  );
}

function headline(version: VersionRow): string {
  if (version.restored_from !== null) return `Put back version ${version.restored_from}`;
  if (version.changed_fields.length === 0) return 'As it was made';
  return `Changed ${changedWords(version.changed_fields)}`;
}
