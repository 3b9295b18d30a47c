import type { ReactNode } from 'react';
import { cn } from './cn.ts';

/** A page's title, the one line that says what the page tells, and its one primary action at the right. */
export function PageHeader(props: {
  title: ReactNode;
  line?: ReactNode;
  /** The list this page came from, as a link. */
  back?: ReactNode;
  actions?: ReactNode;
  className?: string;
}) {
  return (
    <header
      data-slot="page-header"
      className={cn('mb-6 flex flex-wrap items-end justify-between gap-x-6 gap-y-3', props.className)}
    >
      <div className="min-w-0">
        {props.back && <p className="mb-1 text-muted-foreground text-sm">{props.back}</p>}
        <h1 className="font-semibold text-lg">{props.title}</h1>
        {props.line && <p className="mt-1 text-muted-foreground text-sm">{props.line}</p>}
      </div>
      {props.actions && <div className="flex max-w-full shrink-0 flex-wrap items-center gap-2">{props.actions}</div>}
    </header>
  );
}
