'use client';

import { CalendarDays } from 'lucide-react';
import { Button } from '#components/ui/button.tsx';
import { Field } from '#components/ui/field.tsx';
import { useFilters } from '#components/ui/filter-bar.tsx';
import { formatDay } from '#components/ui/format-time.ts';
import { Input } from '#components/ui/input.tsx';
import { Popover, PopoverContent, PopoverTrigger } from '#components/ui/popover.tsx';
import { laterDay } from './business-day.ts';
import { clockWords, hourOf } from './calls-address.ts';

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
