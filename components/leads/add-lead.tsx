'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { ErrorNote } from '#components/api/error-note.tsx';
import { businessPath } from '#components/layout/navigation.ts';
import { Button } from '#components/ui/button.tsx';
import {
  Dialog,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
} from '#components/ui/dialog.tsx';
import { Field } from '#components/ui/field.tsx';
import { Form } from '#components/ui/form.tsx';
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
    <Dialog open onOpenChange={(open) => !open && props.onClose()}>
      <DialogContent>
        <DialogHeader>
          <DialogTitle>New lead</DialogTitle>
          <DialogDescription>
            A name, a number or an email address will do. If the number is known already, that lead is completed.
          </DialogDescription>
        </DialogHeader>
        <Form noValidate className="grid gap-4" onSubmit={submit}>
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
          {file.error && <ErrorNote title="The lead was not filed" error={file.error} />}
          <DialogFooter>
            <Button onClick={props.onClose}>Cancel</Button>
            <Button
              type="submit"
              variant="primary"
              pending={file.isPending}
              disabled={[draft.name, draft.phone, draft.email].every((text) => text.trim() === '')}
            >
              Add the lead
            </Button>
          </DialogFooter>
        </Form>
      </DialogContent>
    </Dialog>
  );
}
