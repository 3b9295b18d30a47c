import type { ReactNode } from 'react';
import { Card } from './card.tsx';
import { cn } from './cn.ts';

/**
 * One number of a period. `change` is percent against the period before (`null`: no comparison can be made);
 * `from` says what it was. A rise is teal only where more is better; a fall is never red: it is news, not a fault.
 */
export function StatTile(props: {
  label: string;
  value: ReactNode;
  change?: number | null;
  from?: string;
  chart?: ReactNode;
  href?: string;
  className?: string;
}) {
  const body = (
    <>
      <span className="text-muted-foreground text-xs">{props.label}</span>
      <span className="tabular mt-1 font-medium text-xl">{props.value}</span>
      {props.from && (
        <span className="tabular mt-1 text-muted-foreground text-xs">
          {typeof props.change === 'number' && (
            <span className={cn('mr-1 font-medium', props.change > 0 ? 'text-live' : 'text-foreground')}>
              {formatChange(props.change)}
            </span>
          )}
          from {props.from}
        </span>
      )}
      {props.chart && <span className="absolute right-4 bottom-4 max-sm:hidden">{props.chart}</span>}
    </>
  );
  return (
    <Card className={cn('relative', props.href && 'transition-colors hover:border-input', props.className)}>
      {props.href ? (
        <a href={props.href} className="flex flex-col rounded-lg p-4">
          {body}
        </a>
      ) : (
        <div className="flex flex-col p-4">{body}</div>
      )}
    </Card>
  );
}

/** Percent with its sign: "+21%", "−4.5%", "±0%". A true minus, as wide as the plus. */
export function formatChange(percent: number): string {
  const rounded = Math.abs(percent) >= 10 ? Math.round(percent) : Math.round(percent * 10) / 10;
  if (rounded === 0) return '±0%';
  return `${rounded > 0 ? '+' : '−'}${Math.abs(rounded)}%`;
}
