'use client';

import { CalendarDays } from 'lucide-react';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { sourceWords } from '#components/leads/lead-name.tsx';
import { cn } from '#components/ui/cn.ts';
import { FilterBar, type FilterChoice } from '#components/ui/filter-bar.tsx';
import { formatDay } from '#components/ui/format-time.ts';
import type { Report } from '#lib/services/analytics/schema.ts';
import { DaysChoice } from './days-choice.tsx';
import { PRESETS, type ReportAddress, reportHref } from './report-address.ts';

interface Place {
  businessId: string;
  address: ReportAddress;
  /** The business's own day. */
  today: string;
}

/** The period, the agent and the source of the report, kept in the address. */
export function ReportFilters({ agents, sources, ...place }: Place & Report['choices']) {
  const { agentId, source } = place.address;
  const choices: FilterChoice[] = [
    {
      param: 'agent_id',
      any: 'All agents',
      options: agents.map(({ id, name }) => ({ value: id, label: name })),
    },
    {
      param: 'source',
      any: 'All sources',
      options: sources.map((name) => ({ value: name, label: sourceWords(name) })),
    },
  ];
  // One that is chosen already can always be given up.
  const chosen: Record<string, string | undefined> = { agent_id: agentId, source };
  return (
    <FilterBar choices={choices.filter(({ param, options }) => options.length > 1 || chosen[param])}>
      <Presets {...place} />
    </FilterBar>
  );
}

const presetClasses =
  'inline-flex items-center justify-center whitespace-nowrap rounded-sm px-3 text-muted-foreground transition-colors hover:text-foreground max-sm:flex-1 max-sm:px-1';

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
          className={cn(presetClasses, address.preset === days && 'bg-accent font-medium text-foreground')}
        >
          {days === 1 ? 'Today' : `${days} days`}
        </Link>
      ))}
      <OwnDays key={`${address.from} ${address.to}`} {...props} />
    </nav>
  );
}

/** Two days of one's own choice. */
function OwnDays({ businessId, address, today }: Place) {
  const router = useRouter();
  const chosen = address.preset === null;
  return (
    <DaysChoice
      from={address.from}
      to={address.to}
      today={today}
      onChoose={(from, to) =>
        router.replace(reportHref(businessId, address, { preset: null, from, to }), { scroll: false })
      }
    >
      <button type="button" className={cn(presetClasses, 'gap-1.5', chosen && 'bg-accent font-medium text-foreground')}>
        <CalendarDays className="size-3.5 max-sm:hidden" aria-hidden />
        {chosen ? `${formatDay(address.from)} to ${formatDay(address.to)}` : 'Custom'}
      </button>
    </DaysChoice>
  );
}
