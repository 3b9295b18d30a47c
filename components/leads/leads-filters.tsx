'use client';

import { DayRange, MoreFilters } from '#components/calls/lazy-filters.tsx';
import { FilterBar } from '#components/ui/filter-bar.tsx';
import { sourceWords } from './lead-name.tsx';
import { LEAD_WORDS } from './lead-words.ts';

const HEATS = [
  { value: 'hot', label: 'Hot, 70 and more' },
  { value: 'warm', label: 'Warm, 40 to 69' },
  { value: 'cold', label: 'Cold, below 40' },
  { value: 'none', label: 'Not scored' },
];
const STATUS = {
  param: 'status',
  any: 'Any status',
  options: LEAD_WORDS.map(({ value, label }) => ({ value, label })),
};

/** Filters of the leads, kept in the address. `today` is the business's own day; the board shows every status. */
export function LeadsFilters(props: {
  board: boolean;
  agents: { id: string; name: string }[];
  sources: string[];
  tags: string[];
  today: string;
}) {
  return (
    <FilterBar
      searchParam="search"
      searchLabel="Name, number or email"
      choices={[...(props.board ? [] : [STATUS]), { param: 'score', any: 'Any score', options: HEATS }]}
      also={['source', 'agent_id', 'tag', 'from', 'to']}
    >
      <DayRange today={props.today} />
      <MoreFilters
        choices={[
          {
            param: 'source',
            label: 'Source',
            any: 'Any source',
            options: props.sources.map((value) => ({ value, label: sourceWords(value) })),
          },
          {
            param: 'agent_id',
            label: 'Agent',
            any: 'Any agent',
            options: props.agents.map(({ id, name }) => ({ value: id, label: name })),
          },
          {
            param: 'tag',
            label: 'Tag',
            any: 'Any tag',
            options: props.tags.map((value) => ({ value, label: value })),
          },
        ].filter(({ options }) => options.length > 0)}
      />
    </FilterBar>
  );
}
