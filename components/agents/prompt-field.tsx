'use client';

import { useRef } from 'react';
import { Field } from '#components/ui/field.tsx';
import { PromptInput } from './prompt-input.tsx';
import { PromptPreview } from './prompt-preview.tsx';
import { unknownIn } from './prompt-text.ts';
import { VariableMenu } from './variable-menu.tsx';

export interface PromptFieldProps {
  label: string;
  hint: string;
  value: string;
  limit: number;
  error?: string | undefined;
  long?: boolean;
  disabled?: boolean;
  /** Shows the text as a call with these values has it, in place of the field. */
  preview: Record<string, unknown> | null;
  onChange: (text: string) => void;
}

/** Instructions or a first message: written with variables, or read as a call has it. */
export function PromptField(props: PromptFieldProps) {
  const field = useRef<HTMLTextAreaElement>(null);
  const unknown = unknownIn(props.value);
  if (props.preview) {
    return <PromptPreview label={props.label} text={props.value} values={props.preview} long={props.long} />;
  }
  return (
    <Field
      label={props.label}
      error={props.error ?? null}
      aside={!props.disabled && <VariableMenu field={field} label={props.label} />}
      hint={
        <span className="flex flex-wrap justify-between gap-x-4">
          <span>
            {unknown.length > 0 ? (
              <span className="text-missed">
                {`{{${unknown.join('}}, {{')}}}`} {unknown.length === 1 ? 'stays' : 'stay'} empty unless a call’s
                metadata names it.
              </span>
            ) : (
              props.hint
            )}
          </span>
          <Length of={props.value} limit={props.limit} />
        </span>
      }
    >
      <PromptInput
        ref={field}
        rows={props.long ? 10 : 2}
        maxLength={props.limit}
        className={props.long ? 'min-h-60' : undefined}
        value={props.value}
        onChange={(event) => props.onChange(event.target.value)}
      />
    </Field>
  );
}

const digits = new Intl.NumberFormat('en-US');

/** How much is written; what may be written is said when it comes near. */
function Length({ of, limit }: { of: string; limit: number }) {
  const near = of.length > limit * 0.8;
  return (
    <span className={near ? 'tabular text-missed' : 'tabular'}>
      {digits.format(of.length)} {near ? `of ${digits.format(limit)} characters` : 'characters'}
    </span>
  );
}
