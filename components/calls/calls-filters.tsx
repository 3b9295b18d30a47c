'use client';

import { CalendarDays, Download, ListFilter } from 'lucide-react';
import { Button } from '#components/ui/button.tsx';
import { Field } from '#components/ui/field.tsx';
import { type Choice, ChoiceField, FilterBar, useFilters } from '#components/ui/filter-bar.tsx';
import { formatDay } from '#components/ui/format-time.ts';
import { Input } from '#components/ui/input.tsx';
import { Popover, PopoverContent, PopoverTrigger } from '#components/ui/popover.tsx';
import { laterDay } from './business-day.ts';
import { clockWords, hourOf } from './calls-address.ts';

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

/** Filters that are needed more seldom. The button tells which of them are set. */
export function MoreFilters(props: { choices: (Choice & { label: string })[] }) {
  const { value, set } = useFilters();
  const chosen = props.choices.flatMap(({ param, options }) => {
    const now = value(param);
    return now ? [options.find((option) => option.value === now)?.label.split(',')[0] ?? now] : [];
  });
  return (
    <Popover>
      <PopoverTrigger asChild>
        <Button className={chosen.length > 0 ? 'font-normal' : 'font-normal text-muted-foreground'}>
          <ListFilter aria-hidden />
          {chosen.join(', ') || 'More filters'}
        </Button>
      </PopoverTrigger>
      <PopoverContent aria-label="More filters" className="grid w-68 gap-3">
        {props.choices.map((choice) =>
          choice.options.length > 0 || value(choice.param) ? (
            <div key={choice.param} className="grid gap-1.5">
              <span className="font-medium text-sm">{choice.label}</span>
              <ChoiceField
                choice={choice}
                value={value(choice.param)}
                onChange={(next) => set({ [choice.param]: next })}
                className="w-full"
              />
            </div>
          ) : (
            <p key={choice.param} className="text-muted-foreground text-xs">
              No call has a tag yet. Tags are written on the page of a call.
            </p>
          ),
        )}
      </PopoverContent>
    </Popover>
  );
}

/** From one day of the business to another, both included. */
export function DayRange({ today }: { today: string }) {
  const { value, set } = useFilters();
  const from = value('from');
  const to = value('to');
  const presets = [
    { label: 'Today', from: today },
    { label: '7 days', from: laterDay(today, -6) },
    { label: '30 days', from: laterDay(today, -29) },
  ];
  return (
    <Popover>
      <PopoverTrigger asChild>
        <Button className={from || to ? 'font-normal' : 'font-normal text-muted-foreground'}>
          <CalendarDays aria-hidden />
          {rangeWords(from, to, hourOf({ from, to, hour: value('hour') }))}
        </Button>
      </PopoverTrigger>
      <PopoverContent aria-label="Days" className="grid w-68 gap-3">
        <div className="flex gap-2">
          {presets.map((preset) => (
            <Button key={preset.label} size="sm" onClick={() => set({ from: preset.from, to: today, hour: null })}>
              {preset.label}
            </Button>
          ))}
        </div>
        <Field label="From">
          <Input
            type="date"
            value={from}
            max={to || today}
            onChange={(event) => set({ from: event.target.value || null, hour: null })}
          />
        </Field>
        <Field label="To, included">
          <Input
            type="date"
            value={to}
            min={from}
            max={today}
            onChange={(event) => set({ to: event.target.value || null, hour: null })}
          />
        </Field>
        <Button
          variant="ghost"
          size="sm"
          disabled={!from && !to}
          onClick={() => set({ from: null, to: null, hour: null })}
        >
          Any day
        </Button>
      </PopoverContent>
    </Popover>
  );
}

function rangeWords(from: string, to: string, hour: number | null): string {
  if (!from && !to) return 'Any day';
  const day = from === to && formatDay(from, { weekday: true });
  if (day) return hour === null ? day : `${day}, ${clockWords(hour)}`;
  if (!from) return `Until ${formatDay(to)}`;
  return to ? `${formatDay(from)} to ${formatDay(to)}` : `Since ${formatDay(from)}`;
}
