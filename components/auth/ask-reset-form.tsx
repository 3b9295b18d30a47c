'use client';

import { MailCheck } from 'lucide-react';
import { useState } from 'react';
import type { AuthConfig } from '#components/layout/browser-auth.ts';
import { Button } from '#components/ui/button.tsx';
import { Field } from '#components/ui/field.tsx';
import { Form } from '#components/ui/form.tsx';
import { Input } from '#components/ui/input.tsx';
import { attempt } from './attempt.ts';
import type { AuthProblem } from './auth-problem.ts';
import { ProblemNote } from './problem-note.tsx';

/** Asks for a link by mail. The answer is the same whether or not there is such an account. */
export function AskResetForm({ auth }: { auth: AuthConfig }) {
  const [sentTo, setSentTo] = useState('');
  const [problem, setProblem] = useState<AuthProblem | null>(null);
  const [pending, setPending] = useState(false);

  async function submit(form: FormData) {
    const email = String(form.get('email')).trim();
    setPending(true);
    setProblem(null);
    const redirectTo = `${auth.publicUrl}/auth/confirm?next=/reset/new`;
    const failed = await attempt(auth, (client) => client.resetPasswordForEmail(email, { redirectTo }));
    setPending(false);
    if (failed) setProblem(failed);
    else setSentTo(email);
  }

  if (sentTo) {
    return (
      <div role="status" className="flex gap-3 rounded-md border border-border bg-card px-4 py-3 text-sm">
        <MailCheck className="mt-0.5 size-4 shrink-0 text-live" aria-hidden />
        <div className="min-w-0">
          <p className="break-words font-medium">If {sentTo} has an account, a link is on its way.</p>
          <p className="text-muted-foreground">It works once and for one hour. Look in the spam folder too.</p>
          <Button variant="link" className="mt-2" onClick={() => setSentTo('')}>
            Use another address
          </Button>
        </div>
      </div>
    );
  }
  return (
    <Form onSubmit={submit} className="grid gap-4">
      <Field label="Email">
        <Input name="email" type="email" autoComplete="username" required autoFocus />
      </Field>
      {problem && <ProblemNote problem={problem} />}
      <Button variant="primary" type="submit" pending={pending} className="w-full">
        Send the link
      </Button>
    </Form>
  );
}
