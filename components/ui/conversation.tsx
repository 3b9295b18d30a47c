import type { ReactNode } from 'react';
import { cn } from './cn.ts';
import { formatClock } from './format-time.ts';

/** Who said what, in order. Agent and caller are set apart by a two-pixel rule, not by bubbles. */
export function Conversation({ children, className }: { children: ReactNode; className?: string }) {
  return <ol className={cn('flex flex-col gap-1', className)}>{children}</ol>;
}

/** One sentence or more by one speaker. `current` is the one being played or pointed at. */
export function Turn(props: {
  /** Seconds from the start of the call. */
  at: number;
  name: string;
  agent?: boolean;
  current?: boolean;
  onSeek?: () => void;
  id?: string;
  children: ReactNode;
}) {
  return (
    <li
      id={props.id}
      aria-current={props.current || undefined}
      className="grid grid-cols-[3rem_minmax(0,1fr)] gap-x-3 max-sm:grid-cols-[2.5rem_minmax(0,1fr)] max-sm:gap-x-2"
    >
      <span className="figures pt-1.5 text-muted-foreground text-xs">
        {props.onSeek ? (
          <button
            type="button"
            onClick={props.onSeek}
            aria-label={`Go to ${formatClock(props.at)}`}
            className="rounded-xs transition-colors hover:text-foreground"
          >
            {formatClock(props.at)}
          </button>
        ) : (
          formatClock(props.at)
        )}
      </span>
      <div
        className={cn(
          'max-w-[62ch] rounded-r-sm border-l-2 py-1 pr-3 pl-3.5 transition-colors',
          props.agent ? 'border-primary' : 'border-input',
          props.current && 'bg-live-soft',
        )}
      >
        <span className="block text-muted-foreground text-xs">{props.name}</span>
        <p className="text-base">{props.children}</p>
      </div>
    </li>
  );
}

/** What happened between sentences: a tool that was used, a transfer, a silence. */
export function CallEvent(props: { icon?: ReactNode; children: ReactNode }) {
  return (
    <li className="flex items-center gap-2 py-1.5 pl-15 text-muted-foreground text-xs max-sm:pl-12 [&_code]:text-foreground [&_svg]:size-3.5 [&_svg]:shrink-0">
      {props.icon}
      <span>{props.children}</span>
    </li>
  );
}
