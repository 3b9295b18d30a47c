'use client';

import Link from 'next/link';
import { useEffect, useState } from 'react';
import type { AuthConfig } from '#components/layout/browser-auth.ts';
import { Button } from '#components/ui/button.tsx';
import { Field } from '#components/ui/field.tsx';
import { Form } from '#components/ui/form.tsx';
import { Input } from '#components/ui/input.tsx';
import { PasswordInput } from '#components/ui/password-input.tsx';
import { attempt } from './attempt.ts';
import type { AuthProblem } from './auth-problem.ts';
import { CodeStep } from './code-step.tsx';
import { ProblemNote } from './problem-note.tsx';
import { needsCode } from './second-factor.ts';

/** `next` is a path of this site, checked already. */
export function SignInForm({ auth, next }: { auth: AuthConfig; next: string }) {
  const [half, setHalf] = useState(false);
  const [problem, setProblem] = useState<AuthProblem | null>(null);
  const [pending, setPending] = useState(false);

  // Whoever closed the page before the code comes back to the code.
  useEffect(() => {
    if (!/(^|; )sb-/.test(document.cookie)) return;
    needsCode(auth).then(setHalf, () => {});
  }, [auth]);

  // A whole new page, so that the server sees the session's cookies.
  const enter = () => window.location.assign(next);

  async function submit(form: FormData) {
    setPending(true);
    setProblem(null);
    const email = String(form.get('email')).trim();
    const password = String(form.get('password'));
    const failed = await attempt(auth, (client) => client.signInWithPassword({ email, password }));
    if (!failed && !(await needsCode(auth).catch(() => false))) return enter();
    setProblem(failed);
    setHalf(!failed);
    setPending(false);
  }

  if (half) return <CodeStep auth={auth} onDone={enter} onBack={() => setHalf(false)} />;
  return (
    <Form onSubmit={submit} className="grid gap-4">
      <Field label="Email">
        <Input name="email" type="email" autoComplete="username" required autoFocus />
      </Field>
      <Field
        label="Password"
        aside={
          <Link href="/reset" className="text-live underline-offset-4 hover:underline">
            Forgot it?
          </Link>
        }
      >
        <PasswordInput name="password" autoComplete="current-password" required />
      </Field>
      {problem && <ProblemNote problem={problem} />}
      <Button variant="primary" type="submit" pending={pending} className="w-full">
        Sign in
      </Button>
    </Form>
  );
}
