'use client';

import { useState } from 'react';
import { ErrorNote } from '#components/api/error-note.tsx';
import { Button } from '#components/ui/button.tsx';
import { Field } from '#components/ui/field.tsx';
import { Form } from '#components/ui/form.tsx';
import { Input } from '#components/ui/input.tsx';

export interface ListedNumber {
  phone: string;
  reason?: string;
}

/** Puts a number on a list, with the reason where one is known. */
export function NumberForm(props: {
  action: string;
  /** What is said when the number was refused. */
  refused: string;
  error: Error | null;
  pending: boolean;
  /** `done` empties the form. */
  onAdd: (number: ListedNumber, done: () => void) => void;
}) {
  const [phone, setPhone] = useState('');
  const [reason, setReason] = useState('');
  const empty = () => {
    setPhone('');
    setReason('');
  };
  return (
    <Form
      noValidate
      className="grid gap-3"
      onSubmit={() => {
        const why = reason.trim();
        props.onAdd({ phone: phone.trim(), ...(why ? { reason: why } : {}) }, empty);
      }}
    >
      <div className="grid items-start gap-3 sm:grid-cols-2">
        <Field label="Number">
          <Input
            type="tel"
            placeholder="+1 512 555 1234"
            value={phone}
            onChange={(event) => setPhone(event.target.value)}
          />
        </Field>
        <Field label="Why" optional>
          <Input maxLength={500} value={reason} onChange={(event) => setReason(event.target.value)} />
        </Field>
      </div>
      {props.error && <ErrorNote title={props.refused} error={props.error} />}
      <Button type="submit" className="w-fit" pending={props.pending} disabled={phone.trim() === ''}>
        {props.action}
      </Button>
    </Form>
  );
}
