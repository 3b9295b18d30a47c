'use client';

import { useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { changedWords, fieldWords } from './changed-words.ts';
import type { AgentDraft, DraftField } from './draft.ts';
import { TextDiff } from './text-diff.tsx';

/** Another version went live under an open draft: what it changed, and how to go on. */
export function ConflictNote(props: {
  version: number;
  conflict: { theirs: DraftField[]; both: DraftField[] };
  base: AgentDraft;
  live: AgentDraft;
  onKeep: () => void;
  onDiscard: () => void;
}) {
  const { theirs, both } = props.conflict;
  const [shown, setShown] = useState(false);
  return (
    <section
      aria-label="Published meanwhile"
      className="mb-6 grid max-w-180 gap-3 rounded-md border border-missed/40 bg-missed-soft px-4 py-3"
    >
      <div className="text-sm" role="status">
        <p className="font-medium">Version {props.version} went live while you were editing</p>
        <p>
          It changed {changedWords(theirs)}.{' '}
          {both.length > 0
            ? `You changed ${changedWords(both)} too: keeping yours replaces what is live.`
            : 'Your changes touch none of it.'}
        </p>
      </div>
      <div className="flex flex-wrap gap-2">
        <Button size="sm" onClick={props.onKeep}>
          Keep mine on top
        </Button>
        <Button size="sm" variant="ghost" aria-expanded={shown} onClick={() => setShown(!shown)}>
          {shown ? 'Hide what changed' : 'Show what changed'}
        </Button>
        <Button size="sm" variant="ghost" onClick={props.onDiscard}>
          Discard mine
        </Button>
      </div>
      {shown && (
        <div className="grid gap-3 rounded-md bg-card p-3">
          {theirs.map((field) => (
            <section key={field} aria-label={fieldWords(field)}>
              <h3 className="mb-1 text-muted-foreground text-xs first-letter:uppercase">{fieldWords(field)}</h3>
              <TextDiff before={props.base[field]} after={props.live[field]} />
            </section>
          ))}
        </div>
      )}
    </section>
  );
}
