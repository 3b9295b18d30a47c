'use client';

import { ListFilter } from 'lucide-react';
import { Button } from '#components/ui/button.tsx';
import { ChoiceField, type FilterChoice, useFilters } from '#components/ui/filter-bar.tsx';
import { Popover, PopoverContent, PopoverTrigger } from '#components/ui/popover.tsx';

/** Filters that are needed more seldom. The button tells which of them are set. */
export function MoreFilters(props: { choices: (FilterChoice & { label: string })[] }) {
  const { value, set } = useFilters();
  const chosen = props.choices.flatMap(({ param, options }) => {
    const now = value(param);
    return now ? [options.find((option) => option.value === now)?.label.split(',')[0] ?? now] : [];
  });
  return (
    <Popover>
      <PopoverTrigger asChild>
        <Button className={chosen.length > 0 ? 'font-normal' : 'font-normal text-muted-foreground'}>
          <ListFilter aria-hidden />
          {chosen.join(', ') || 'More filters'}
        </Button>
      </PopoverTrigger>
      <PopoverContent aria-label="More filters" className="grid w-68 gap-3">
        {props.choices.map((choice) =>
          choice.options.length > 0 || value(choice.param) ? (
            <div key={choice.param} className="grid gap-1.5">
              <span className="font-medium text-sm">{choice.label}</span>
              <ChoiceField
                choice={choice}
                value={value(choice.param)}
                onChange={(next) => set({ [choice.param]: next })}
                className="w-full"
              />
            </div>
          ) : (
            <p key={choice.param} className="text-muted-foreground text-xs">
              No call has a tag yet. Tags are written on the page of a call.
            </p>
          ),
        )}
      </PopoverContent>
    </Popover>
  );
}
