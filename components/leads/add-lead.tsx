'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { ErrorNote } from '#components/api/error-note.tsx';
import { businessPath } from '#components/layout/navigation.ts';
import { Field } from '#components/ui/field.tsx';
import { FormDialog } from '#components/ui/form-dialog.tsx';
import { Input } from '#components/ui/input.tsx';
import { Textarea } from '#components/ui/textarea.tsx';
import { useFileLead } from './queries.ts';

const BLANK = { name: '', phone: '', email: '', message: '' };

/** Files a lead by hand. A number or address that is known completes that lead. */
export function AddLead(props: { businessId: string; onClose: () => void }) {
  const router = useRouter();
  const file = useFileLead();
  const [draft, setDraft] = useState(BLANK);
  const set = (field: keyof typeof BLANK) => (event: { target: { value: string } }) =>
    setDraft({ ...draft, [field]: event.target.value });
  function submit() {
    const given = Object.fromEntries(Object.entries(draft).filter(([, value]) => value.trim() !== ''));
    file.mutate(
      { business_id: props.businessId, source: 'dashboard', ...given },
      { onSuccess: ({ id }) => router.push(businessPath(props.businessId, `leads/${id}`)) },
    );
  }
  return (
    <FormDialog
      title="New lead"
      line="A name, a number or an email address will do. If the number is known already, that lead is completed."
      action="Add the lead"
      problem={file.error && <ErrorNote title="The lead was not filed" error={file.error} />}
      pending={file.isPending}
      ready={[draft.name, draft.phone, draft.email].some((text) => text.trim() !== '')}
      onSubmit={submit}
      onOpenChange={props.onClose}
    >
      <Field label="Name">
        <Input autoFocus value={draft.name} maxLength={200} onChange={set('name')} />
      </Field>
      <Field label="Phone" hint="With its country: +1 512 555 0142">
        <Input type="tel" value={draft.phone} maxLength={64} onChange={set('phone')} />
      </Field>
      <Field label="Email">
        <Input type="email" value={draft.email} maxLength={254} onChange={set('email')} />
      </Field>
      <Field label="Wants" optional>
        <Textarea value={draft.message} rows={2} maxLength={10_000} onChange={set('message')} />
      </Field>
    </FormDialog>
  );
}
