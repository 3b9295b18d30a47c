import { cn } from '#components/ui/cn.ts';
import { formatPhone } from '#components/ui/format-phone.ts';
import type { Gathered } from '#lib/services/rehearsals/schema.ts';

const FIELDS: readonly (readonly [keyof Gathered, string])[] = [
  ['name', 'Name'],
  ['phone', 'Phone'],
  ['email', 'Email'],
  ['reason', 'Wants'],
  ['requested_time', 'When'],
];

/** What the agent has found out. Each field has its place before it is known, so that nothing moves. */
export function GatheredFields({ gathered, className }: { gathered: Gathered | null | undefined; className?: string }) {
  return (
    <dl className={cn('grid gap-x-4 gap-y-2', className)}>
      {FIELDS.map(([field, label]) => {
        const value = gathered?.[field] ?? null;
        return (
          <div key={field} className="grid min-w-0 grid-cols-[3.5rem_minmax(0,1fr)] items-baseline gap-2 text-sm">
            <dt className="text-muted-foreground text-xs">{label}</dt>
            <dd className={cn('truncate', value === null && 'text-muted-foreground')} title={value ?? undefined}>
              {value === null ? '–' : field === 'phone' ? formatPhone(value) : value}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}
