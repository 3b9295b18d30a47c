'use client';

import { CalendarDays } from 'lucide-react';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { laterDay } from '#components/calls/business-day.ts';
import { Button } from '#components/ui/button.tsx';
import { cn } from '#components/ui/cn.ts';
import { Field } from '#components/ui/field.tsx';
import { type Choice, FilterBar } from '#components/ui/filter-bar.tsx';
import { formatDay } from '#components/ui/format-time.ts';
import { Input } from '#components/ui/input.tsx';
import { Popover, PopoverContent, PopoverTrigger } from '#components/ui/popover.tsx';
import type { Report } from '#lib/services/analytics/schema.ts';
import { daysBetween, MOST_DAYS, PRESETS, type ReportAddress, reportHref } from './report-address.ts';

interface Place {
  businessId: string;
  address: ReportAddress;
  /** The business's own day. */
  today: string;
}

/** The period, the agent and the source of the report, kept in the address. */
export function ReportFilters({ agents, sources, ...place }: Place & Report['choices']) {
  const { agentId, source } = place.address;
  const choices: Choice[] = [
    {
      param: 'agent_id',
      any: 'All agents',
      options: agents.map(({ id, name }) => ({ value: id, label: name })),
    },
    { param: 'source', any: 'All sources', options: sources.map((name) => ({ value: name, label: name })) },
  ];
  // One that is chosen already can always be given up.
  const chosen: Record<string, string | undefined> = { agent_id: agentId, source };
  return (
    <FilterBar choices={choices.filter(({ param, options }) => options.length > 1 || chosen[param])}>
      <Presets {...place} />
    </FilterBar>
  );
}

function Presets(props: Place) {
  const { address } = props;
  return (
    <nav
      aria-label="Period"
      className="flex h-9 items-stretch rounded-md border border-input p-0.5 text-sm max-sm:order-first max-sm:w-full sm:order-first"
    >
      {PRESETS.map((days) => (
        <Link
          key={days}
          href={reportHref(props.businessId, address, { preset: days })}
          replace
          scroll={false}
          aria-current={address.preset === days ? 'true' : undefined}
          className={cn(
            'grid place-items-center rounded-sm px-3 text-muted-foreground transition-colors hover:text-foreground max-sm:flex-1 max-sm:px-1',
            address.preset === days && 'bg-accent font-medium text-foreground',
          )}
        >
          {days === 1 ? 'Today' : `${days} days`}
        </Link>
      ))}
      <OwnDays key={`${address.from} ${address.to}`} {...props} />
    </nav>
  );
}

/** Two days of one's own choice, both included. */
function OwnDays({ businessId, address, today }: Place) {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const [from, setFrom] = useState(address.from);
  const [to, setTo] = useState(address.to);
  const tooLong = from && to && daysBetween(from, to) > MOST_DAYS;
  const usable = from && to && from <= to && to <= today && !tooLong;
  const chosen = address.preset === null;
  return (
    <Popover open={open} onOpenChange={setOpen}>
      <PopoverTrigger
        className={cn(
          'inline-flex items-center justify-center gap-1.5 whitespace-nowrap rounded-sm px-3 text-muted-foreground transition-colors hover:text-foreground max-sm:flex-1 max-sm:px-1',
          chosen && 'bg-accent font-medium text-foreground',
        )}
      >
        <CalendarDays className="size-3.5 max-sm:hidden" aria-hidden />
        {chosen ? `${formatDay(address.from)} to ${formatDay(address.to)}` : 'Custom'}
      </PopoverTrigger>
      <PopoverContent>
        <form
          className="grid gap-3"
          onSubmit={(event) => {
            event.preventDefault();
            if (!usable) return;
            setOpen(false);
            router.replace(reportHref(businessId, address, { preset: null, from, to }), { scroll: false });
          }}
        >
          <Field label="From">
            <Input type="date" value={from} max={to || today} onChange={(event) => setFrom(event.target.value)} />
          </Field>
          <Field label="To, included" error={tooLong ? 'At most a year at a time.' : undefined}>
            <Input type="date" value={to} min={from} max={today} onChange={(event) => setTo(event.target.value)} />
          </Field>
          <Button type="submit" variant="primary" disabled={!usable}>
            Show these days
          </Button>
          <div className="flex gap-2">
            {[
              { label: 'This month', from: `${today.slice(0, 8)}01`, to: today },
              { label: 'Last month', ...monthBefore(today) },
            ].map((month) => (
              <Button
                key={month.label}
                variant="ghost"
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
        </form>
      </PopoverContent>
    </Popover>
  );
}

function monthBefore(today: string): { from: string; to: string } {
  const to = laterDay(`${today.slice(0, 8)}01`, -1);
  return { from: `${to.slice(0, 8)}01`, to };
}
