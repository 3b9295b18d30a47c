'use client';

import { Field } from '#components/ui/field.tsx';
import { Input } from '#components/ui/input.tsx';

type Values = Readonly<Record<string, string>>;

/** One field for each gap in the words of a template. */
export function GapFields(props: {
  gaps: readonly string[];
  label: (gap: string) => string;
  values: Values;
  /** What a gap could be, shown while it is empty. */
  examples?: Values;
  onChange: (values: Record<string, string>) => void;
}) {
  if (props.gaps.length === 0) return null;
  return (
    <div className="grid items-start gap-3 sm:grid-cols-2">
      {props.gaps.map((gap) => (
        <Field key={gap} label={props.label(gap)}>
          <Input
            value={props.values[gap] ?? ''}
            maxLength={1_000}
            placeholder={props.examples?.[gap]}
            onChange={(event) => props.onChange({ ...props.values, [gap]: event.target.value })}
          />
        </Field>
      ))}
    </div>
  );
}
