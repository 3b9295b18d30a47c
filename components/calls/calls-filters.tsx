'use client';

import { Download } from 'lucide-react';
import { Button } from '#components/ui/button.tsx';
import { FilterBar } from '#components/ui/filter-bar.tsx';
import { DayRange, MoreFilters } from './lazy-filters.tsx';

const STATUSES = [
  { value: 'in-progress', label: 'Live' },
  { value: 'ringing', label: 'Ringing' },
  { value: 'queued', label: 'Waiting' },
  { value: 'completed', label: 'Completed' },
  { value: 'no-answer', label: 'No answer' },
  { value: 'busy', label: 'Busy' },
  { value: 'failed', label: 'Failed' },
  { value: 'canceled', label: 'Canceled' },
];

const LENGTHS = [
  { value: 'short', label: 'Under 30 seconds' },
  { value: 'medium', label: '30 seconds to 2 minutes' },
  { value: 'long', label: '2 minutes and more' },
];
const SCORES = [
  { value: 'hot', label: 'Hot, 70 and more' },
  { value: 'warm', label: 'Warm, 40 to 69' },
  { value: 'cold', label: 'Cold, below 40' },
];

/** Filters of the calls, kept in the address. `today` is the business's own day; `exported` the address of the file. */
export function CallsFilters(props: {
  agents: { id: string; name: string }[];
  tags: string[];
  today: string;
  exported: string;
}) {
  const asOptions = (list: string[]) => list.map((value) => ({ value, label: value }));
  return (
    <FilterBar
      searchParam="search"
      searchLabel="Number, id or words spoken"
      choices={[
        { param: 'status', any: 'Any status', options: STATUSES },
        {
          param: 'direction',
          any: 'Both directions',
          options: [
            { value: 'inbound', label: 'Incoming' },
            { value: 'outbound', label: 'Outgoing' },
          ],
        },
        ...(props.agents.length > 1
          ? [
              {
                param: 'agent_id',
                any: 'Any agent',
                options: props.agents.map(({ id, name }) => ({ value: id, label: name })),
              },
            ]
          : []),
      ]}
      also={['from', 'to', 'hour', 'length', 'score', 'tag']}
    >
      <DayRange today={props.today} />
      <MoreFilters
        choices={[
          { param: 'length', label: 'Length', any: 'Any length', options: LENGTHS },
          { param: 'score', label: 'Score', any: 'Any score', options: SCORES },
          { param: 'tag', label: 'Tag', any: 'Any tag', options: asOptions(props.tags) },
        ]}
      />
      <Button asChild className="order-last ml-auto">
        <a href={props.exported} download>
          <Download aria-hidden />
          Export
        </a>
      </Button>
    </FilterBar>
  );
}
