'use client';

import { ChevronDown } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { cn } from './cn.ts';
import { useFieldControl } from './field.tsx';
import { controlClasses } from './input.tsx';
import type { Option } from './option-list.tsx';
import { Popover, PopoverContent, PopoverTrigger } from './popover.tsx';

const OptionList = dynamic(() => import('./option-list.tsx').then((module) => module.OptionList));

/** A choice out of many that one finds by typing: time zones, agents, numbers. */
export function Combobox(props: {
  value: string;
  options: Option[];
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
        <OptionList
          value={props.value}
          options={props.options}
          searchLabel={props.searchLabel}
          onChoose={(value) => {
            props.onChange(value);
            setOpen(false);
          }}
        />
      </PopoverContent>
    </Popover>
  );
}
