'use client';

import { RadioGroup } from 'radix-ui';
import { cn } from '#components/ui/cn.ts';
import { PhoneNumber } from '#components/ui/phone-number.tsx';
import { Skeleton } from '#components/ui/skeleton.tsx';
import type { AvailableNumber } from '#lib/services/numbers/schema.ts';
import { inWords, monthly, place } from './number-words.ts';

const PLACES = ['first', 'second', 'third', 'fourth', 'fifth'];

/** The numbers that were found, one of which is chosen. */
export function Choices(props: {
  /** Undefined until they are known. */
  numbers: AvailableNumber[] | undefined;
  /** Others are on their way. */
  stale: boolean;
  /** They can be seen and not yet bought. */
  disabled: boolean;
  /** The number that is chosen; empty for none. */
  value: string;
  onChange: (phone: string) => void;
}) {
  const { numbers } = props;
  if (!numbers) {
    return (
      <div className="grid gap-2" aria-busy>
        {PLACES.map((place) => (
          <Skeleton key={place} className="h-13" />
        ))}
      </div>
    );
  }
  if (numbers.length === 0) {
    return (
      <p className="py-6 text-center text-muted-foreground text-sm">
        No number is for sale there right now. Try another area code, or none.
      </p>
    );
  }
  return (
    <RadioGroup.Root
      aria-label="Numbers for sale"
      className={cn('grid gap-2 transition-opacity', (props.stale || props.disabled) && 'opacity-50')}
      disabled={props.stale || props.disabled}
      value={props.value}
      onValueChange={props.onChange}
    >
      {numbers.map((number) => (
        <RadioGroup.Item
          key={number.phone_number}
          value={number.phone_number}
          className="flex items-center justify-between gap-4 rounded-md border border-input bg-card px-3 py-2 text-left transition-colors hover:enabled:bg-accent data-[state=checked]:border-primary data-[state=checked]:bg-live-soft dark:bg-background"
        >
          <span className="min-w-0">
            <span className="block font-medium text-sm">
              <PhoneNumber value={number.phone_number} />
            </span>
            <span className="block truncate text-muted-foreground text-xs">
              {[place(number), inWords(number)].filter(Boolean).join(' · ')}
            </span>
          </span>
          <span className="shrink-0 text-muted-foreground text-xs">{monthly(number.monthly_cost)}</span>
        </RadioGroup.Item>
      ))}
    </RadioGroup.Root>
  );
}
