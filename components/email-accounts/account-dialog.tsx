'use client';

import { type ReactNode, useState } from 'react';
import { ErrorNote } from '#components/api/error-note.tsx';
import { Choice } from '#components/ui/choice.tsx';
import { Field } from '#components/ui/field.tsx';
import { FormDialog } from '#components/ui/form-dialog.tsx';
import { Input } from '#components/ui/input.tsx';
import { PasswordInput } from '#components/ui/password-input.tsx';
import { toast } from '#components/ui/toast.ts';
import {
  type AccountDraft,
  bodyOf,
  draftOf,
  emptyAccount,
  isComplete,
  SECURITIES,
  withSecurity,
} from './account-draft.ts';
import { type EmailAccount, useSaveAccount } from './queries.ts';

/** Connects a mail account, or changes `account`. The sign-in is tried at once. */
export function AccountDialog(props: {
  businessId: string;
  businessName: string;
  account?: EmailAccount;
  children: ReactNode;
}) {
  const { account } = props;
  const start = () => (account ? draftOf(account) : emptyAccount(props.businessName));
  const save = useSaveAccount();
  const [open, setOpen] = useState(false);
  const [draft, setDraft] = useState(start);
  const ready = isComplete(draft, account === undefined);
  const bind = (field: Exclude<keyof AccountDraft, 'security'>) => ({
    value: draft[field],
    onChange: (event: { target: { value: string } }) => setDraft({ ...draft, [field]: event.target.value }),
  });

  function submit() {
    const body = bodyOf(draft);
    const named = account
      ? { id: account.id, ...body }
      : { business_id: props.businessId, ...body, password: draft.password };
    save.mutate(named, {
      onSuccess: (saved) => {
        setOpen(false);
        if (saved.error) toast.warning('The mail server did not let us in.', { description: saved.error });
        else toast('Connected. The sign-in works.');
      },
    });
  }

  return (
    <FormDialog
      trigger={props.children}
      open={open}
      onOpenChange={(next) => {
        setOpen(next);
        if (next) setDraft(start());
        save.reset();
      }}
      title={account ? `Change ${account.from_address}` : 'Connect a mail account'}
      line="Emails go out through your own mail server, so that replies reach you. The password is kept encrypted and never shown again."
      action={account ? 'Save the account' : 'Connect the account'}
      problem={save.error && <ErrorNote title="Nothing was saved" error={save.error} />}
      pending={save.isPending}
      ready={ready}
      onSubmit={submit}
    >
      <div className="grid items-start gap-4 sm:grid-cols-2">
        <Field label="Name that people see">
          <Input maxLength={100} {...bind('from_name')} />
        </Field>
        <Field label="Address">
          <Input type="email" maxLength={254} placeholder="front@example.com" {...bind('from_address')} />
        </Field>
        <Field label="Mail server">
          <Input maxLength={253} placeholder="smtp.example.com" {...bind('host')} />
        </Field>
        <div className="grid grid-cols-[1fr_5rem] items-start gap-3">
          <Field label="Encryption">
            <Choice
              value={draft.security}
              options={SECURITIES}
              onChange={(security) => setDraft(withSecurity(draft, security))}
            />
          </Field>
          <Field label="Port">
            <Input inputMode="numeric" maxLength={5} {...bind('port')} />
          </Field>
        </div>
        <Field label="User name" optional hint="Nothing here: the address.">
          <Input maxLength={254} autoComplete="off" {...bind('username')} />
        </Field>
        <Field label="Password" optional={account !== undefined} hint={account && 'Nothing here: it stays.'}>
          <PasswordInput maxLength={500} autoComplete="new-password" {...bind('password')} />
        </Field>
      </div>
    </FormDialog>
  );
}
