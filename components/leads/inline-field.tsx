'use client';

import { Check, Pencil, X } from 'lucide-react';
import { type ReactNode, useRef, useState } from 'react';
import { ApiError } from '#components/api/client.ts';
import { Form } from '#components/ui/form.tsx';
import { Input } from '#components/ui/input.tsx';
import { Textarea } from '#components/ui/textarea.tsx';

const markClasses =
  'grid size-7 shrink-0 place-items-center rounded-sm text-muted-foreground transition-colors hover:bg-accent hover:text-foreground';

/** A value that is edited where it stands: Enter keeps it, Escape leaves it as it was. */
export function InlineField(props: {
  label: string;
  value: string | null;
  /** How the value is written while it is not edited. */
  shown?: ReactNode;
  type?: 'text' | 'email' | 'tel';
  long?: boolean;
  /** An empty text clears the field, unless the field must have one. */
  required?: boolean;
  /** Rejects with what is wrong with the value. Without it the value is only shown. */
  onSave: ((value: string) => Promise<unknown>) | undefined;
}) {
  const [draft, setDraft] = useState<string | null>(null);
  const [error, setError] = useState<string | null>(null);
  const opener = useRef<HTMLButtonElement>(null);

  function close() {
    setDraft(null);
    setError(null);
    setTimeout(() => opener.current?.focus());
  }
  async function save() {
    const value = (draft ?? '').trim();
    if (value === (props.value ?? '')) return close();
    if (value === '' && props.required) return setError('This cannot be empty.');
    try {
      await props.onSave?.(value);
      close();
    } catch (fault) {
      setError(fault instanceof ApiError ? fault.message : 'This could not be saved.');
    }
  }

  if (draft === null) {
    return (
      <div className="group">
        <dt className="text-muted-foreground text-xs">{props.label}</dt>
        <dd className="-my-0.5 flex min-w-0 items-start gap-1 text-sm">
          <span className="min-w-0 py-1 [overflow-wrap:anywhere] whitespace-pre-line">
            {props.value ? (props.shown ?? props.value) : <span className="text-muted-foreground">–</span>}
          </span>
          {props.onSave && (
            <button
              ref={opener}
              type="button"
              aria-label={`Edit ${props.label.toLowerCase()}`}
              onClick={() => setDraft(props.value ?? '')}
              className={`${markClasses} opacity-0 focus-visible:opacity-100 group-hover:opacity-100 pointer-coarse:opacity-100`}
            >
              <Pencil className="size-3.5" aria-hidden />
            </button>
          )}
        </dd>
      </div>
    );
  }
  const control = {
    'aria-label': props.label,
    'aria-invalid': error ? true : undefined,
    autoFocus: true,
    value: draft,
    onChange: (event: { target: { value: string } }) => setDraft(event.target.value),
  };
  return (
    <div>
      <dt className="text-muted-foreground text-xs">{props.label}</dt>
      <dd>
        <Form
          noValidate
          className="flex items-start gap-1"
          onSubmit={() => void save()}
          onKeyDown={(event) => {
            if (event.key === 'Escape') close();
          }}
        >
          {props.long ? (
            <Textarea rows={3} maxLength={10_000} {...control} />
          ) : (
            <Input type={props.type} maxLength={254} {...control} />
          )}
          <button type="submit" aria-label="Keep" className={`${markClasses} mt-1`}>
            <Check className="size-4 text-live" aria-hidden />
          </button>
          <button type="button" aria-label="Leave as it was" onClick={close} className={`${markClasses} mt-1`}>
            <X className="size-4" aria-hidden />
          </button>
        </Form>
        {error && (
          <p role="alert" className="mt-1 text-failed text-xs">
            {error}
          </p>
        )}
      </dd>
    </div>
  );
}

/** A value that is never edited, among those that are. */
export function ShownField(props: { label: string; children: ReactNode }) {
  return (
    <div>
      <dt className="text-muted-foreground text-xs">{props.label}</dt>
      <dd className="mt-0.5 text-sm">{props.children}</dd>
    </div>
  );
}
