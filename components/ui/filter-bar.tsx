'use client';

import { Search, X } from 'lucide-react';
import { usePathname, useRouter, useSearchParams } from 'next/navigation';
import { type ReactNode, useCallback, useEffect, useRef, useState, useTransition } from 'react';
import { Button } from './button.tsx';
import { Choice } from './choice.tsx';
import { cn } from './cn.ts';
import { Input } from './input.tsx';

export interface FilterChoice {
  param: string;
  /** What is shown when nothing is chosen: "Any status". */
  any: string;
  options: { value: string; label: string }[];
}

/** Parameters that name a place in the list: another filter makes another list, so they go with each change. */
const PLACE = ['after', 'before', 'cursor'];

/** Reads and writes filters in the address, so that a filtered list can be sent, bookmarked and come back to. */
export function useFilters(): {
  value: (param: string) => string;
  set: (changes: Record<string, string | null>) => void;
  pending: boolean;
} {
  const params = useSearchParams();
  const path = usePathname();
  const router = useRouter();
  const [pending, start] = useTransition();
  const set = useCallback(
    (changes: Record<string, string | null>) => {
      const next = new URLSearchParams(params);
      for (const name of PLACE) next.delete(name);
      for (const [name, value] of Object.entries(changes)) value ? next.set(name, value) : next.delete(name);
      const query = next.toString();
      start(() => router.replace(query ? `${path}?${query}` : path, { scroll: false }));
    },
    [params, path, router],
  );
  return { value: (param) => params.get(param) ?? '', set, pending };
}

/** Search and choices above a list. Give `searchParam` the name of the search's parameter to have a search field. */
export function FilterBar(props: {
  searchParam?: string;
  searchLabel?: string;
  choices?: FilterChoice[];
  /** Further parameters that Clear takes away: those of the children. */
  also?: readonly string[];
  children?: ReactNode;
  className?: string;
}) {
  const filters = useFilters();
  const names = [
    props.searchParam,
    ...(props.choices ?? []).map((choice) => choice.param),
    ...(props.also ?? []),
  ].filter((name) => name !== undefined);
  const active = names.filter((name) => filters.value(name));
  return (
    <div
      data-slot="filter-bar"
      data-pending={filters.pending || undefined}
      className={cn('mb-4 flex flex-wrap items-center gap-2', props.className)}
    >
      {props.searchParam && (
        <SearchField
          label={props.searchLabel ?? 'Search'}
          value={filters.value(props.searchParam)}
          onChange={(value) => props.searchParam && filters.set({ [props.searchParam]: value })}
        />
      )}
      {props.choices?.map((choice) => (
        <ChoiceField
          key={choice.param}
          choice={choice}
          value={filters.value(choice.param)}
          onChange={(value) => filters.set({ [choice.param]: value })}
        />
      ))}
      {props.children}
      {active.length > 0 && (
        <Button
          variant="ghost"
          size="sm"
          className="h-9"
          onClick={() => filters.set(Object.fromEntries(active.map((name) => [name, null])))}
        >
          <X aria-hidden />
          Clear
        </Button>
      )}
    </div>
  );
}

function SearchField(props: { label: string; value: string; onChange: (value: string) => void }) {
  const [text, setText] = useState(props.value);
  const sent = useRef(props.value);
  // Back and Clear change the address from outside.
  if (props.value !== sent.current) {
    sent.current = props.value;
    setText(props.value);
  }
  const { onChange } = props;
  useEffect(() => {
    if (text === sent.current) return;
    const timer = setTimeout(() => {
      sent.current = text;
      onChange(text.trim());
    }, 300);
    return () => clearTimeout(timer);
  }, [text, onChange]);
  return (
    <div className="relative w-full sm:w-64">
      <Search
        className="pointer-events-none absolute top-1/2 left-3 size-4 -translate-y-1/2 text-muted-foreground"
        aria-hidden
      />
      <Input
        type="search"
        aria-label={props.label}
        placeholder={props.label}
        value={text}
        onChange={(event) => setText(event.target.value)}
        className="pl-9 md:text-sm [&::-webkit-search-cancel-button]:hidden"
      />
    </div>
  );
}

/** One choice of the filter bar; it can also stand in a popover of further filters. */
export function ChoiceField(props: {
  choice: FilterChoice;
  value: string;
  onChange: (value: string | null) => void;
  className?: string;
}) {
  const { any, options } = props.choice;
  return (
    <Choice
      value={props.value || null}
      options={[{ value: null, label: any }, ...options]}
      onChange={props.onChange}
      label={any}
      placeholder={any}
      className={cn('w-auto min-w-32 text-sm', !props.value && 'text-muted-foreground', props.className)}
    />
  );
}
