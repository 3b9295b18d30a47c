import type { ReactNode } from 'react';
import { cn } from './cn.ts';

/** Nothing here yet, in three parts: what will be here, why it matters, and the one action that makes it happen. */
export function EmptyState(props: {
  title: string;
  why: ReactNode;
  action?: ReactNode;
  /** `h1` where it is all there is on the page. */
  heading?: 'h1' | 'h2';
  className?: string;
}) {
  const Heading = props.heading ?? 'h2';
  return (
    <div
      data-slot="empty-state"
      className={cn('flex flex-col items-center px-6 py-12 text-center text-balance', props.className)}
    >
      <QuietLine />
      <Heading className="mt-6 font-semibold text-base">{props.title}</Heading>
      <p className="mt-1 max-w-90 text-muted-foreground text-sm">{props.why}</p>
      {props.action && <div className="mt-4 flex gap-2">{props.action}</div>}
    </div>
  );
}

const quietLine = Array.from({ length: 23 }, (_, index) => {
  const near = 1 - Math.abs(index - 11) / 11;
  const height = near * near * (index % 3 === 1 ? 11 : 6);
  return `M${index * 8 + 4} ${index < 11 ? 14 : 18}v${(index < 11 ? -height : height).toFixed(1)}`;
}).join('');

/** The two lanes of a call before anybody has spoken. One path: the not-found page travels with every other. */
function QuietLine() {
  return (
    <svg width="184" height="32" viewBox="0 0 184 32" aria-hidden className="text-input">
      <path d={quietLine} stroke="currentColor" strokeWidth="3" strokeLinecap="round" />
    </svg>
  );
}
