'use client';

import { FilterBar } from '#components/ui/filter-bar.tsx';
import { LEAD_WORDS } from './lead-status.tsx';

/** Filters of the leads, kept in the address. */
export function LeadsFilters() {
  return (
    <FilterBar
      searchParam="search"
      searchLabel="Whole number or email"
      choices={[
        {
          param: 'status',
          any: 'Any status',
          options: LEAD_WORDS.map(({ value, label }) => ({ value, label })),
        },
      ]}
    />
  );
}
