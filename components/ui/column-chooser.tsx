'use client';

import { Columns3 } from 'lucide-react';
import { useId } from 'react';
import { Button } from './button.tsx';
import { Checkbox } from './checkbox.tsx';
import { Popover, PopoverContent, PopoverTrigger } from './popover.tsx';

/** Which columns of a table are shown. It sits at the right end of the table's head. */
export function ColumnChooser(props: {
  columns: readonly { id: string; label: string }[];
  shown: readonly string[];
  standard: readonly string[];
  onChange: (shown: string[]) => void;
}) {
  const ids = useId();
  const toggle = (id: string) =>
    props.onChange(
      props.columns.map((column) => column.id).filter((one) => props.shown.includes(one) !== (one === id)),
    );
  return (
    <Popover>
      <PopoverTrigger asChild>
        <Button variant="ghost" size="icon-sm" aria-label="Columns" title="Columns">
          <Columns3 aria-hidden />
        </Button>
      </PopoverTrigger>
      <PopoverContent align="end" aria-label="Columns" className="grid w-52 gap-1 p-3">
        <fieldset className="grid gap-0.5">
          <legend className="mb-1.5 text-muted-foreground text-xs">Columns</legend>
          {props.columns.map(({ id, label }) => (
            <label key={id} htmlFor={`${ids}-${id}`} className="flex h-7 items-center gap-2.5 text-sm">
              <Checkbox id={`${ids}-${id}`} checked={props.shown.includes(id)} onCheckedChange={() => toggle(id)} />
              {label}
            </label>
          ))}
        </fieldset>
        <Button
          variant="ghost"
          size="sm"
          disabled={props.shown.join() === props.standard.join()}
          onClick={() => props.onChange([...props.standard])}
        >
          As it was
        </Button>
      </PopoverContent>
    </Popover>
  );
}
