'use client';

import { ErrorNote } from '#components/api/error-note.tsx';
import { Skeleton } from '#components/ui/skeleton.tsx';
import type { Configuration } from '#lib/services/agents/schema.ts';
import { fieldWords, textOf } from './changed-words.ts';
import { useVersion, type VersionRow } from './queries.ts';
import { TextDiff } from './text-diff.tsx';

/** What a version changed, field by field and sentence by sentence, against the one before it. */
export function VersionChanges({ agentId, version }: { agentId: string; version: VersionRow }) {
  const now = useVersion(agentId, version.version);
  const before = useVersion(agentId, version.version - 1);
  const error = now.error ?? before.error;
  if (error) return <ErrorNote title="The change cannot be shown" error={error} />;
  if (!now.data || !before.data) return <Skeleton className="h-20" />;
  const [old, changed] = [before.data.snapshot, now.data.snapshot];
  return (
    <div className="grid gap-3">
      {version.changed_fields.map((field) => (
        <section key={field} aria-label={fieldWords(field)}>
          <h3 className="mb-1 text-muted-foreground text-xs first-letter:uppercase">{fieldWords(field)}</h3>
          <TextDiff before={told(old, field)} after={told(changed, field)} />
        </section>
      ))}
    </div>
  );
}

const told = (configuration: Configuration, field: string) => textOf(configuration[field as keyof Configuration]);
