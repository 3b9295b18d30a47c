import Link from 'next/link';
import { PRESETS } from '#components/analytics/report-address.ts';
import { businessPath } from '#components/layout/navigation.ts';
import { cn } from '#components/ui/cn.ts';

/** The days that the overview tells of, kept in the address. */
export function PeriodChoice({ businessId, days }: { businessId: string; days: number }) {
  return (
    <nav
      aria-label="Period"
      className="flex h-9 items-stretch rounded-md border border-input p-0.5 text-sm max-sm:w-full"
    >
      {PRESETS.map((preset) => (
        <Link
          key={preset}
          href={businessPath(businessId, `overview?days=${preset}`)}
          replace
          scroll={false}
          aria-current={preset === days ? 'true' : undefined}
          className={cn(
            'inline-flex items-center justify-center whitespace-nowrap rounded-sm px-2.5 max-sm:flex-1 text-muted-foreground transition-colors hover:text-foreground',
            preset === days && 'bg-accent font-medium text-foreground',
          )}
        >
          {preset === 1 ? 'Today' : `${preset} days`}
        </Link>
      ))}
    </nav>
  );
}
