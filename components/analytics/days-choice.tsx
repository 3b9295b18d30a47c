'use client';

import { type ReactNode, useState } from 'react';
import { laterDay } from '#components/calls/business-day.ts';
import { Button } from '#components/ui/button.tsx';
import { Field } from '#components/ui/field.tsx';
import { Form } from '#components/ui/form.tsx';
import { Input } from '#components/ui/input.tsx';
import { Popover, PopoverContent, PopoverTrigger } from '#components/ui/popover.tsx';
import { daysBetween, MOST_DAYS } from './report-address.ts';

/** Two days of the business, both included, chosen in a popover. `children` is the button that opens it. */
export function DaysChoice(props: {
  from: string;
  to: string;
  today: string;
  onChoose: (from: string, to: string) => void;
  onClear?: () => void;
  children: ReactNode;
}) {
  const { today, onClear } = props;
  const [open, setOpen] = useState(false);
  const [from, setFrom] = useState(props.from);
  const [to, setTo] = useState(props.to);
  const tooLong = Boolean(from && to) && daysBetween(from, to) > MOST_DAYS;
  const usable = Boolean(from && to) && from <= to && to <= today && !tooLong;
  const months = [
    { label: 'This month', from: `${today.slice(0, 8)}01`, to: today },
    { label: 'Last month', ...monthBefore(today) },
  ];
  return (
    <Popover open={open} onOpenChange={setOpen}>
      <PopoverTrigger asChild>{props.children}</PopoverTrigger>
      <PopoverContent>
        <Form
          className="grid gap-3"
          onSubmit={() => {
            if (!usable) return;
            setOpen(false);
            props.onChoose(from, to);
          }}
        >
          <div className="flex gap-2">
            {months.map((month) => (
              <Button
                key={month.label}
                size="sm"
                onClick={() => {
                  setFrom(month.from);
                  setTo(month.to);
                }}
              >
                {month.label}
              </Button>
            ))}
          </div>
          <Field label="From">
            <Input type="date" value={from} max={to || today} onChange={(event) => setFrom(event.target.value)} />
          </Field>
          <Field label="To, included" error={tooLong ? 'At most a year at a time.' : undefined}>
            <Input type="date" value={to} min={from} max={today} onChange={(event) => setTo(event.target.value)} />
          </Field>
          <Button type="submit" variant="primary" disabled={!usable}>
            Show these days
          </Button>
          {onClear && props.from && (
            <Button
              variant="ghost"
              size="sm"
              onClick={() => {
                setOpen(false);
                onClear();
              }}
            >
              Any day
            </Button>
          )}
        </Form>
      </PopoverContent>
    </Popover>
  );
}

function monthBefore(today: string): { from: string; to: string } {
  const to = laterDay(`${today.slice(0, 8)}01`, -1);
  return { from: `${to.slice(0, 8)}01`, to };
}
