'use client';

import Link from 'next/link';
import { useEffect, useState } from 'react';
import { type AuthConfig, browserAuth } from '#components/layout/browser-auth.ts';
import { Button } from '#components/ui/button.tsx';
import { Field } from '#components/ui/field.tsx';
import { Form } from '#components/ui/form.tsx';
import { Input } from '#components/ui/input.tsx';
import { PasswordInput } from '#components/ui/password-input.tsx';
import { Skeleton } from '#components/ui/skeleton.tsx';
import { attempt } from './attempt.ts';
import type { AuthProblem } from './auth-problem.ts';
import { CodeStep } from './code-step.tsx';
import { ProblemNote } from './problem-note.tsx';
import { needsCode } from './second-factor.ts';

/** For whoever came by the mailed link and is signed in by it. */
export function NewPasswordForm({ auth }: { auth: AuthConfig }) {
  const [email, setEmail] = useState<string | null | undefined>(undefined);
  const [half, setHalf] = useState(false);
  const [problem, setProblem] = useState<AuthProblem | null>(null);
  const [pending, setPending] = useState(false);

  useEffect(() => {
    browserAuth(auth)
      .then(async (client) => {
        const { data } = await client.getSession();
        setHalf(await needsCode(auth));
        setEmail(data.session?.user.email ?? null);
      })
      .catch(() => setEmail(null));
  }, [auth]);

  async function submit(form: FormData) {
    setPending(true);
    setProblem(null);
    const password = String(form.get('password'));
    const failed = await attempt(auth, (client) => client.updateUser({ password }));
    if (failed) {
      setProblem(failed);
      setPending(false);
      return;
    }
    window.location.assign('/dashboard');
  }

  if (email === undefined) return <Skeleton className="h-44" />;
  if (email === null) {
    return (
      <div className="grid gap-4">
        <ProblemNote
          problem={{
            title: 'The link is no longer valid.',
            advice: 'It works once and for one hour. Ask for a new one.',
          }}
        />
        <Button variant="primary" asChild>
          <Link href="/reset">Ask for a new link</Link>
        </Button>
      </div>
    );
  }
  // The link proves the mailbox, and no more: a second factor is asked for all the same.
  if (half) return <CodeStep auth={auth} onDone={() => setHalf(false)} onBack={() => setEmail(null)} />;
  return (
    <Form onSubmit={submit} className="grid gap-4">
      <Field label="Account">
        <Input name="email" type="email" autoComplete="username" value={email} readOnly className="bg-muted" />
      </Field>
      <Field label="New password" hint="At least 8 characters.">
        <PasswordInput name="password" autoComplete="new-password" required minLength={8} maxLength={72} autoFocus />
      </Field>
      {problem && <ProblemNote problem={problem} />}
      <Button variant="primary" type="submit" pending={pending} className="w-full">
        Save and open the dashboard
      </Button>
    </Form>
  );
}
