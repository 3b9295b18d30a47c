import { ArrowDown } from 'lucide-react';
import type { ReactNode } from 'react';
import { cn } from '#components/ui/cn.ts';
import { useFilters } from '#components/ui/filter-bar.tsx';
import { TableHead } from '#components/ui/table.tsx';

type Order = 'newest' | 'score';

/** How the list is ordered, kept in the address; the newest come first unless it says otherwise. */
function useOrder(): [order: Order, choose: (order: Order) => void] {
  const { value, set } = useFilters();
  return [value('sort') === 'score' ? 'score' : 'newest', (order) => set({ sort: order === 'newest' ? null : order })];
}

/** The heading of a column that the list can be ordered by, the highest or latest first. */
export function OrderHead({ order, children }: { order: Order; children: ReactNode }) {
  const [now, choose] = useOrder();
  const on = now === order;
  return (
    <TableHead aria-sort={on ? 'descending' : undefined} className="text-right">
      <button
        type="button"
        onClick={() => choose(order)}
        className={cn(
          'group/order -mr-1 inline-flex items-center gap-1 align-middle rounded-xs px-1 hover:text-foreground',
          on && 'text-foreground',
        )}
      >
        <ArrowDown
          className={cn(
            'size-3 group-focus-visible/order:opacity-100',
            !on && 'opacity-0 group-hover/order:opacity-50',
          )}
          aria-hidden
        />
        {children}
      </button>
    </TableHead>
  );
}

/** The same on a phone, where the list has no headings. */
export function OrderChoice() {
  const [now, choose] = useOrder();
  return (
    <button
      type="button"
      className="-ml-2 flex h-10 items-center gap-1 px-2"
      onClick={() => choose(now === 'score' ? 'newest' : 'score')}
    >
      <ArrowDown className="size-3" aria-hidden />
      {now === 'score' ? 'Highest score first' : 'Newest first'}
    </button>
  );
}
