import type { ComponentProps } from 'react';
import { cn } from './cn.ts';

/** Rows of 40 px, or 32 with `dense`. Wider than the window it scrolls by itself, never the page. */
export function Table({ className, dense, ...props }: ComponentProps<'table'> & { dense?: boolean }) {
  return (
    <div className="relative w-full overflow-x-auto">
      <table
        data-slot="table"
        data-dense={dense || undefined}
        className={cn('group/table w-full border-collapse text-left text-sm', className)}
        {...props}
      />
    </div>
  );
}

export function TableHeader({ className, ...props }: ComponentProps<'thead'>) {
  return <thead data-slot="table-header" className={cn('text-muted-foreground text-xs', className)} {...props} />;
}

export function TableBody({ className, ...props }: ComponentProps<'tbody'>) {
  return (
    <tbody
      data-slot="table-body"
      className={cn(
        '[&>tr:hover]:bg-muted [&>tr:last-child]:border-b-0 [&>tr[data-state=selected]]:bg-accent',
        className,
      )}
      {...props}
    />
  );
}

export function TableRow({ className, ...props }: ComponentProps<'tr'>) {
  return <tr data-slot="table-row" className={cn('border-border border-b transition-colors', className)} {...props} />;
}

export function TableHead({ className, ...props }: ComponentProps<'th'>) {
  return (
    <th
      data-slot="table-head"
      scope="col"
      className={cn('h-9 whitespace-nowrap px-3 font-normal first:pl-4 last:pr-4', className)}
      {...props}
    />
  );
}

export function TableCell({ className, ...props }: ComponentProps<'td'>) {
  return (
    <td
      data-slot="table-cell"
      className={cn('h-10 px-3 py-1 align-middle first:pl-4 last:pr-4 group-data-dense/table:h-8', className)}
      {...props}
    />
  );
}
