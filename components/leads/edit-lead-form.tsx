'use client';

import { useState } from 'react';
import { ApiError } from '#components/api/client.ts';
import { Button } from '#components/ui/button.tsx';
import { Field } from '#components/ui/field.tsx';
import { Form } from '#components/ui/form.tsx';
import { Input } from '#components/ui/input.tsx';
import { toast } from '#components/ui/toast.ts';
import { type LeadRow, useUpdateLead } from './queries.ts';

/** Name, number and address of a lead. What was there can be put back for six seconds. */
export function EditLeadForm({ lead, onDone }: { lead: LeadRow; onDone: () => void }) {
  const update = useUpdateLead();
  const before = { name: lead.name, phone: lead.phone ?? '', email: lead.email ?? '' };
  const [draft, setDraft] = useState(before);
  const set = (field: keyof typeof draft) => (event: { target: { value: string } }) =>
    setDraft({ ...draft, [field]: event.target.value });
  const wrong = update.error instanceof ApiError ? update.error.message : update.error && 'This could not be saved.';
  async function save() {
    if (JSON.stringify(draft) === JSON.stringify(before)) return onDone();
    await update.mutateAsync({ id: lead.id, ...draft });
    onDone();
    toast(`${draft.name} is changed.`, {
      duration: 6_000,
      action: { label: 'Undo', onClick: () => update.mutate({ id: lead.id, ...before }) },
    });
  }
  return (
    <Form
      noValidate
      className="grid gap-3"
      onSubmit={() => {
        save().catch(() => {}); // shown below
      }}
    >
      <Field label="Name">
        <Input value={draft.name} maxLength={200} onChange={set('name')} />
      </Field>
      <Field label="Phone">
        <Input type="tel" value={draft.phone} maxLength={64} onChange={set('phone')} />
      </Field>
      <Field label="Email">
        <Input type="email" value={draft.email} maxLength={254} onChange={set('email')} />
      </Field>
      {wrong && (
        <p role="alert" className="text-failed text-xs">
          {wrong}
        </p>
      )}
      <Button type="submit" variant="primary" pending={update.isPending} disabled={draft.name.trim() === ''}>
        Save
      </Button>
    </Form>
  );
}
