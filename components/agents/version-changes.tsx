'use client';

import { ErrorNote } from '#components/api/error-note.tsx';
import { cn } from '#components/ui/cn.ts';
import { Skeleton } from '#components/ui/skeleton.tsx';
import type { Configuration } from '#lib/services/agents/schema.ts';
import { fieldWords, textOf } from './changed-words.ts';
import { diffLines } from './diff-lines.ts';
import { useVersion, type VersionRow } from './queries.ts';

const MARKS = { kept: '', removed: '−', added: '+' };
const SPOKEN = { kept: null, removed: 'Taken out: ', added: 'Put in: ' };

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
          <Lines before={told(old, field)} after={told(changed, field)} />
        </section>
      ))}
    </div>
  );
}

const told = (configuration: Configuration, field: string) => textOf(configuration[field as keyof Configuration]);

function Lines({ before, after }: { before: string; after: string }) {
  const lines = diffLines(before, after).map((line, place) => ({ ...line, place }));
  return (
    <ul className="overflow-hidden rounded-md border border-border text-sm">
      {lines.map(({ place, change, text }) => (
        <li
          key={place}
          className={cn(
            'grid grid-cols-[1rem_minmax(0,1fr)] gap-1 px-2 py-0.5 [overflow-wrap:anywhere]',
            change === 'kept' && 'text-muted-foreground',
            change === 'removed' && 'bg-failed-soft text-failed',
            change === 'added' && 'bg-live-soft text-live',
          )}
        >
          <span className="figures" aria-hidden>
            {MARKS[change]}
          </span>
          <span>
            {SPOKEN[change] && <span className="sr-only">{SPOKEN[change]}</span>}
            {text}
          </span>
        </li>
      ))}
    </ul>
  );
}
