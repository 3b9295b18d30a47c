'use client';

import { createContext, type ReactNode, useContext, useId } from 'react';
import { cn } from './cn.ts';
import { Label } from './label.tsx';

interface FieldControl {
  id: string;
  describedBy: string | undefined;
  invalid: boolean;
}

const FieldContext = createContext<FieldControl | null>(null);

/** What a control inside a `Field` must carry so that its label, hint and error are read out with it. */
export function useFieldControl(): { id?: string; 'aria-describedby'?: string; 'aria-invalid'?: true } {
  const field = useContext(FieldContext);
  if (!field) return {};
  return { id: field.id, 'aria-describedby': field.describedBy, 'aria-invalid': field.invalid || undefined };
}

/** A labelled control. The error takes the hint's place, so that the form does not jump by two lines. */
export function Field(props: {
  label: ReactNode;
  hint?: ReactNode;
  error?: string | null;
  optional?: boolean;
  /** Sits at the right end of the label's line: "Forgot it?" */
  aside?: ReactNode;
  className?: string;
  children: ReactNode;
}) {
  const id = useId();
  const note = props.error ?? props.hint;
  const control = { id, describedBy: note ? `${id}-note` : undefined, invalid: Boolean(props.error) };
  return (
    <div data-slot="field" className={cn('grid gap-1.5', props.className)}>
      <div className="flex items-baseline justify-between gap-3">
        <Label htmlFor={id}>
          {props.label}
          {props.optional && <span className="font-normal text-muted-foreground"> (optional)</span>}
        </Label>
        {props.aside && <span className="text-xs">{props.aside}</span>}
      </div>
      <FieldContext value={control}>{props.children}</FieldContext>
      {note && (
        <p
          id={`${id}-note`}
          role={props.error ? 'alert' : undefined}
          className={cn('text-xs', props.error ? 'text-failed' : 'text-muted-foreground')}
        >
          {note}
        </p>
      )}
    </div>
  );
}
