'use client';

import { Plus, X } from 'lucide-react';
import { Button } from '#components/ui/button.tsx';
import { Input } from '#components/ui/input.tsx';
import { WEEKDAY_NAMES, WEEKDAYS } from '#lib/core/weekdays.ts';
import type { BusinessDetail } from './queries.ts';
import { type Span, SpansField } from './spans-field.tsx';

const OFFICE: Span[] = [{ open: '09:00', close: '17:00' }];
const USUAL = Object.fromEntries(
  WEEKDAYS.map((day) => [day, day === 'sat' || day === 'sun' ? [] : OFFICE]),
) as NonNullable<BusinessDetail['opening_hours']>;

/** The week of the business, or nothing: then callers are never told that it is closed. */
export function HoursField(props: {
  hours: BusinessDetail['opening_hours'];
  onChange: (hours: BusinessDetail['opening_hours']) => void;
}) {
  const { hours, onChange } = props;
  if (hours === null)
    return (
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p className="text-muted-foreground text-sm">Not told. The agent greets at every hour in the same way.</p>
        <Button onClick={() => onChange(USUAL)}>Set opening hours</Button>
      </div>
    );
  return (
    <div className="grid gap-2">
      {WEEKDAYS.map((day) => (
        <div key={day} className="grid items-center gap-x-4 gap-y-1 sm:grid-cols-[7rem_minmax(0,1fr)]">
          <span className="text-sm">{WEEKDAY_NAMES[day]}</span>
          <SpansField
            day={WEEKDAY_NAMES[day]}
            spans={hours[day]}
            onChange={(spans) => onChange({ ...hours, [day]: spans })}
          />
        </div>
      ))}
      <Button variant="ghost" size="sm" className="w-fit" onClick={() => onChange(null)}>
        Forget the hours
      </Button>
    </div>
  );
}

/** Days with other hours, or none. */
export function HolidaysField(props: {
  holidays: BusinessDetail['holidays'];
  onChange: (holidays: BusinessDetail['holidays']) => void;
}) {
  const { holidays, onChange } = props;
  const change = (index: number, part: Partial<BusinessDetail['holidays'][number]>) =>
    onChange(holidays.map((holiday, at) => (at === index ? { ...holiday, ...part } : holiday)));
  return (
    <div className="grid gap-3">
      {holidays.map((holiday, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: date and name are being typed
        <div key={index} className="flex flex-wrap items-center gap-2">
          <Input
            type="date"
            className="w-40"
            aria-label="Date of the holiday"
            value={holiday.date}
            onChange={(event) => change(index, { date: event.target.value })}
          />
          <Input
            className="w-48"
            aria-label="Name of the holiday"
            placeholder="Thanksgiving"
            maxLength={100}
            value={holiday.name}
            onChange={(event) => change(index, { name: event.target.value })}
          />
          <SpansField
            day={holiday.name || 'Holiday'}
            spans={holiday.hours}
            onChange={(hours) => change(index, { hours })}
          />
          <Button
            variant="ghost"
            size="sm"
            aria-label={`Remove ${holiday.name || 'the holiday'}`}
            onClick={() => onChange(holidays.filter((_, at) => at !== index))}
          >
            <X className="size-3.5" aria-hidden />
          </Button>
        </div>
      ))}
      <Button size="sm" className="w-fit" onClick={() => onChange([...holidays, { date: '', name: '', hours: [] }])}>
        <Plus className="size-3.5" aria-hidden />
        Add a holiday
      </Button>
    </div>
  );
}
