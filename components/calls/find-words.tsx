'use client';

import { ChevronDown, ChevronUp, Search } from 'lucide-react';
import { Button } from '#components/ui/button.tsx';
import { Input } from '#components/ui/input.tsx';
import type { Turn } from '#lib/services/calls/schema.ts';
import { useFindWords } from './use-find-words.ts';

/** Searches the conversation: Enter goes to the next place, Shift and Enter to the one before, Escape ends it. */
export function FindWords(props: { turns: readonly Turn[]; query: string; onQuery: (query: string) => void }) {
  const { found, at, onQuery, onStep } = useFindWords(props);
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
          onChange={(event) => onQuery(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter') onStep(event.shiftKey ? -1 : 1);
            if (event.key === 'Escape') onQuery('');
          }}
          className="pr-16 pl-9 md:text-sm [&::-webkit-search-cancel-button]:hidden"
        />
        <span
          role="status"
          className="tabular pointer-events-none absolute top-1/2 right-3 -translate-y-1/2 text-muted-foreground text-xs"
        >
          {searching && (found === 0 ? 'Not said' : `${at + 1} of ${found}`)}
        </span>
      </div>
      {searching && found > 1 && (
        <>
          <Button variant="ghost" size="icon" aria-label="The place before" onClick={() => onStep(-1)}>
            <ChevronUp aria-hidden />
          </Button>
          <Button variant="ghost" size="icon" aria-label="The next place" onClick={() => onStep(1)}>
            <ChevronDown aria-hidden />
          </Button>
        </>
      )}
    </div>
  );
}
