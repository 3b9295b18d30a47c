'use client';

import type { ReactNode } from 'react';
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from './select.tsx';

type Value = string | number | null;

export interface ChoiceOption<T extends Value> {
  value: T;
  label: ReactNode;
}

/** What a table of words offers: each of its names, by its word. */
export const optionsOf = <T extends string>(words: Readonly<Record<T, string>>): ChoiceOption<T>[] =>
  (Object.keys(words) as T[]).map((value) => ({ value, label: words[value] }));

/** One of a few, in a list that opens. Groups, or options of two lines: `Select`. Many options: `Combobox`. */
export function Choice<T extends Value>(props: {
  value: T | undefined;
  options: readonly ChoiceOption<T>[];
  onChange: (value: T) => void;
  /** Where no `Field` around it names it. */
  label?: string;
  /** Stands there while `value` is none of the options. */
  placeholder?: ReactNode;
  size?: 'sm' | 'md';
  disabled?: boolean;
  className?: string;
}) {
  const { options, placeholder } = props;
  function choose(name: string) {
    const chosen = options.find(({ value }) => String(value) === name);
    if (chosen) props.onChange(chosen.value);
  }
  return (
    <Select value={String(props.value)} onValueChange={choose} disabled={props.disabled}>
      <SelectTrigger size={props.size} aria-label={props.label} className={props.className}>
        {/* Radix would fill this in the browser only, and leave it empty in the first paint. */}
        <SelectValue>{options.find(({ value }) => value === props.value)?.label ?? placeholder}</SelectValue>
      </SelectTrigger>
      <SelectContent>
        {options.map(({ value, label }) => (
          <SelectItem key={String(value)} value={String(value)}>
            {label}
          </SelectItem>
        ))}
      </SelectContent>
    </Select>
  );
}
