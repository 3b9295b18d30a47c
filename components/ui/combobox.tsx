'use client';

import { Check, ChevronDown } from 'lucide-react';
import { useState } from 'react';
import { cn } from './cn.ts';
import { Command, CommandEmpty, CommandInput, CommandItem, CommandList } from './command.tsx';
import { useFieldControl } from './field.tsx';
import { controlClasses } from './input.tsx';
import { Popover, PopoverContent, PopoverTrigger } from './popover.tsx';

/** By part of the name, not by scattered letters: "york" is not Krasnoyarsk. */
function contains(value: string, search: string): number {
  return value.toLowerCase().includes(search.trim().toLowerCase()) ? 1 : 0;
}

/** A choice out of many that one finds by typing: time zones, agents, numbers. */
export function Combobox(props: {
  value: string;
  options: { value: string; label: string; detail?: string }[];
  onChange: (value: string) => void;
  placeholder?: string;
  searchLabel: string;
  className?: string;
}) {
  const [open, setOpen] = useState(false);
  const chosen = props.options.find((option) => option.value === props.value);
  return (
    <Popover open={open} onOpenChange={setOpen}>
      <PopoverTrigger asChild>
        <button
          type="button"
          data-slot="combobox"
          className={cn(controlClasses, 'flex h-9 items-center justify-between gap-2 px-3 text-left', props.className)}
          {...useFieldControl()}
        >
          <span className={cn('truncate', !chosen && 'text-muted-foreground')}>
            {chosen?.label ?? props.placeholder}
          </span>
          <ChevronDown className="size-4 shrink-0 text-muted-foreground" aria-hidden />
        </button>
      </PopoverTrigger>
      <PopoverContent className="w-(--radix-popover-trigger-width) min-w-64 p-0">
        <Command filter={contains}>
          <CommandInput placeholder={props.searchLabel} aria-label={props.searchLabel} />
          <CommandList>
            <CommandEmpty>Nothing by that name.</CommandEmpty>
            {props.options.map((option) => (
              <CommandItem
                key={option.value}
                value={`${option.label} ${option.value}`}
                onSelect={() => {
                  props.onChange(option.value);
                  setOpen(false);
                }}
              >
                <span className="truncate">{option.label}</span>
                {option.detail && <span className="ml-auto text-muted-foreground text-xs">{option.detail}</span>}
                {option.value === props.value && (
                  <Check className={cn('text-live', !option.detail && 'ml-auto')} aria-hidden />
                )}
              </CommandItem>
            ))}
          </CommandList>
        </Command>
      </PopoverContent>
    </Popover>
  );
}
