'use client';

import { ChevronDown, ChevronUp, Search } from 'lucide-react';
import { Button } from '#components/ui/button.tsx';
import { Input } from '#components/ui/input.tsx';

/** Searches the conversation: Enter goes to the next place, Shift and Enter to the one before, Escape ends it. */
export function FindWords(props: {
  query: string;
  onQuery: (query: string) => void;
  /** How many turns hold it, and which of them is looked at (0 is the first). */
  found: number;
  at: number;
  onStep: (by: 1 | -1) => void;
}) {
  const searching = props.query.trim() !== '';
  return (
    <div className="flex items-center gap-1">
      <div className="relative min-w-0 flex-1">
        <Search
          className="pointer-events-none absolute top-1/2 left-3 size-4 -translate-y-1/2 text-muted-foreground"
          aria-hidden
        />
        <Input
          type="search"
          aria-label="Find in the conversation"
          placeholder="Find in the conversation"
          value={props.query}
          onChange={(event) => props.onQuery(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter') props.onStep(event.shiftKey ? -1 : 1);
            if (event.key === 'Escape') props.onQuery('');
          }}
          className="pr-16 pl-9 md:text-sm [&::-webkit-search-cancel-button]:hidden"
        />
        <span
          role="status"
          className="tabular pointer-events-none absolute top-1/2 right-3 -translate-y-1/2 text-muted-foreground text-xs"
        >
          {searching && (props.found === 0 ? 'Not said' : `${props.at + 1} of ${props.found}`)}
        </span>
      </div>
      {searching && props.found > 1 && (
        <>
          <Button variant="ghost" size="icon" aria-label="The place before" onClick={() => props.onStep(-1)}>
            <ChevronUp aria-hidden />
          </Button>
          <Button variant="ghost" size="icon" aria-label="The next place" onClick={() => props.onStep(1)}>
            <ChevronDown aria-hidden />
          </Button>
        </>
      )}
    </div>
  );
}
