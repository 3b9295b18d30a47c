'use client';

import { useState } from 'react';
import { ErrorNote } from '#components/api/error-note.tsx';
import { isComplete, type Letter, LetterFields } from '#components/emails/letter-fields.tsx';
import { FormDialog } from '#components/ui/form-dialog.tsx';
import { toast } from '#components/ui/toast.ts';
import type { ContactProps } from './contact.ts';
import { useEmailLead } from './queries.ts';

/** Writes the lead an email: it goes out at once, or waits for approval where the business wants that. */
export function EmailDialog({ lead, to, onClose }: ContactProps) {
  const email = useEmailLead();
  const [letter, setLetter] = useState<Letter>({ to, subject: '', body: '' });
  const submit = () =>
    email.mutate(
      {
        business_id: lead.business_id,
        ...letter,
        to: letter.to.trim(),
        lead_id: letter.to.trim() === to ? lead.id : undefined,
        auto_approve: true,
      },
      {
        onSuccess: ({ status }) => {
          onClose();
          toast(status === 'pending_approval' ? 'The email waits for approval.' : 'The email is on its way.');
        },
      },
    );
  return (
    <FormDialog
      title={`Email ${lead.name}`}
      line="From the business’s own mail account where one is connected."
      action="Send it"
      problem={email.error && <ErrorNote title="The email was not taken" error={email.error} />}
      pending={email.isPending}
      ready={isComplete(letter)}
      onSubmit={submit}
      onOpenChange={onClose}
    >
      <LetterFields letter={letter} onChange={setLetter} />
    </FormDialog>
  );
}
