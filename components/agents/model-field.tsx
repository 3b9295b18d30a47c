'use client';

import { useId } from 'react';
import { Field } from '#components/ui/field.tsx';
import { Input } from '#components/ui/input.tsx';
import { LIMITS } from './draft.ts';

/** Names that one meets often; any other that the endpoint knows may be written. */
const OFTEN = ['gpt-4.1', 'gpt-4.1-mini', 'gpt-4o', 'gpt-4o-mini', 'gpt-5', 'gpt-5-mini'];

/** The language model that speaks, by the name under which the connected endpoint knows it. */
export function ModelField(props: {
  label: string;
  value: string;
  hint: string;
  placeholder?: string;
  optional?: boolean;
  error?: string | undefined;
  onChange: (model: string) => void;
}) {
  const list = useId();
  return (
    <Field label={props.label} hint={props.hint} optional={props.optional ?? false} error={props.error ?? null}>
      <Input
        list={list}
        maxLength={LIMITS.model}
        spellCheck={false}
        autoComplete="off"
        value={props.value}
        placeholder={props.placeholder}
        onChange={(event) => props.onChange(event.target.value)}
      />
      <datalist id={list}>
        {OFTEN.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
    </Field>
  );
}
