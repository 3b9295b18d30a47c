'use client';

import { useState } from 'react';
import { byDay } from '#components/analytics/calls-over-time.ts';
import { callsHref, leadsHref } from '#components/analytics/report-address.ts';
import { laterDay } from '#components/calls/business-day.ts';
import { LineByDay } from '#components/charts/line-by-day.tsx';
import { Card, CardContent, CardDescription, CardHeader, CardTitle } from '#components/ui/card.tsx';
import { cn } from '#components/ui/cn.ts';

interface Day {
  date: string;
  calls: number;
  seconds: number;
  leads: number;
}

const ANY_DAY = { from: '{date}', to: '{date}' };

/** What can be drawn by day, and the list that a press on a day opens. */
const MEASURES = {
  calls: {
    label: 'Calls',
    unit: 'calls',
    of: (day: Day) => day.calls,
    href: (businessId: string) => callsHref(businessId, ANY_DAY),
  },
  minutes: {
    label: 'Minutes',
    unit: 'minutes',
    of: (day: Day) => Math.round(day.seconds / 60),
    href: (businessId: string) => callsHref(businessId, { ...ANY_DAY, status: 'completed' }),
  },
  leads: {
    label: 'Leads',
    unit: 'new leads',
    of: (day: Day) => day.leads,
    href: (businessId: string) => leadsHref(businessId, ANY_DAY),
  },
};
type Measure = keyof typeof MEASURES;

/** Calls, minutes or leads by day over the period before; a press opens the list behind the day. */
export function Trend(props: { businessId: string; from: string; days: number; now: Day[]; before: Day[] }) {
  const { from, days } = props;
  const [chosen, setChosen] = useState<Measure>('calls');
  const { label, unit, of, href } = MEASURES[chosen];
  const points = (series: Day[], first: string) =>
    byDay(
      series.map((day) => ({ date: day.date, total: of(day) })),
      first,
      days,
    );
  const now = points(props.now, from);
  const before = points(props.before, laterDay(from, -days));
  const compared = before.some(({ value }) => value > 0);
  return (
    <Card className="min-w-0">
      <CardHeader className="flex-wrap">
        <div className="flex flex-wrap items-baseline gap-x-3">
          <CardTitle>{label} by day</CardTitle>
          {compared && days > 1 && <CardDescription>thin line: the {days} days before</CardDescription>}
        </div>
        <fieldset className="flex rounded-md border border-border p-0.5 text-xs">
          <legend className="sr-only">What is drawn</legend>
          {(Object.keys(MEASURES) as Measure[]).map((measure) => (
            <button
              key={measure}
              type="button"
              aria-pressed={measure === chosen}
              onClick={() => setChosen(measure)}
              className={cn(
                'rounded-sm px-2 py-0.5 text-muted-foreground transition-colors hover:text-foreground',
                measure === chosen && 'bg-accent font-medium text-foreground',
              )}
            >
              {MEASURES[measure].label}
            </button>
          ))}
        </fieldset>
      </CardHeader>
      <CardContent className={now.some(({ value }) => value > 0) ? 'pr-0' : undefined}>
        <LineByDay
          key={chosen}
          height={220}
          unit={unit}
          beforeLabel="before"
          points={now}
          before={compared ? before : undefined}
          href={href(props.businessId)}
        />
      </CardContent>
    </Card>
  );
}
