'use client';

import { Card } from '#components/ui/card.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { actionWords } from './action-words.ts';
import { actorWords, type Known } from './actor.ts';
import { changesOf, type FieldChange, nameOf } from './changes.ts';
import { type AuditEntry, type AuditPage, useAudit } from './queries.ts';

/** Who changed what, when and why, newest first. */
export function AuditList(props: { query: Record<string, string | undefined>; initial: AuditPage; known: Known }) {
  const { data } = useAudit(props.query, props.initial);
  if (data.entries.length === 0) {
    return (
      <Card>
        <EmptyState
          title="Changes will be here"
          why="Every change of what matters is written down with the change itself, and never altered."
        />
      </Card>
    );
  }
  return (
    <Card className="overflow-hidden">
      <ol className="divide-y divide-border">
        {data.entries.map((entry) => (
          <Entry key={entry.id} of={entry} known={props.known} />
        ))}
      </ol>
    </Card>
  );
}

function Entry({ of: entry, known }: { of: AuditEntry; known: Known }) {
  const changes = changesOf(entry.before, entry.after);
  const name = nameOf(entry.after) ?? nameOf(entry.before);
  return (
    <li className="grid gap-1 px-4 py-3">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <p className="text-base">
          <span className="font-medium">{actorWords(entry, known)}</span> {actionWords(entry.action)}
          {name && <span className="[overflow-wrap:anywhere]"> “{name}”</span>}
        </p>
        <RelativeTime at={entry.created_at} className="text-muted-foreground text-xs" />
      </div>
      {entry.reason && <p className="text-sm [overflow-wrap:anywhere]">“{entry.reason}”</p>}
      {changes.length > 0 && (
        <details className="group">
          <summary className="w-fit cursor-pointer rounded-xs text-muted-foreground text-xs hover:text-foreground">
            {changes.map(({ field }) => field || 'the whole').join(', ')}
          </summary>
          <dl className="mt-2 grid gap-3">
            {changes.map((change) => (
              <Change key={change.field} of={change} />
            ))}
          </dl>
          <p className="mt-2 text-muted-foreground text-xs">
            <code className="break-all">
              {entry.subject_type} {entry.subject_id}, request {entry.request_id}
            </code>
          </p>
        </details>
      )}
    </li>
  );
}

const sideClasses = 'whitespace-pre-wrap rounded-md border border-border px-2 py-1 text-sm [overflow-wrap:anywhere]';

function Change({ of: { field, before, after } }: { of: FieldChange }) {
  return (
    <div>
      {field && <dt className="mb-1 text-muted-foreground text-xs first-letter:uppercase">{field}</dt>}
      <dd className="grid gap-2 sm:grid-cols-2">
        <div className={sideClasses}>
          <span className="block text-muted-foreground text-xs">Before</span>
          {before || '–'}
        </div>
        <div className={sideClasses}>
          <span className="block text-muted-foreground text-xs">After</span>
          {after || '–'}
        </div>
      </dd>
    </div>
  );
}
