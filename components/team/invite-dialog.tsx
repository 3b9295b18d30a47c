'use client';

import { Plus } from 'lucide-react';
import { useState } from 'react';
import { ErrorNote } from '#components/api/error-note.tsx';
import { Button } from '#components/ui/button.tsx';
import { Field } from '#components/ui/field.tsx';
import { FormDialog } from '#components/ui/form-dialog.tsx';
import { Input } from '#components/ui/input.tsx';
import { toast } from '#components/ui/toast.ts';
import type { Role } from '#lib/core/scope.ts';
import { useInvite } from './queries.ts';
import { RoleSelect } from './role-select.tsx';

/** Invites one person by email, with the role that they will have. */
export function InviteDialog(props: { businessId: string; businessName: string; own: Role }) {
  const invite = useInvite(props.businessId);
  const [open, setOpen] = useState(false);
  const [role, setRole] = useState<Role>('member');

  function submit(form: FormData) {
    const email = String(form.get('email')).trim();
    invite.mutate(
      { email, role },
      {
        onSuccess: () => {
          setOpen(false);
          toast(`An invitation goes to ${email}.`, { description: 'Its link works once, within seven days.' });
        },
      },
    );
  }

  return (
    <FormDialog
      trigger={
        <Button variant="primary">
          <Plus aria-hidden />
          Invite
        </Button>
      }
      open={open}
      onOpenChange={(next) => {
        setOpen(next);
        if (!next) return;
        invite.reset();
        setRole('member');
      }}
      title={`Invite to ${props.businessName}`}
      line="They get a link by email, and join with their own password."
      action="Send the invitation"
      problem={invite.error && <ErrorNote title="Nobody was invited" error={invite.error} />}
      pending={invite.isPending}
      onSubmit={submit}
    >
      <Field label="Email">
        <Input name="email" type="email" autoComplete="off" required maxLength={254} />
      </Field>
      <Field label="Role">
        <RoleSelect value={role} own={props.own} onChange={setRole} />
      </Field>
    </FormDialog>
  );
}
