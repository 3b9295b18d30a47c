'use client';

import { useRouter } from 'next/navigation';
import type { ReactNode } from 'react';
import { attempt } from '#components/auth/attempt.ts';
import type { AuthConfig } from '#components/layout/browser-auth.ts';
import { Button } from '#components/ui/button.tsx';
import { Card } from '#components/ui/card.tsx';
import { Field } from '#components/ui/field.tsx';
import { Input } from '#components/ui/input.tsx';
import { PasswordInput } from '#components/ui/password-input.tsx';
import { toast } from '#components/ui/toast.ts';
import type { Person } from '#lib/services/sign-in/schema.ts';
import { AuthDialog } from './auth-dialog.tsx';
import { useReadAgain } from './queries.ts';

/** Name, address and password of the one signed in, each changed by itself. */
export function AboutYou({ person, auth }: { person: Person; auth: AuthConfig }) {
  const readAgain = useReadAgain();
  const router = useRouter();

  async function done(title: string, description?: string) {
    toast(title, { description });
    await readAgain();
    // The shell and the histories name the person too.
    router.refresh();
  }

  async function changeName(form: FormData) {
    const name = String(form.get('name')).trim();
    const failed = await attempt(auth, (client) => client.updateUser({ data: { name: name || null } }));
    if (!failed) await done(name ? `You are ${name} now.` : 'Your name is gone.');
    return failed;
  }

  async function changeEmail(form: FormData) {
    const [email, current_password] = [String(form.get('email')).trim(), String(form.get('current'))];
    const emailRedirectTo = `${auth.publicUrl}/auth/confirm?next=/dashboard`;
    const failed = await attempt(auth, (client) => client.updateUser({ email, current_password }, { emailRedirectTo }));
    if (!failed)
      await done(`A link goes to ${email}.`, 'Your address changes when you open it. Until then this one holds.');
    return failed;
  }

  async function changePassword(form: FormData) {
    const [current_password, password] = [String(form.get('current')), String(form.get('password'))];
    const failed = await attempt(auth, (client) => client.updateUser({ password, current_password }));
    if (!failed) await done('Your password is changed.', 'Every other browser was signed out.');
    return failed;
  }

  return (
    <Card>
      <dl className="divide-y divide-border">
        <Row label="Name" value={person.name ?? <span className="text-muted-foreground">Not given</span>}>
          <AuthDialog
            trigger={<Button size="sm">Change</Button>}
            title="Your name"
            line="Your team sees it in histories and in the audit log."
            action="Save"
            onSubmit={changeName}
          >
            <Field label="Name">
              <Input name="name" defaultValue={person.name ?? ''} autoComplete="name" maxLength={100} />
            </Field>
          </AuthDialog>
        </Row>
        <Row
          label="Email"
          value={person.email}
          note={person.new_email && `Waits for ${person.new_email} to be confirmed: open the link in the mail.`}
        >
          <AuthDialog
            trigger={<Button size="sm">Change</Button>}
            title="Change your email address"
            line={`A link is mailed to the new one. ${person.email} is told, and holds until the link is opened.`}
            action="Send the link"
            onSubmit={changeEmail}
          >
            <Field label="New address">
              <Input name="email" type="email" autoComplete="email" required maxLength={254} />
            </Field>
            <Field label="Present password">
              <PasswordInput name="current" autoComplete="current-password" required />
            </Field>
          </AuthDialog>
        </Row>
        <Row label="Password" value="••••••••••">
          <AuthDialog
            trigger={<Button size="sm">Change</Button>}
            title="Change your password"
            line="Every other browser is signed out, and you are told by mail."
            action="Change it"
            onSubmit={changePassword}
          >
            <input type="hidden" name="username" autoComplete="username" value={person.email} readOnly />
            <Field label="Present password">
              <PasswordInput name="current" autoComplete="current-password" required />
            </Field>
            <Field label="New password" hint="At least 8 characters.">
              <PasswordInput name="password" autoComplete="new-password" required minLength={8} maxLength={72} />
            </Field>
          </AuthDialog>
        </Row>
      </dl>
    </Card>
  );
}

function Row(props: { label: string; value: ReactNode; note?: ReactNode; children: ReactNode }) {
  return (
    <div className="flex items-center gap-4 px-4 py-3">
      <dt className="w-20 max-sm:w-16 shrink-0 text-muted-foreground text-sm">{props.label}</dt>
      <dd className="flex min-w-0 flex-1 items-center justify-between gap-4">
        <span className="min-w-0 text-base">
          <span className="block truncate">{props.value}</span>
          {props.note && (
            <span className="block text-muted-foreground text-xs [overflow-wrap:anywhere]">{props.note}</span>
          )}
        </span>
        {props.children}
      </dd>
    </div>
  );
}
