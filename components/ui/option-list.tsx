'use client';

import { Check } from 'lucide-react';
import { cn } from './cn.ts';
import { Command, CommandEmpty, CommandInput, CommandItem, CommandList } from './command.tsx';

export interface Option {
  value: string;
  label: string;
  detail?: string;
}

/** By part of the name, not by scattered letters: "york" is not Krasnoyarsk. */
function contains(value: string, search: string): number {
  return value.toLowerCase().includes(search.trim().toLowerCase()) ? 1 : 0;
}

/** The inside of a combobox: what one types, and what is found. */
export function OptionList(props: {
  value: string;
  options: Option[];
  searchLabel: string;
  onChoose: (value: string) => void;
}) {
  return (
    <Command filter={contains}>
      <CommandInput placeholder={props.searchLabel} aria-label={props.searchLabel} autoFocus />
      <CommandList>
        <CommandEmpty>Nothing by that name.</CommandEmpty>
        {props.options.map((option) => (
          <CommandItem
            key={option.value}
            value={`${option.label} ${option.value}`}
            onSelect={() => props.onChoose(option.value)}
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
  );
}
