'use client';

import { CalendarDays } from 'lucide-react';
import { DaysChoice } from '#components/analytics/days-choice.tsx';
import { Button } from '#components/ui/button.tsx';
import { FilterBar, useFilters } from '#components/ui/filter-bar.tsx';
import { formatDay } from '#components/ui/format-time.ts';

const OUTCOMES = [
  { value: 'ok', label: 'Done' },
  { value: 'refused', label: 'Refused' },
  { value: 'failed', label: 'Failed' },
];

/** Days, key and answer of the request log, kept in the address. */
export function LogFilters(props: { today: string; keys: { id: string; name: string }[] }) {
  const { value, set } = useFilters();
  const [from, to] = [value('from'), value('to')];
  return (
    <FilterBar
      className="mb-0"
      choices={[
        { param: 'key', any: 'Any key', options: props.keys.map(({ id, name }) => ({ value: id, label: name })) },
        { param: 'outcome', any: 'Any answer', options: OUTCOMES },
      ]}
    >
      <DaysChoice
        key={`${from} ${to}`}
        from={from}
        to={to}
        today={props.today}
        onChoose={(first, last) => set({ from: first, to: last })}
        onClear={() => set({ from: null, to: null })}
      >
        <Button className={from ? 'font-normal' : 'font-normal text-muted-foreground'}>
          <CalendarDays aria-hidden />
          {from && to ? `${formatDay(from)} to ${formatDay(to)}` : 'Any day'}
        </Button>
      </DaysChoice>
    </FilterBar>
  );
}
