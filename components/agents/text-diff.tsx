'use client';

import { useState } from 'react';
import { cn } from '#components/ui/cn.ts';
import { type DiffLine, diffLines, folded } from './diff-lines.ts';

const MARKS = { kept: '', removed: '−', added: '+' };
const SPOKEN = { kept: null, removed: 'Taken out: ', added: 'Put in: ' };

/** Two texts sentence by sentence; long stretches that both have are folded until they are asked for. */
export function TextDiff({ before, after }: { before: string; after: string }) {
  const [whole, setWhole] = useState(false);
  const lines = diffLines(before, after);
  const parts = whole ? [lines] : folded(lines);
  let place = 0;
  return (
    <ul className="overflow-hidden rounded-md border border-border text-sm">
      {parts.map((part) =>
        typeof part === 'number' ? (
          <li key={`fold ${place++}`} className="border-border border-y bg-muted px-2 first:border-t-0 last:border-b-0">
            <button
              type="button"
              className="w-full rounded-xs py-0.5 text-left text-muted-foreground text-xs hover:text-foreground"
              onClick={() => setWhole(true)}
            >
              {part} sentences stay as they are
            </button>
          </li>
        ) : (
          part.map((line) => <Line key={place++} of={line} />)
        ),
      )}
    </ul>
  );
}

function Line({ of: { change, text } }: { of: DiffLine }) {
  return (
    <li
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
  );
}
