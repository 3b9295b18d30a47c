'use client';

import { cn } from './cn.ts';
import { formatAgo, formatFull, formatWhen, formatWithin } from './format-time.ts';
import { Tooltip } from './tooltip.tsx';
import { useViewerClock } from './viewer-clock.tsx';

/**
 * "Today 14:32" in the viewer's zone, after other words (`within`) "today 14:32", or with `ago` "41 min ago"; the full
 * time with UTC on hover.
 */
export function RelativeTime(props: {
  at: string | null | undefined;
  within?: boolean;
  ago?: boolean;
  className?: string;
}) {
  const { zone, now } = useViewerClock();
  if (!props.at) return <span className={props.className}>–</span>;
  return (
    <Tooltip text={formatFull(props.at, zone)}>
      <time
        dateTime={new Date(props.at).toISOString()}
        className={cn('tabular whitespace-nowrap', props.className)}
        // A cached page may be a minute older than the clock it hydrates with.
        suppressHydrationWarning
      >
        {props.ago ? formatAgo(props.at, now) : (props.within ? formatWithin : formatWhen)(props.at, now, zone)}
      </time>
    </Tooltip>
  );
}
